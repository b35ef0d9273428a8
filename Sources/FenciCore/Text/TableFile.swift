/// A table in a tab-separated text file, such as the `words.tsv` of a dictionary:
///
///     # license: MIT
///     word<TAB>count<TAB>tag
///     创新<TAB>900<TAB>vn
///
/// The file begins with properties, which are lines of the form `# key: value`. Then one line names
/// the columns. Each of the remaining lines is a record. Empty lines are skipped.
///
/// The text is UTF-8 with or without a byte-order mark. Lines end with LF or CRLF.
struct TableFile {
  let name: String
  /// The values of the properties by their keys.
  private(set) var properties: [String: String] = [:]
  private(set) var columns: [String] = []
  private let bytes: [UInt8]
  private var bodyStart = 0
  private var bodyLine = 1

  /// - Throws: `FenciError.invalidTable` if a wanted column is missing.
  init(_ bytes: [UInt8], name: String, columns wanted: [String]) throws(FenciError) {
    self.bytes = bytes
    self.name = name
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bodyStart = 3 }
    while let end = lineEnd(from: bodyStart) {
      let line = String(decoding: bytes[bodyStart..<contentEnd(bodyStart, end)], as: UTF8.self)
      bodyStart = end + 1
      bodyLine += 1
      guard line.hasPrefix("# "), let colon = line.firstIndex(of: ":") else {
        columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        break
      }
      let key = line[line.index(line.startIndex, offsetBy: 2)..<colon]
      properties[String(key)] = String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    for column in wanted where !columns.contains(column) {
      throw fail(
        max(bodyLine - 1, 1),
        "no column “\(column)”; the first line should name the columns \(wanted.joined(separator: ", "))"
      )
    }
  }

  /// Calls `body` with the line number and the fields of every record. The fields are in the order
  /// of `columns`.
  func forEachRecord(
    _ body: (Int, [Substring]) throws(FenciError) -> Void
  ) throws(FenciError) {
    var start = bodyStart
    var line = bodyLine
    while let end = lineEnd(from: start) {
      defer {
        start = end + 1
        line += 1
      }
      let contentEnd = contentEnd(start, end)
      if contentEnd == start { continue }
      guard bytes.isValidUTF8(in: start..<contentEnd) else { throw fail(line, "not valid UTF-8") }
      let text = String(decoding: bytes[start..<contentEnd], as: UTF8.self)
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == columns.count else {
        throw fail(
          line,
          "\(fields.count) fields instead of \(columns.count): \(columns.joined(separator: ", "))")
      }
      try body(line, fields)
    }
  }

  /// The position of a column among the fields of a record. The initializer must have required that
  /// column.
  func column(_ name: String) -> Int { columns.firstIndex(of: name) ?? 0 }

  func fail(_ line: Int, _ problem: String) -> FenciError {
    .invalidTable(file: name, line: line, problem: problem)
  }

  /// Parses a field as an integer of at least 0.
  func number(_ field: Substring, _ line: Int, _ column: String) throws(FenciError) -> Int {
    guard let value = Int(field), value >= 0 else {
      throw fail(line, "“\(field)” is no whole number; expected a \(column)")
    }
    return value
  }

  /// Parses a field that consists of a single Unicode scalar.
  func scalar(_ field: Substring, _ line: Int) throws(FenciError) -> Unicode.Scalar {
    let scalars = field.unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else {
      throw fail(line, "“\(field)” is not one character")
    }
    return first
  }

  /// The end of the text of a line, before its line break, which may be CRLF.
  private func contentEnd(_ start: Int, _ end: Int) -> Int {
    end > start && bytes[end - 1] == 0x0D ? end - 1 : end
  }

  private func lineEnd(from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }
}
