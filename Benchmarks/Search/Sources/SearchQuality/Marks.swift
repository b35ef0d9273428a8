import FenciFTS5

/// Counts what is wrong with marked rows of results.
struct Marks {
  private(set) var rows = 0
  /// Rows whose text without the marks is not the text.
  private(set) var printedTwice = 0
  /// Rows with a mark that begins or ends inside a word, or has fewer characters than the query.
  private(set) var cutShort = 0
  /// Rows with a mark that has other words than the query.
  private(set) var longer = 0

  mutating func add(
    _ marked: String, of text: String, query: String, isPrefix: Bool, boundaries: Set<Int>
  ) {
    rows += 1
    let bytes = Array(marked.utf8)
    if bytes.filter({ $0 != 2 && $0 != 3 }) != Array(text.utf8) {
      printedTwice += 1
      return
    }
    var (isCut, isLonger) = (false, false)
    var (offset, mark): (Int, [UInt8]?) = (0, nil)
    for byte in bytes {
      switch byte {
      case 2:
        mark = []
        if !boundaries.contains(offset) { isCut = true }
      case 3:
        let found = String(decoding: mark ?? [], as: UTF8.self)
        mark = nil
        // The words of a phrase may have a punctuation mark between them.
        let words = String(found.unicodeScalars.filter { $0.properties.isAlphabetic })
        if !boundaries.contains(offset) || words.count < query.count { isCut = true }
        if words != query, !isPrefix { isLonger = true }
      default:
        offset += 1
        mark?.append(byte)
      }
    }
    if isCut { cutShort += 1 }
    if isLonger { longer += 1 }
  }

  func percent(_ count: Int) -> String {
    let tenths = rows == 0 ? 0 : (1000 * count + rows / 2) / rows
    return "\(count) (\(tenths / 10).\(tenths % 10) %)"
  }
}
