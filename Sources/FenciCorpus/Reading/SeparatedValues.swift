/// Divides comma-separated or tab-separated values into records (RFC 4180).
///
/// A field that begins with a quotation mark ends with the next one that is not doubled, and may
/// contain separators and line breaks. Characters between the closing mark and the separator belong
/// to the field, too, so that a field such as `"创新"驱动` loses nothing.
package struct SeparatedValues {
  /// One record.
  struct Row {
    /// The contents of the fields, without quotation marks around them.
    var fields: [[UInt8]]
    /// The offset after the line break.
    var end: Int
    /// The number of line breaks in the record.
    var lineBreaks: Int
    /// Whether a field in quotation marks was not closed before the bytes ended.
    var isOpen = false
  }

  /// Whether a field in quotation marks may contain line breaks.
  enum Quotes { case spanLines, endWithTheLine }

  let separator: UInt8
  var quotes = Quotes.spanLines

  /// The record that begins at a position; nil if it may continue after the bytes.
  ///
  /// - Parameter isComplete: whether no more bytes follow.
  func row(in bytes: [UInt8], from start: Int, isComplete: Bool) -> Row? {
    var row = Row(fields: [], end: start, lineBreaks: 0)
    var position = start
    /// The number of bytes that the last field has inside quotation marks.
    var quotedCount = 0
    repeat {
      var field: [UInt8] = []
      quotedCount = 0
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        position += 1
        guard readQuoted(bytes, &position, &field, &row.lineBreaks) else {
          guard isComplete || quotes == .endWithTheLine && position < bytes.count else {
            return nil
          }
          row.isOpen = true
          return row
        }
        if position == bytes.count, !isComplete { return nil }
        quotedCount = field.count
      }
      while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A {
        field.append(bytes[position])
        position += 1
      }
      if position == bytes.count, !isComplete { return nil }
      row.fields.append(field)
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    } while true
    let last = row.fields.count - 1
    if row.fields[last].count > quotedCount, row.fields[last].last == 0x0D {
      row.fields[last].removeLast()
    }
    if position < bytes.count { row.lineBreaks += 1 }
    row.end = min(position + 1, bytes.count)
    return row
  }

  /// Reads the contents of a quoted field, up to the character after the closing mark. Returns false
  /// if the closing mark is missing.
  private func readQuoted(
    _ bytes: [UInt8], _ position: inout Int, _ field: inout [UInt8], _ lineBreaks: inout Int
  ) -> Bool {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        guard position + 1 < bytes.count, bytes[position + 1] == byte else {
          position += 1
          return true
        }
        position += 1
      } else if byte == 0x0A {
        if quotes == .endWithTheLine { return false }
        lineBreaks += 1
      }
      field.append(byte)
      position += 1
    }
    return false
  }
}
