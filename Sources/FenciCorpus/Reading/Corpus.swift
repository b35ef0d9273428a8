public import Fenci

/// The documents of files, folders and standard input, one after the other.
///
///     var corpus = Corpus(["laws", "reports.csv"], format: .byName) { print($0) }
///     while let document = corpus.next() { … }
///     if corpus.hasProblems { … }
///
/// A folder includes all files below it. Files and folders that cannot be read are reported and
/// skipped. Files of records are read block by block, so the memory is that of the longest
/// document.
public struct Corpus: DocumentSource, ~Copyable {
  /// How documents are stored in files.
  public enum Format: Sendable {
    /// A file named `*.jsonl`, `*.json`, `*.csv` or `*.tsv` contains records. Any other file is one
    /// document, or none if it is empty.
    case byName
    /// Every file contains records.
    case records(RecordFormat)

    /// The format of the records in a file; nil if the file is one document.
    public func recordFormat(of path: String) -> RecordFormat? {
      switch self {
      case .byName: RecordFormat(path: path)
      case .records(let format): format
      }
    }
  }

  /// One document.
  public struct Document: Sendable {
    /// The path of its file; `-` for standard input.
    public let file: String
    /// The line at which its record begins, from 1; in a JSON array, the number of the record. Nil
    /// if the document is the whole file.
    public let line: Int?
    private let source: SourceText
    private let reading: RepairedText
    /// What its record has in the field that ``Corpus/Fields/id`` names.
    public let recordID: String?
    /// Its text as UTF-8, possibly invalid: without markup, with wrapped lines joined.
    public var text: [UInt8] { content.bytes }
    /// Its text with the title and the headings, for a key phrase extractor.
    public let content: Fenci.Document
    /// Its size in the file, in bytes.
    public let byteCount: Int

    /// A document of a caller's making.
    public init(
      file: String, line: Int?, text: [UInt8], byteCount: Int, recordID: String? = nil
    ) {
      self.init(
        file: file, line: line, recordID: recordID, SourceText(text), DocumentText(text, .bytes),
        byteCount: byteCount)
    }

    init(
      file: String, line: Int?, recordID: String?, _ source: SourceText, _ read: DocumentText,
      byteCount: Int
    ) {
      (self.file, self.line, self.recordID) = (file, line, recordID)
      (self.source, reading, self.byteCount) = (source, read.text, byteCount)
      content = read.document(RepairedText(read.text.bytes))
    }

    /// The bytes of the file from which a range of ``text`` was read. In a record, offsets count in
    /// its decoded field.
    ///
    /// - Complexity: O(log *n*) in the number of places where layout was removed.
    public func sourceRange(of range: Range<Int>) -> Range<Int> {
      source.range(of: reading.originalRange(of: range))
    }

    /// The pieces of the file from which a range of ``text`` was put together, in order. A range has
    /// several pieces if a line break, a tag, a page head or a blank was removed inside.
    public func sourcePieces(of range: Range<Int>) -> [Range<Int>] {
      reading.originalPieces(of: range).map { source.range(of: $0) }
    }

    /// The identifier that its record has. Without one, the path, followed by a colon and the line
    /// number if there is one: `laws.jsonl:3`.
    public var id: String { recordID ?? line.map { "\(file):\($0)" } ?? file }
  }

  /// The total size of all files in bytes; nil if one is a pipe, whose size is unknown.
  public let byteCount: Int?
  /// Whether anything could not be read so far. Final when `next()` returns nil.
  public private(set) var hasProblems = false

  private let files: [CorpusFile]
  private let format: Format
  private let fields: Fields
  private let decoding: InputDecoding?
  private let reading: Reading
  private let reportProblem: @Sendable (FenciError) -> Void
  /// The index of the next file to open.
  private var position = 0
  private var records: CorpusRecords?

  /// The documents at some paths, in order; `-` is standard input.
  ///
  /// Folders are listed immediately. The files of a folder come in byte order of their paths. Names
  /// that begin with a dot, and links to folders, are skipped.
  ///
  /// - Parameters:
  ///   - paths: files and folders.
  ///   - format: whether the ending of a file's name says what it is, or all files are records.
  ///   - fields: the fields of a record that are its text and its identifier.
  ///   - reading: what is set aside: layout and menus, layout only, or nothing.
  ///   - report: called with each problem, such as a file that cannot be read.
  public init(
    _ paths: [String], format: Format = .byName, fields: Fields = Fields(),
    reading: Reading = .text,
    report: @escaping @Sendable (FenciError) -> Void
  ) {
    let decoding = try? InputDecoding(nil, .standard) { _ in }
    self.init(paths, format: format, fields, decoding: decoding, reading, report: report)
  }

  /// The documents at some paths, decoded to UTF-8.
  package init(
    _ paths: [String], format: Format, _ fields: Fields, decoding: InputDecoding?,
    _ reading: Reading,
    report: @escaping @Sendable (FenciError) -> Void
  ) {
    self.format = format
    self.fields = fields
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
        if let document = try records?.next() { return read(document) }
        if let count = records?.badRecordCount, count > 0 { hasProblems = true }
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
    if let format = format.recordFormat(of: path) {
      records = try CorpusRecords(path, format: format, fields, decoding, report: reportProblem)
      return nil
    }
    let source = try SourceText(path: path, decoding)
    guard !source.bytes.isEmpty else { return nil }
    return Document(
      file: path, line: nil, recordID: nil, source, DocumentText(source.bytes, reading),
      byteCount: source.bytes.count)
  }

  /// The document with the text of its markup and its wrapped lines. A line is taken as it is.
  private func read(_ document: Document) -> Document {
    if case .records(.lines) = format { return document }
    return Document(
      file: document.file, line: document.line, recordID: document.recordID,
      SourceText(document.text), DocumentText(document.text, reading),
      byteCount: document.byteCount)
  }

  private mutating func report(_ problem: FenciError) {
    reportProblem(problem)
    hasProblems = true
  }
}
