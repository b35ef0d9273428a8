import Fenci

/// Joins what a conversion to plain text has cut: lines that were wrapped inside a paragraph, and
/// characters with blanks between them, as in text from PDF files and e-mails.
///
/// Both are decided by the document as a whole, so that a verse, a list or a table keeps its lines.
struct PlainTextReader {
  private let characters: [Line]

  /// One line of a document.
  private struct Line {
    /// The bytes of the line, without its line break and the blanks at its end.
    var range: Range<Int>
    /// The offset after the line break.
    var end: Int
    /// The number of columns; a Chinese character has two.
    var width = 0
    /// The first characters, as many as tell an item of a list.
    var beginning: [UInt32] = []
    var first: UInt32 { beginning.first ?? 0x0A }
    var last: UInt32 = 0x0A
    /// Whether the line begins with a blank.
    var isIndented = false
  }

  /// The edits that join a text, in the order of the text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func edits(in bytes: [UInt8]) -> [RepairedText.Edit] {
    let blanks = blankEdits(in: bytes)
    let breaks = PlainTextReader(bytes, without: blanks).breakEdits
    return (blanks + breaks).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: Blanks between characters

  /// The least number of blanks between Chinese characters that a spaced text has.
  private static let leastBlanks = 8

  /// Deletes single blanks between Chinese characters, if most neighbours have one between them.
  private static func blankEdits(in bytes: [UInt8]) -> [RepairedText.Edit] {
    var (adjacent, ranges): (Int, [Range<Int>]) = (0, [])
    var previous: (isChinese: Bool, end: Int, blanks: Int) = (false, 0, 0)
    forEachScalar(in: bytes) { scalar, range in
      if scalar == 0x20 {
        previous.blanks += 1
        return
      }
      let isChinese = isChinese(scalar)
      if isChinese, previous.isChinese {
        if previous.blanks == 0 { adjacent += 1 }
        if previous.blanks == 1 { ranges.append(previous.end..<range.lowerBound) }
      }
      previous = (isChinese, range.upperBound, 0)
    }
    guard ranges.count >= leastBlanks, ranges.count > 2 * adjacent else { return [] }
    return ranges.map { RepairedText.Edit(range: $0, replacement: "", kind: .blank, confidence: 1) }
  }

  // MARK: Wrapped lines

  private init(_ bytes: [UInt8], without blanks: [RepairedText.Edit]) {
    var lines: [Line] = []
    var line = Line(range: 0..<0, end: 0)
    var isEmpty = true
    let deleted = Set(blanks.map(\.range.lowerBound))
    func close(at start: Int, end: Int) {
      line.end = end
      lines.append(line)
      line = Line(range: end..<end, end: end)
      isEmpty = true
    }
    PlainTextReader.forEachScalar(in: bytes) { scalar, range in
      if scalar == 0x0A { return close(at: range.lowerBound, end: range.upperBound) }
      if scalar == 0x0D || deleted.contains(range.lowerBound) { return }
      let isBlank = scalar == 0x20 || scalar == 0x09 || scalar == 0x3000 || scalar == 0xA0
      if isEmpty {
        line.isIndented = isBlank
        isEmpty = false
      }
      line.width += scalar < 0x2E80 ? 1 : 2
      guard !isBlank else { return }
      if line.range.isEmpty {
        line.range = range
      }
      if line.beginning.count < PlainTextReader.itemLength { line.beginning.append(scalar) }
      line.last = scalar
      line.range = line.range.lowerBound..<range.upperBound
    }
    close(at: bytes.count, end: bytes.count)
    characters = lines
  }

  /// The narrowest line at which text is wrapped, in columns: verses are narrower.
  private static let leastWidth = 30
  /// The widest one: longer lines are paragraphs.
  private static let mostWidth = 120
  /// How many columns narrower than the widest line a wrapped line may be: a character that does not
  /// fit, and a mark that may not begin a line.
  private static let slack = 4

  /// Deletes the line breaks inside paragraphs, if the document is wrapped: most lines that another
  /// line follows are as wide as the widest, and many of them end inside a sentence.
  private var breakEdits: [RepairedText.Edit] {
    let width = wrapWidth
    guard width >= Self.leastWidth, width <= Self.mostWidth else { return [] }
    var full: [(line: Line, next: Line)] = []
    var followed = 0
    var insideSentence = 0
    for (line, next) in zip(characters, characters.dropFirst())
    where !line.range.isEmpty && !next.range.isEmpty {
      followed += 1
      guard line.width <= width, line.width >= width - Self.slack else { continue }
      full.append((line, next))
      if Self.isChinese(line.last), Self.isChinese(next.first) || Self.mayNotBegin(next.first) {
        insideSentence += 1
      }
    }
    guard full.count >= 2, 2 * full.count > followed, 4 * insideSentence >= full.count else {
      return []
    }
    return full.compactMap { line, next in
      guard !next.isIndented, !Self.isItem(next.beginning), !Self.endsParagraph(line.last),
        Self.mayContinue(line.last, next.first)
      else { return nil }
      return RepairedText.Edit(
        range: line.range.upperBound..<next.range.lowerBound, replacement: "", kind: .lineBreak,
        confidence: 1)
    }
  }

  /// The width at which most lines break: that of the widest lines but for a few.
  private var wrapWidth: Int {
    let widths = characters.filter { !$0.range.isEmpty }.map(\.width).sorted()
    guard widths.count > 2 else { return 0 }
    return widths[widths.count - 1 - widths.count / 50]
  }

  // MARK: Characters

  private static func isChinese(_ scalar: UInt32) -> Bool {
    0x4E00...0x9FFF ~= scalar || 0x3400...0x4DBF ~= scalar || 0x20000...0x3FFFF ~= scalar
  }

  /// The number of characters that tell an item of a list: `第一百二十三条`.
  private static let itemLength = 9

  /// Whether a line begins an item: `第三条`, `一、`, `（二）`, `3.`, `-`, `•`.
  private static func isItem(_ beginning: [UInt32]) -> Bool {
    guard let first = beginning.first else { return false }
    var rest = beginning[...]
    switch first {
    case 0x23, 0x2A, 0x2B, 0x2D, 0x2022, 0x25CF, 0x25A0, 0x2460...0x2473: return true
    case 0x7B2C:  // 第
      rest = rest.dropFirst().drop(while: isDigit)
      return rest.first.map { "条章节款项编部篇".unicodeScalars.map(\.value).contains($0) } ?? false
    case 0x28, 0xFF08: rest.removeFirst()
    default: break
    }
    let digits = rest.prefix(while: isDigit).count
    guard digits > 0, let mark = rest.dropFirst(digits).first else { return false }
    return [0x29, 0x2E, 0x3001, 0xFF09, 0xFF0E].contains(mark)
  }

  /// Whether a character is a digit or a Chinese numeral.
  private static func isDigit(_ scalar: UInt32) -> Bool {
    0x30...0x39 ~= scalar || 0xFF10...0xFF19 ~= scalar
      || "〇零一二三四五六七八九十百千".unicodeScalars.contains { $0.value == scalar }
  }

  /// Marks after which a paragraph may end, and a line break is kept.
  private static func endsParagraph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1A, 0x21, 0x3F, 0x3A, 0x2026: true
    default: false
    }
  }

  /// Marks that do not begin a sentence.
  private static func mayNotBegin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0C, 0x3001, 0x3002, 0xFF1B, 0xFF1A, 0xFF09, 0x300B, 0x201D, 0x300D: true
    default: false
    }
  }

  /// Whether two characters may be neighbours without a blank: a word of letters needs one.
  private static func mayContinue(_ last: UInt32, _ next: UInt32) -> Bool {
    last >= 0x2E80 || next >= 0x2E80 || 0x2010...0x2027 ~= last
  }

  /// Calls `body` with each scalar and its bytes; an invalid byte is U+FFFD.
  private static func forEachScalar(
    in bytes: [UInt8], _ body: (_ scalar: UInt32, _ range: Range<Int>) -> Void
  ) {
    var position = 0
    while position < bytes.count {
      let first = bytes[position]
      let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
      let end = min(position + length, bytes.count)
      var scalar = length == 1 ? UInt32(first) : UInt32(first) & (0xFF >> UInt32(length + 1))
      for place in position + 1..<max(end, position + 1) {
        scalar = scalar << 6 | UInt32(bytes[place]) & 0x3F
      }
      if length == 1, first >= 0x80 { scalar = 0xFFFD }
      body(scalar, position..<end)
      position = end
    }
  }
}
