import Fenci

/// The documents of a file that holds one in each line.
struct CorpusRecords: ~Copyable {
  /// The bad lines so far. The first ones are reported on standard error, the others are only counted,
  /// and how many there were is told at the end.
  private(set) var badLineCount = 0

  private let path: String
  private let format: Corpus.RecordFormat
  private var input: Input
  /// What was read and not yet handed over.
  private var block: ArraySlice<UInt8> = []
  private var line = 0

  private static let reportedLines = 10

  /// Opens a file; `-` is standard input.
  init(_ path: String, format: Corpus.RecordFormat) throws(FenciError) {
    self.path = path
    self.format = format
    input = try Input(path, division: .wholeLines, blockSize: 1 << 18)
  }

  /// The document of the next good line that is not blank; nil at the end.
  mutating func next() throws(FenciError) -> Corpus.Document? {
    while let bytes = try nextLine() {
      do throws(JSONRecord.Problem) {
        guard let text = try surface(of: bytes) else { continue }
        return Corpus.Document(file: path, line: line, text: text, byteCount: bytes.count + 1)
      } catch {
        report(error)
      }
    }
    if badLineCount > Self.reportedLines {
      printError("fenci: \(path): \(badLineCount) bad lines in all; they were left out")
    }
    return nil
  }

  private mutating func nextLine() throws(FenciError) -> ArraySlice<UInt8>? {
    if block.isEmpty {
      guard let bytes = try input.nextBlock() else { return nil }
      block = bytes[...]
      // A byte order mark is no part of the first document.
      if line == 0, block.starts(with: [0xEF, 0xBB, 0xBF]) { block.removeFirst(3) }
    }
    let end = block.firstIndex(of: 0x0A) ?? block.endIndex
    let bytes = block[..<end]
    block = block[min(end + 1, block.endIndex)...]
    line += 1
    return bytes.last == 0x0D ? bytes.dropLast() : bytes
  }

  private func surface(of bytes: ArraySlice<UInt8>) throws(JSONRecord.Problem) -> [UInt8]? {
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return nil }
    switch format {
    case .line: return Array(bytes)
    case .json: return try JSONRecord.surface(of: Array(bytes))
    }
  }

  private mutating func report(_ problem: JSONRecord.Problem) {
    badLineCount += 1
    guard badLineCount <= Self.reportedLines else { return }
    let name = path == "-" ? "standard input" : path
    printError("fenci: \(FenciError.invalidTable(file: name, line: line, problem: "\(problem)"))")
  }
}
