/// Splits the lines of a text into parts that may be boilerplate, such as headers and labels.
///
/// A part ends at white space, an angle bracket or a bar, and after a colon. Its hash treats all
/// numbers alike, so 发布日期：2024年5月1日 has the parts 发布日期： and 0年0月0日.
struct LineParts {
  /// What divides the parts of a line.
  enum Division {
    case labels
    /// Commas, semicolons and the marks that end a sentence divide parts, too.
    case clauses
  }

  /// The maximum length of a part, in bytes. Longer parts are skipped because they are not headers
  /// or footers.
  static let longest = 300

  private let source: Table<UInt8>
  private let division: Division
  private var position = 0

  init(_ source: Table<UInt8>, _ division: Division = .labels) {
    self.source = source
    self.division = division
  }

  /// Returns the next part, with its hash. Skips empty parts and parts of more than `longest`
  /// bytes. Returns nil at the end of the text.
  mutating func next() -> (range: Range<Int>, hash: UInt64)? {
    while position < source.count {
      let start = position
      var hash = NgramKey()
      var isNumber = false
      var end = start
      while end < source.count {
        let separator = separatorLength(at: end)
        guard separator == 0 else { break }
        let byte = source[end]
        let isDigit = byte &- 0x30 < 10
        if !isDigit || !isNumber { hash.append(isDigit ? 0x30 : UInt32(byte)) }
        isNumber = isDigit
        end += 1
        if endsPart(behind: end) { break }
      }
      let range = start..<end
      position = end == start ? end + max(separatorLength(at: end), 1) : end
      if !range.isEmpty, range.count <= Self.longest { return (range, hash.value) }
    }
    return nil
  }

  /// Returns the length in bytes of the separator at an offset; 0 if the offset has no separator.
  private func separatorLength(at place: Int) -> Int {
    switch source[place] {
    case 0x09...0x0D, 0x20, 0x3C, 0x3E, 0x7C: 1
    // U+3000, the ideographic space, and U+FF5C, the fullwidth bar.
    case 0xE3 where isScalar(0x80, 0x80, at: place): 3
    case 0xEF where isScalar(0xBD, 0x9C, at: place): 3
    default: division == .clauses ? markLength(at: place) : 0
    }
  }

  /// Returns the length in bytes of a mark that ends a clause; 0 if the offset has none.
  private func markLength(at place: Int) -> Int {
    switch source[place] {
    // ! , ; ?
    case 0x21, 0x2C, 0x3B, 0x3F: 1
    // 。
    case 0xE3 where isScalar(0x80, 0x82, at: place): 3
    // ！ ， ； ？
    case 0xEF
    where isScalar(0xBC, 0x81, at: place) || isScalar(0xBC, 0x8C, at: place)
      || isScalar(0xBC, 0x9B, at: place) || isScalar(0xBC, 0x9F, at: place):
      3
    default: 0
    }
  }

  /// Whether a colon, ASCII or fullwidth, ends at an offset.
  private func endsPart(behind place: Int) -> Bool {
    switch source[place - 1] {
    case 0x3A: true
    case 0x9A: place > 2 && source[place - 2] == 0xBC && source[place - 3] == 0xEF
    default: false
    }
  }

  private func isScalar(_ second: UInt8, _ third: UInt8, at place: Int) -> Bool {
    place + 2 < source.count && source[place + 1] == second && source[place + 2] == third
  }
}
