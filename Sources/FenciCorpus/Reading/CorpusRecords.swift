package import Fenci

/// The documents of a file with one document per line.
package struct CorpusRecords: ~Copyable {
  /// The number of bad lines so far. The first `reportedLines` are reported one by one; if there
  /// are more, the total is reported at the end.
  package private(set) var badLineCount = 0

  private let path: String
  private let format: Corpus.RecordFormat
  private let reportProblem: @Sendable (FenciError) -> Void
  private var input: Input
  /// Bytes that were read but not yet returned.
  private var block: ArraySlice<UInt8> = []
  private var line = 0

  private static let reportedLines = 10

  /// Opens a file; `-` is standard input.
  package init(
    _ path: String, format: Corpus.RecordFormat, _ decoding: InputDecoding?,
    report: @escaping @Sendable (FenciError) -> Void
  ) throws(FenciError) {
    self.path = path
    reportProblem = report
    self.format = format
    input = try Input(path, division: .wholeLines, blockSize: 1 << 18, decoding, .document)
  }

  /// The document of the next good line that is not blank; nil at the end.
  package mutating func next() throws(FenciError) -> Corpus.Document? {
    while let bytes = try nextLine() {
      do throws(JSONRecord.Problem) {
        guard let text = try text(of: bytes) else { continue }
        return Corpus.Document(file: path, line: line, text: text, byteCount: bytes.count + 1)
      } catch {
        report(error)
      }
    }
    if badLineCount > Self.reportedLines {
      reportProblem(
        .unreadable(path: path, reason: "\(badLineCount) bad lines in all; they were left out"))
    }
    return nil
  }

  private mutating func nextLine() throws(FenciError) -> ArraySlice<UInt8>? {
    if block.isEmpty {
      guard let bytes = try input.nextBlock() else { return nil }
      block = bytes[...]
      // A byte order mark does not belong to the first document.
      if line == 0, block.starts(with: [0xEF, 0xBB, 0xBF]) { block.removeFirst(3) }
    }
    let end = block.firstIndex(of: 0x0A) ?? block.endIndex
    let bytes = block[..<end]
    block = block[min(end + 1, block.endIndex)...]
    line += 1
    return bytes.last == 0x0D ? bytes.dropLast() : bytes
  }

  private func text(of bytes: ArraySlice<UInt8>) throws(JSONRecord.Problem) -> [UInt8]? {
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return nil }
    switch format {
    case .line: return Array(bytes)
    case .json: return try JSONRecord.text(of: Array(bytes))
    }
  }

  private mutating func report(_ problem: JSONRecord.Problem) {
    badLineCount += 1
    guard badLineCount <= Self.reportedLines else { return }
    let name = path == "-" ? "standard input" : path
    reportProblem(.invalidTable(file: name, line: line, problem: "\(problem)"))
  }
}
