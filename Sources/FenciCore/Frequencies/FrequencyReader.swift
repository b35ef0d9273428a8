/// Reads a table of document frequencies row by row, so that the whole table is never in memory.
/// `DocumentFrequencies.table` describes the format.
package struct FrequencyReader {
  /// A function that returns the next bytes of the table, and nil after the last ones. The bytes
  /// end after a line break or at the end of the table.
  package typealias Blocks = () throws(FenciError) -> [UInt8]?

  /// The genres (kinds of documents) that have documents, in the byte order of their names.
  package private(set) var genres: [DocumentFrequencies.Genre] = []
  /// The word of the current row.
  package var term: ArraySlice<UInt8> { block[termRange] }
  /// The counts of the current row, in the order of `genres`.
  package private(set) var counts: [Int] = []
  /// The line number of the current row, from 1.
  package private(set) var line = 0

  private let name: String
  private let blocks: Blocks
  private var block: [UInt8]
  private var position = 0
  private var termRange = 0..<0
  /// The columns of the table, in order.
  private var columns: [Column] = []

  private enum Column {
    case term
    /// A genre. `count` is its number of documents. `place` is its position in `genres`, or nil if
    /// it has 0 documents.
    case genre(count: Int, place: Int?)
  }

  /// Creates a reader and reads the first lines of a table, up to the names of the columns.
  ///
  /// - Parameter name: the table's name, for messages.
  /// - Throws: `FenciError.invalidTable`, or an error that `blocks` throws.
  package init(name: String, blocks: @escaping Blocks) throws(FenciError) {
    self.name = name
    self.blocks = blocks
    block = []
    try readHead()
  }

  /// Creates a reader for frequencies that are in memory.
  package init(_ frequencies: DocumentFrequencies) {
    name = ""
    blocks = { () throws(FenciError) in nil }
    block = frequencies.rows.text
    // A byte order mark is skipped before the first line of a file. Rows in memory do not have one,
    // so the same bytes are part of a word.
    line = 1
    genres = frequencies.genres
    counts = [Int](repeating: 0, count: genres.count)
    columns = [.term]
    for (place, genre) in genres.enumerated() {
      columns.append(.genre(count: genre.documentCount, place: place))
    }
  }

  /// Reads the next row. The counts of the row may all be 0.
  ///
  /// - Returns: false at the end of the table.
  /// - Throws: `FenciError.invalidTable` with the line, or an error that `blocks` throws.
  package mutating func next() throws(FenciError) -> Bool {
    while let range = try nextLine() {
      guard !range.isEmpty else { continue }
      try readRow(range)
      return true
    }
    return false
  }

  /// Returns an error in a line of the table.
  package func fail(_ line: Int, _ problem: String) -> FenciError {
    .invalidTable(file: name, line: line, problem: problem)
  }

  // MARK: Lines

  /// Returns the range of the next line in `block` without its line break, or nil at the end of the
  /// table.
  private mutating func nextLine() throws(FenciError) -> Range<Int>? {
    if position == block.count {
      guard let next = try blocks() else { return nil }
      (block, position) = (next, 0)
    }
    let start = line == 0 && block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : position
    var end = start
    while end < block.count, block[end] != 0x0A { end += 1 }
    position = min(end + 1, block.count)
    line += 1
    let isCut = end > start && end < block.count && block[end - 1] == 0x0D
    return start..<(isCut ? end - 1 : end)
  }

  private mutating func readHead() throws(FenciError) {
    var totals: [(name: String, value: String)] = []
    while let range = try nextLine() {
      guard block.isValidUTF8(in: range) else { throw fail(line, "not valid UTF-8") }
      let bytes = block[range]
      guard bytes.starts(with: [0x23, 0x20]), let colon = bytes.firstIndex(of: 0x3A) else {
        try readColumns(bytes, totals)
        break
      }
      let value = bytes[(colon + 1)...].drop { $0 == 0x20 }
      totals.append(
        (
          String(decoding: bytes[(range.lowerBound + 2)..<colon], as: UTF8.self),
          String(decoding: value, as: UTF8.self)
        ))
    }
    guard !columns.isEmpty else { throw failColumns() }
    counts = [Int](repeating: 0, count: genres.count)
  }

  private func failColumns() -> FenciError {
    let term = DocumentFrequencies.term
    return fail(
      max(line, 1),
      "no column “\(term)”; the first line should name the columns, \(term) among them")
  }

  private mutating func readColumns(
    _ bytes: ArraySlice<UInt8>, _ totals: [(name: String, value: String)]
  ) throws(FenciError) {
    let term = DocumentFrequencies.term
    let names = bytes.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    func isSame(_ first: String, _ second: String) -> Bool { first.utf8.elementsEqual(second.utf8) }
    guard names.contains(where: { isSame($0, term) }) else { throw failColumns() }
    guard names.count > 1 else {
      throw fail(line, "no column of document counts beside “\(term)”")
    }
    var found: [(genre: DocumentFrequencies.Genre, column: Int)] = []
    var documentCount = 0
    for (column, name) in names.enumerated() {
      guard !names[..<column].contains(where: { isSame($0, name) }) else {
        throw fail(line, "the column “\(name)” stands twice")
      }
      guard !isSame(name, term) else {
        columns.append(.term)
        continue
      }
      let value = totals.last { isSame($0.name, name) }?.value
      guard let total = value.flatMap({ Int($0) }), total >= 0,
        DocumentFrequencies.Genre.isName(name)
      else {
        throw fail(
          1, "no line “# \(name): ” with the number of documents that were counted")
      }
      let (sum, overflows) = documentCount.addingReportingOverflow(total)
      guard !overflows else { throw fail(1, "\(DocumentFrequencies.TooManyDocuments())") }
      documentCount = sum
      columns.append(.genre(count: total, place: nil))
      if total > 0 { found.append((.init(name: name, documentCount: total), column)) }
    }
    found.sort { DocumentFrequencies.Genre.precede($0.genre, $1.genre) }
    genres = found.map { $0.genre }
    for (place, genre) in found.enumerated() {
      columns[genre.column] = .genre(count: genre.genre.documentCount, place: place)
    }
  }

  // MARK: Rows

  private mutating func readRow(_ range: Range<Int>) throws(FenciError) {
    var column = 0
    var start = range.lowerBound
    for place in range.lowerBound...range.upperBound
    where place == range.upperBound || block[place] == 0x09 {
      if column < columns.count { try readField(columns[column], start..<place, of: range) }
      column += 1
      start = place + 1
    }
    guard column == columns.count else {
      throw fail(line, "\(column) fields instead of \(columns.count)")
    }
    guard block.isValidUTF8(in: termRange) else { throw fail(line, "not valid UTF-8") }
    guard DocumentFrequencies.canHold(block[termRange]) else {
      throw fail(line, "no word, or one with a line break")
    }
  }

  private mutating func readField(
    _ column: Column, _ range: Range<Int>, of row: Range<Int>
  ) throws(FenciError) {
    switch column {
    case .term: termRange = range
    case .genre(let total, let place):
      guard let number = number(range) else {
        // If the row has too few fields, this field may be the word. The better error then is the
        // number of fields.
        let fields = block[row].count { $0 == 0x09 } + 1
        guard fields == columns.count else {
          throw fail(line, "\(fields) fields instead of \(columns.count)")
        }
        let field = String(decoding: block[range], as: UTF8.self)
        throw fail(line, "“\(field)” is no whole number; expected a number of documents")
      }
      guard number <= total else {
        throw fail(line, "\(number) documents, and there are only \(total)")
      }
      if let place { counts[place] = number }
    }
  }

  /// Returns the value of a field of decimal digits. The result is nil if the field is empty, has
  /// other characters or overflows.
  private func number(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var number = 0
    for place in range {
      let digit = Int(block[place]) - 0x30
      guard 0...9 ~= digit else { return nil }
      let (product, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, exceeds) = product.addingReportingOverflow(digit)
      guard !overflows, !exceeds else { return nil }
      number = sum
    }
    return number
  }
}
