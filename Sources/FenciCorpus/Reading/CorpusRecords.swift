package import Fenci

/// The documents of a file of records.
package struct CorpusRecords: ~Copyable {
  /// The number of bad records so far. The first `reportedRecords` are reported one by one; if there
  /// are more, the total is reported at the end.
  package private(set) var badRecordCount = 0

  private let path: String
  private let fields: Corpus.Fields
  private let reportProblem: @Sendable (FenciError) -> Void
  private var source: RecordSource
  private var division: Division
  /// The line of the next record, from 1; in JSON arrays, its number.
  private var place = 1

  /// How the bytes are divided, and what is known so far.
  private enum Division {
    case lines
    case jsonLines
    case json(JSONSequence)
    /// Columns are nil before the first record.
    case values(SeparatedValues, Columns?)
  }

  /// The columns of separated values.
  private struct Columns {
    let count: Int
    let text: Int
    let id: Int?
  }

  private static let reportedRecords = 10

  /// Opens a file; `-` is standard input.
  package init(
    _ path: String, format: Corpus.RecordFormat, _ fields: Corpus.Fields,
    _ decoding: InputDecoding?, report: @escaping @Sendable (FenciError) -> Void
  ) throws(FenciError) {
    self.path = path
    self.fields = fields
    reportProblem = report
    source = RecordSource(
      try Input(path, division: .bytes, blockSize: 1 << 18, decoding, .document))
    division =
      switch format {
      case .lines: .lines
      case .jsonLines: .jsonLines
      case .json: .json(JSONSequence())
      case .csv: .values(SeparatedValues(separator: UInt8(ascii: ",")), nil)
      case .tsv: .values(SeparatedValues(separator: 0x09), nil)
      }
  }

  /// The document of the next good record that is not blank; nil at the end.
  package mutating func next() throws(FenciError) -> Corpus.Document? {
    while true {
      let line = place
      do throws(RecordProblem) {
        guard let (record, byteCount) = try nextRecord() else { break }
        guard let record else { continue }
        return Corpus.Document(
          file: path, line: line, text: record.text, byteCount: byteCount, recordID: record.id)
      } catch {
        report(error, at: line)
      }
      if let failure = source.failure { throw failure }
    }
    if let failure = source.failure { throw failure }
    if badRecordCount > Self.reportedRecords {
      reportProblem(
        .unreadable(path: path, reason: "\(badRecordCount) bad records in all; they were left out"))
    }
    return nil
  }

  /// The next record and its size in bytes; nil for a blank record, and at the end.
  private mutating func nextRecord() throws(RecordProblem) -> (record: Record?, byteCount: Int)? {
    let start = source.offset
    let record: Record?
    switch division {
    case .lines:
      guard let line = nextLine() else { return nil }
      record = line.isBlank ? nil : Record(text: line)
    case .jsonLines:
      guard let line = nextLine() else { return nil }
      record = line.isBlank ? nil : try JSONRecord.record(in: line, fields)
    case .json(var sequence):
      defer { division = .json(sequence) }
      guard let object = try nextElement(&sequence) else { return nil }
      place += 1
      record = try JSONRecord.record(in: object, fields)
    case .values(let values, let columns):
      guard let row = nextRow(values) else { return nil }
      place += row.lineBreaks
      guard !row.isOpen else { throw .openQuote }
      record = try self.record(of: row, values, columns)
    }
    return (record, source.offset - start)
  }

  // MARK: Lines

  /// The next line without its line break; nil at the end.
  private mutating func nextLine() -> [UInt8]? {
    var searched = source.position
    while true {
      if let end = source.bytes[searched...].firstIndex(of: 0x0A) {
        place += 1
        let line = source.bytes[source.position..<end]
        source.advance(to: end + 1)
        return Array(line.last == 0x0D ? line.dropLast() : line)
      }
      searched = source.bytes.count
      let position = source.position
      guard source.readMore() else { break }
      searched -= position - source.position
    }
    guard source.position < source.bytes.count else { return nil }
    place += 1
    let line = source.bytes[source.position...]
    source.advance(to: source.bytes.count)
    return Array(line.last == 0x0D ? line.dropLast() : line)
  }

  // MARK: JSON

  private mutating func nextElement(
    _ sequence: inout JSONSequence
  ) throws(RecordProblem) -> [UInt8]? {
    while true {
      switch sequence.next(
        in: source.bytes, from: source.position, isComplete: source.isComplete)
      {
      case .element(let range):
        let element = Array(source.bytes[range])
        source.advance(to: range.upperBound)
        return element
      case .end: return nil
      case .needsMore(let position):
        source.advance(to: position)
        source.readMore()
      case .invalid(let position):
        let byte = source.offset + position - source.position + 1
        source.skipAll()
        sequence.end()
        throw .invalid(byte: byte)
      }
    }
  }

  // MARK: Separated values

  private mutating func nextRow(_ values: SeparatedValues) -> SeparatedValues.Row? {
    while true {
      guard source.position < source.bytes.count else {
        guard source.readMore() else { return nil }
        continue
      }
      guard
        let row = values.row(
          in: source.bytes, from: source.position, isComplete: source.isComplete)
      else {
        source.readMore()
        continue
      }
      guard !row.isOpen else { return skipOpenRow() }
      source.advance(to: row.end)
      return row
    }
  }

  /// Skips the first line of a record whose quotation marks are not closed. From here on, a record
  /// is a line, because no later quotation mark can be trusted to open what it closes.
  private mutating func skipOpenRow() -> SeparatedValues.Row {
    let end = source.bytes[source.position...].firstIndex(of: 0x0A) ?? source.bytes.count
    source.advance(to: min(end + 1, source.bytes.count))
    if case .values(var values, let columns) = division {
      values.quotes = .endWithTheLine
      division = .values(values, columns)
    }
    return SeparatedValues.Row(fields: [], end: end, lineBreaks: 1, isOpen: true)
  }

  /// The document of a record; nil for the first record, which names the columns, and for a blank
  /// line.
  private mutating func record(
    of row: SeparatedValues.Row, _ values: SeparatedValues, _ columns: Columns?
  ) throws(RecordProblem) -> Record? {
    guard row.fields.count > 1 || !row.fields[0].isBlank else { return nil }
    guard let columns else {
      let names = row.fields.map { String(decoding: $0, as: UTF8.self) }
      guard let text = names.firstIndex(of: fields.text) else {
        source.skipAll()
        throw .noColumn(field: fields.text, columns: names)
      }
      let id = fields.id.flatMap { names.firstIndex(of: $0) }
      division = .values(values, Columns(count: names.count, text: text, id: id))
      return nil
    }
    // Empty fields at the end are what a spreadsheet leaves of a deleted column.
    let isComplete =
      row.fields.count >= columns.count && row.fields[columns.count...].allSatisfy(\.isEmpty)
    guard isComplete else {
      throw .fieldCount(row.fields.count, expected: columns.count)
    }
    return Record(
      text: row.fields[columns.text],
      id: columns.id.map { String(decoding: row.fields[$0], as: UTF8.self) })
  }

  // MARK: Problems

  private mutating func report(_ problem: RecordProblem, at line: Int) {
    badRecordCount += 1
    guard badRecordCount <= Self.reportedRecords else { return }
    let name = path == "-" ? "standard input" : path
    guard case .json = division else {
      return reportProblem(.invalidTable(file: name, line: line, problem: "\(problem)"))
    }
    reportProblem(.unreadable(path: "\(name), record \(line)", reason: "\(problem)"))
  }
}

extension [UInt8] {
  /// Whether the bytes are ASCII blanks only.
  fileprivate var isBlank: Bool { allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
}

/// The bytes of a file of records that were read and not yet used.
private struct RecordSource: ~Copyable {
  private var input: Input
  private(set) var bytes: [UInt8] = []
  /// The index in `bytes` of the next record.
  private(set) var position = 0
  /// The offset of the next record in the decoded file.
  private(set) var offset = 0
  /// Whether the input has ended.
  private(set) var isComplete = false
  /// The error that ended the input.
  private(set) var failure: FenciError?
  private var hasBegun = false

  init(_ input: consuming Input) { self.input = input }

  mutating func advance(to position: Int) {
    offset += position - self.position
    self.position = position
  }

  /// Reads more bytes. Reads as much as is left, so that the time for a long record is linear.
  /// Returns false at the end.
  @discardableResult mutating func readMore() -> Bool {
    guard !isComplete else { return false }
    bytes.removeFirst(position)
    position = 0
    let goal = 2 * bytes.count + 1
    do {
      while bytes.count < goal, !isComplete {
        if var block = try input.nextBlock() {
          // A byte order mark does not belong to the first record.
          if !hasBegun, block.starts(with: [0xEF, 0xBB, 0xBF]) { block.removeFirst(3) }
          hasBegun = true
          bytes += block
        } else {
          isComplete = true
        }
      }
    } catch {
      isComplete = true
      failure = error
    }
    return true
  }

  /// Leaves out the rest of the file.
  mutating func skipAll() {
    bytes = []
    position = 0
    isComplete = true
  }
}
