import Fenci

/// The documents of files, folders and standard input, one after the other.
///
///     var corpus = Corpus(["laws", "reports.jsonl"], format: .byName)
///     while let document = corpus.next() { … }
///     return corpus.exitCode
///
/// A folder stands for the files in it and below. What cannot be read is reported on standard error and
/// left out, and the rest goes on. Files of records are read a block at a time: the memory is that of
/// the longest document.
struct Corpus: DocumentSource, ~Copyable {
  /// How files hold documents.
  enum Format: Sendable {
    /// A file named `*.jsonl` holds JSON Lines; any other is one document, or none if it is empty.
    case byName
    /// Files hold records.
    case records(RecordFormat)

    /// The format that `--lines` and `--jsonl` name.
    init(_ arguments: Arguments) throws(CommandError) {
      switch (arguments.has("--lines"), arguments.has("--jsonl")) {
      case (false, false): self = .byName
      case (true, false): self = .records(.line)
      case (false, true): self = .records(.json)
      case (true, true):
        throw usageError("--lines and --jsonl exclude each other: give one of them")
      }
    }
  }

  /// How a line holds a document; a blank line holds none.
  enum RecordFormat: Sendable {
    /// The line is the document.
    case line
    /// The line is a JSON object, and its member `text` is the document.
    case json
  }

  /// One document.
  struct Document: Sendable {
    /// The path of its file; `-` for standard input.
    let file: String
    /// Its line, from 1; nil if the whole file is the document.
    let line: Int?
    /// UTF-8, which need not be valid.
    let text: [UInt8]
    /// The bytes that it takes up in its file.
    let byteCount: Int

    /// The path, and behind a colon the line if it has one.
    var id: String { line.map { "\(file):\($0)" } ?? file }
  }

  /// The bytes of all files together; nil where one is a pipe, whose size no one knows.
  let byteCount: Int?
  /// 0, or 1 if something could not be read so far; final when there is no next document.
  private(set) var exitCode: Int32 = 0

  private let files: [CorpusFile]
  private let format: Format
  /// The file to be opened next.
  private var position = 0
  private var records: CorpusRecords?

  /// The documents of some paths, in their order; `-` is standard input.
  ///
  /// Folders are listed at once, and what of them cannot be is reported. The files of a folder come in
  /// byte order of their paths; those whose names begin with a dot are left out, and so are folders
  /// that are links.
  init(_ paths: [String], format: Format) {
    self.format = format
    var files: [CorpusFile] = []
    var problems: [FenciError] = []
    for path in paths { files += CorpusFile.files(at: path, &problems) }
    self.files = files
    byteCount = CorpusFile.byteCount(of: files)
    for problem in problems { report(problem) }
  }

  /// The next document; nil at the end.
  mutating func next() -> Document? {
    while true {
      do throws(FenciError) {
        if let document = try records?.next() { return document }
        if let count = records?.badLineCount, count > 0 { exitCode = 1 }
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

  /// Opens a file; if the whole of it is a document, this is it.
  private mutating func open(_ path: String) throws(FenciError) -> Document? {
    switch format {
    case .records(let format): records = try CorpusRecords(path, format: format)
    case .byName where path.hasSuffix(".jsonl"): records = try CorpusRecords(path, format: .json)
    case .byName:
      let bytes = try path == "-" ? readStandardInput() : readFile(path)
      guard !bytes.isEmpty else { return nil }
      return Document(file: path, line: nil, text: bytes, byteCount: bytes.count)
    }
    return nil
  }

  private mutating func report(_ problem: FenciError) {
    printError("fenci: \(problem)")
    exitCode = 1
  }
}
