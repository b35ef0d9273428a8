import Fenci

/// One line of a plain text, as a reader of wrapped text sees it.
struct TextLine {
  /// The bytes of the line, without its line break and without the blanks at its ends. Empty for a
  /// line without text.
  private(set) var range: Range<Int>
  /// The offset after the line break.
  private(set) var end: Int
  /// The number of columns up to the last character; a Chinese character has two.
  private(set) var width = 0
  /// The number of columns before the first character.
  private(set) var indentation = 0
  /// The number of columns of the first character and of what cannot be divided from it.
  private(set) var firstUnitWidth = 0
  /// The first characters, as many as tell an item of a list.
  private(set) var beginning: [TextCharacter] = []
  private(set) var last = TextCharacter.lineBreak
  /// Whether the line contains a mark that divides or ends sentences.
  private(set) var hasMark = false
  /// Whether the line is divided into columns by a tab or by three blanks.
  private(set) var isTabular = false
  /// Whether a form feed begins the line: the first one of a page.
  private(set) var beginsPage = false
  /// The characters without blanks and with a sign for each number, by which page heads are
  /// compared. Nil for a line that is too long to be one.
  private(set) var pattern: [UInt32]? = []
  /// The number that the line contains, if it is the only one.
  private(set) var number: Int?

  var isEmpty: Bool { range.isEmpty }
  var first: TextCharacter { beginning.first ?? .lineBreak }

  /// The number of characters that tell an item of a list: `第一百二十三条`.
  private static let itemLength = 9
  private static let longestPattern = 60

  private init(at offset: Int) { (range, end) = (offset..<offset, offset) }

  /// Divides a text into lines.
  ///
  /// - Parameter deleted: blanks inside the text that do not count.
  /// - Complexity: O(*n*) in the number of bytes.
  static func lines(of bytes: [UInt8], without deleted: [RepairedText.Edit]) -> [TextLine] {
    var lines: [TextLine] = []
    var line = TextLine(at: 0)
    var (next, columns, blanks, isInUnit, isInNumber, numbers) = (0, 0, 0, true, false, 0)
    TextCharacter.forEach(in: bytes) { character, range in
      if character == .lineBreak {
        line.end = range.upperBound
        lines.append(line)
        line = TextLine(at: range.upperBound)
        (columns, blanks, isInUnit, isInNumber, numbers) = (0, 0, true, false, 0)
        return
      }
      if character.value == 0x0C {
        line.beginsPage = true
        return
      }
      while next < deleted.count, deleted[next].utf8Range.lowerBound < range.lowerBound {
        next += 1
      }
      if next < deleted.count, deleted[next].utf8Range.lowerBound == range.lowerBound { return }
      guard character.value != 0x0D else { return }
      columns += character.columns
      guard !character.isBlank else {
        if !line.isEmpty { (isInUnit, isInNumber) = (false, false) }
        blanks += character.value == 0x09 ? 3 : 1
        return
      }
      if !line.isEmpty, blanks >= 3 { line.isTabular = true }
      blanks = 0
      if line.isEmpty {
        line.range = range
        line.indentation = columns - character.columns
      }
      if isInUnit {
        // A mark that may not begin a line belongs to the character before it.
        isInUnit =
          line.beginning.isEmpty || character.mayNotBeginLine
          || !character.isWide && !line.last.isWide
        if isInUnit { line.firstUnitWidth += character.columns }
      }
      if character.isSentenceMark { line.hasMark = true }
      line.note(character, &isInNumber, &numbers)
      line.range = line.range.lowerBound..<range.upperBound
      line.width = columns
      line.last = character
    }
    line.end = bytes.count
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// Adds a character to the beginning and to the pattern.
  private mutating func note(
    _ character: TextCharacter, _ isInNumber: inout Bool, _ numbers: inout Int
  ) {
    if beginning.count < Self.itemLength { beginning.append(character) }
    guard pattern != nil else { return }
    if let digit = character.digit {
      if !isInNumber {
        numbers += 1
        number = numbers == 1 ? digit : nil
        pattern?.append(0x23)
      } else if let known = number {
        number = known < 1_000_000 ? known * 10 + digit : nil
      }
      isInNumber = true
    } else {
      isInNumber = false
      pattern?.append(character.value)
    }
    if let count = pattern?.count, count > Self.longestPattern { pattern = nil }
  }

  /// Whether the line begins an item: `第三条`, `一、`, `（二）`, `3.`, `-`, `•`.
  var isItem: Bool {
    guard let first = beginning.first else { return false }
    var rest = beginning[...]
    switch first.value {
    case 0x23, 0x2A, 0x2B, 0x2D, 0x2022, 0x25CF, 0x25A0, 0x2460...0x2473: return true
    case 0x7B2C:  // 第
      rest = rest.dropFirst().drop { $0.isNumeral }
      return rest.first.map { TextCharacter.divisions.contains($0.value) } ?? false
    case 0x28, 0xFF08: rest.removeFirst()
    default: break
    }
    let digits = rest.prefix { $0.isNumeral }.count
    guard digits > 0, let mark = rest.dropFirst(digits).first?.value else { return false }
    return [0x29, 0x2E, 0x3001, 0xFF09, 0xFF0E].contains(mark)
  }
}

/// A character of a plain text.
struct TextCharacter: Hashable {
  let value: UInt32

  static let lineBreak = TextCharacter(value: 0x0A)
  /// 条章节款项编部篇, the divisions of a law or of a book.
  static let divisions = Set("条章节款项编部篇條節項編".unicodeScalars.map(\.value))
  private static let numerals = Set("〇零一二三四五六七八九十百千".unicodeScalars.map(\.value))
  /// Marks that may not begin a line: the one before gets shorter instead.
  private static let closing = Set("，、。；：？！）》”’」』〉】…·,.;:?!)]}%‰°℃".unicodeScalars.map(\.value))

  var isHan: Bool {
    0x4E00...0x9FFF ~= value || 0x3400...0x4DBF ~= value || 0x20000...0x3FFFF ~= value
  }

  /// Whether the character is Chinese or a mark of Chinese text.
  var isChinese: Bool {
    isHan || 0x3001...0x303F ~= value || 0xFF00...0xFFEF ~= value || 0x2014...0x2026 ~= value
      || value == 0xB7
  }

  var isBlank: Bool { value == 0x20 || value == 0x09 || value == 0x3000 || value == 0xA0 }

  /// Whether the character has two columns. Quotation marks, dashes and ellipses have, because
  /// Chinese fonts set them so.
  var isWide: Bool { value >= 0x2E80 || 0x2014...0x2026 ~= value }
  var columns: Int { isWide ? 2 : 1 }
  var isASCIIAlphanumeric: Bool {
    0x30...0x39 ~= value || 0x41...0x5A ~= value || 0x61...0x7A ~= value
  }

  var digit: Int? {
    switch value {
    case 0x30...0x39: Int(value) - 0x30
    case 0xFF10...0xFF19: Int(value) - 0xFF10
    default: nil
    }
  }

  /// Whether the character is a digit or a Chinese numeral.
  var isNumeral: Bool { digit != nil || Self.numerals.contains(value) }
  /// Whether the character divides or ends sentences: ，、。；：！？ and the same in ASCII.
  var isSentenceMark: Bool {
    switch value {
    case 0xFF0C, 0x3001, 0x3002, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0x2C, 0x3B: true
    default: false
    }
  }
  var mayNotBeginLine: Bool { Self.closing.contains(value) }

  /// Marks after which a paragraph may end, and a line break is kept.
  var endsParagraph: Bool {
    switch value {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF1A, 0x21, 0x3F, 0x3A, 0x2026: true
    default: false
    }
  }

  /// Whether two characters may be neighbours without a blank: two words of letters need one.
  func joins(_ next: TextCharacter) -> Bool { isWide || next.isWide }

  /// Calls `body` with each character of a text and its bytes. An invalid byte is U+FFFD.
  static func forEach(
    in bytes: [UInt8], _ body: (_ character: TextCharacter, _ range: Range<Int>) -> Void
  ) {
    var position = 0
    while position < bytes.count {
      let first = bytes[position]
      let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
      var scalar = length == 1 ? UInt32(first) : UInt32(first) & (0xFF >> UInt32(length + 1))
      var end = position + 1
      while end < position + length, end < bytes.count, bytes[end] & 0xC0 == 0x80 {
        scalar = scalar << 6 | UInt32(bytes[end]) & 0x3F
        end += 1
      }
      if end < position + length || length == 1 && first >= 0x80 { scalar = 0xFFFD }
      body(TextCharacter(value: scalar), position..<end)
      position = end
    }
  }
}
