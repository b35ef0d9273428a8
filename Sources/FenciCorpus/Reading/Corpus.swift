public import Fenci

/// The documents of files, folders and standard input, one after the other.
///
///     var corpus = Corpus(["laws", "reports.jsonl"], format: .byName) { print($0) }
///     while let document = corpus.next() { … }
///     if corpus.hasProblems { … }
///
/// A folder includes all files below it. Files and folders that cannot be read are reported and
/// skipped. Files of records are read block by block, so the memory is that of the longest
/// document.
public struct Corpus: DocumentSource, ~Copyable {
  /// How documents are stored in files.
  public enum Format: Sendable {
    /// A file named `*.jsonl` contains JSON Lines. Any other file is one document, or none if it is
    /// empty.
    case byName
    /// Each line of a file is a record.
    case records(RecordFormat)
  }

  /// How a document is stored in a line. Blank lines are skipped.
  public enum RecordFormat: Sendable {
    /// The line is the document.
    case line
    /// The line is a JSON object, and its member `text` is the document.
    case json
  }

  /// One document.
  public struct Document: Sendable {
    /// The path of its file; `-` for standard input.
    public let file: String
    /// Its line, from 1; nil if the document is the whole file.
    public let line: Int?
    /// Its text as UTF-8, possibly invalid.
    public let text: [UInt8]
    /// Its size in the file, in bytes.
    public let byteCount: Int

    /// A document of a caller's making.
    public init(file: String, line: Int?, text: [UInt8], byteCount: Int) {
      (self.file, self.line, self.text, self.byteCount) = (file, line, text, byteCount)
    }

    /// The path, followed by a colon and the line number if there is one: `laws.jsonl:3`.
    public var id: String { line.map { "\(file):\($0)" } ?? file }
  }

  /// The total size of all files in bytes; nil if one is a pipe, whose size is unknown.
  public let byteCount: Int?
  /// Whether anything could not be read so far. Final when `next()` returns nil.
  public private(set) var hasProblems = false

  private let files: [CorpusFile]
  private let format: Format
  private let decoding: InputDecoding?
  private let reading: DocumentText.Reading
  private let reportProblem: @Sendable (FenciError) -> Void
  /// The index of the next file to open.
  private var position = 0
  private var records: CorpusRecords?

  /// The documents at some paths, in order; `-` is standard input.
  ///
  /// Folders are listed immediately. The files of a folder come in byte order of their paths. Names
  /// that begin with a dot, and links to folders, are skipped.
  ///
  /// - Parameter report: called with each problem, such as a file that cannot be read.
  public init(
    _ paths: [String], format: Format, report: @escaping @Sendable (FenciError) -> Void
  ) {
    self.init(paths, format: format, decoding: nil, .text, report: report)
  }

  /// The documents at some paths, decoded to UTF-8.
  package init(
    _ paths: [String], format: Format, decoding: InputDecoding?,
    _ reading: DocumentText.Reading,
    report: @escaping @Sendable (FenciError) -> Void
  ) {
    self.format = format
    self.decoding = decoding
    self.reading = reading
    self.reportProblem = report
    var files: [CorpusFile] = []
    var problems: [FenciError] = []
    for path in paths { files += CorpusFile.files(at: path, &problems) }
    self.files = files
    byteCount = CorpusFile.byteCount(of: files)
    for problem in problems { self.report(problem) }
  }

  /// The next document; nil at the end.
  public mutating func next() -> Document? {
    while true {
      do throws(FenciError) {
        if let document = try records?.next() { return document }
        if let count = records?.badLineCount, count > 0 { hasProblems = true }
        records = nil
        guard position < files.count else { return nil }
        position += 1
        if let document = try open(files[position - 1].path) { return document }
      } catch {
        report(error)
        records = nil
      }
    }
  }

  /// Opens the file at a path. Returns its document if the whole file is one.
  private mutating func open(_ path: String) throws(FenciError) -> Document? {
    switch format {
    case .records(let format):
      records = try CorpusRecords(path, format: format, decoding, report: reportProblem)
    case .byName where path.hasSuffix(".jsonl"):
      records = try CorpusRecords(path, format: .json, decoding, report: reportProblem)
    case .byName:
      let bytes = try readDocument(path, decoding)
      guard !bytes.isEmpty else { return nil }
      let text = DocumentText.read(bytes, reading).bytes
      return Document(file: path, line: nil, text: text, byteCount: bytes.count)
    }
    return nil
  }

  private mutating func report(_ problem: FenciError) {
    reportProblem(problem)
    hasProblems = true
  }
}
