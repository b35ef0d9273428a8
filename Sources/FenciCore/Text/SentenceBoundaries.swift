/// Finds the sentences of a text.
///
/// A sentence ends after 。！？ and after `!`, `?` and `.` where they are not part of a number, an
/// address or an abbreviation; with the closing quotation marks and brackets that follow. It goes on
/// if a comma or the like follows these, as in “好！”，他说. The end of a line always ends a sentence.
/// A title in 《》 is never divided.
struct SentenceBoundaries {
  private let reader: UTF8Reader
  /// The most bytes between a pair of title marks. They are enough for 100 Chinese characters.
  private static let longestTitle = 300

  init(_ bytes: Table<UInt8>) { reader = UTF8Reader(bytes: bytes) }

  /// The ranges of the sentences, without the white space around them. Blank ones are left out.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  func sentences() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var (start, position) = (0, 0)
    func close(at end: Int) {
      let range = trimmed(start..<end)
      if !range.isEmpty { found.append(range) }
      start = end
    }
    while position < reader.count {
      let scalar = scalar(at: position)
      let next = position + reader.item(at: position).length
      if Self.endsLine(scalar) {
        close(at: next)
        position = next
      } else if let title = endOfTitle(from: position, scalar) {
        position = title
      } else if isTerminator(scalar, at: position, sentenceFrom: start) {
        position = endOfMarks(from: next)
        if !Self.continues(self.scalar(at: position)) { close(at: position) }
      } else {
        position = next
      }
    }
    close(at: reader.count)
    return found
  }

  /// The scalar at an offset; 0 at the end of the text and for invalid bytes.
  private func scalar(at offset: Int) -> UInt32 {
    guard offset < reader.count else { return 0 }
    let item = reader.item(at: offset)
    return item.isInvalid ? 0 : item.scalar
  }

  private func isTerminator(_ scalar: UInt32, at offset: Int, sentenceFrom start: Int) -> Bool {
    switch scalar {
    case 0x3002, 0xFF61, 0xFF01, 0xFF1F, 0x203C, 0x2047...0x2049: true  // 。｡！？‼⁇⁈⁉
    case 0x21, 0x3F: !Self.isWordByte(byte(offset + 1)) && !goesOn(from: offset + 1)  // ! ?
    case 0x2E: endsSentence(periodAt: offset, sentenceFrom: start)
    default: false
    }
  }

  /// Whether a small letter follows closing marks and blanks, as in “Hello!” he said.
  private func goesOn(from offset: Int) -> Bool {
    var next = endOfMarks(from: offset)
    while next < reader.count, byte(next) == 0x20 { next += 1 }
    return Self.isSmallLetter(byte(next))
  }

  /// Whether a full stop of Latin text ends a sentence: if white space follows, and then no small
  /// letter; but not after a capital alone (J. Smith), an abbreviation or a list number. Between two
  /// Chinese characters it ends one, too.
  private func endsSentence(periodAt offset: Int, sentenceFrom start: Int) -> Bool {
    let next = endOfMarks(from: offset + 1)
    if offset > start, byte(offset - 1) >= 0x80, next == offset + 1, isHan(at: next) { return true }
    guard next >= reader.count || Self.isBlank(byte(next)) else { return false }
    if goesOn(from: offset + 1) { return false }
    var first = offset
    while first > start, Self.isWordByte(byte(first - 1)) { first -= 1 }
    let word = (first..<offset).map { byte($0) | 0x20 }
    if word.count == 1, !Self.isDigit(word[0]) { return false }
    if Self.abbreviations.contains(word) { return false }
    let isFirstWord = trimmed(start..<offset).lowerBound == first
    return !(isFirstWord && !word.isEmpty && word.allSatisfy(Self.isDigit))
  }

  private static let abbreviations: Set<[UInt8]> = Set(
    [
      "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "no", "vol", "fig", "pp", "vs", "al", "cf",
      "co", "inc", "ltd", "corp", "jan", "feb", "mar", "apr", "aug", "sep", "sept", "oct", "nov",
      "dec",
    ]
    .map { Array($0.utf8) })

  private func isHan(at offset: Int) -> Bool { (0x4E00...0x9FFF).contains(scalar(at: offset)) }

  /// The end of the closing marks, and of further terminators, from an offset on.
  private func endOfMarks(from offset: Int) -> Int {
    var position = offset
    while true {
      switch scalar(at: position) {
      case 0x22, 0x27, 0x29, 0x5D,  // " ' ) ]
        0x2019, 0x201D, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0xFF09, 0xFF3D, 0xFF63,
        0x3002, 0xFF61, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x203C, 0x2047...0x2049, 0x2026:
        position += reader.item(at: position).length
      default: return position
      }
    }
  }

  /// Whether a sentence goes on with a mark: ，、；：,;:）—
  private static func continues(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0x2C, 0x3B, 0x3A, 0x2014: true
    default: false
    }
  }

  /// The end of the title that begins with 《 or 〈 at an offset, if it ends in the same line.
  private func endOfTitle(from offset: Int, _ scalar: UInt32) -> Int? {
    guard scalar == 0x300A || scalar == 0x3008 else { return nil }
    var position = offset
    while position < min(offset + Self.longestTitle, reader.count) {
      let item = reader.item(at: position)
      position += item.length
      if item.scalar == scalar + 1 { return position }
      if Self.endsLine(item.scalar) { return nil }
    }
    return nil
  }

  private static func endsLine(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// A range without the white space at its ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, let length = blank(at: start) { start += length }
    while end > start {
      var last = end - 1
      while last > start, byte(last) & 0xC0 == 0x80 { last -= 1 }
      guard blank(at: last) == end - last else { break }
      end = last
    }
    return start..<max(start, end)
  }

  /// The length of a white space character at an offset; nil for any other character.
  private func blank(at offset: Int) -> Int? {
    let item = reader.item(at: offset)
    guard !item.isInvalid, Unicode.Scalar(item.scalar)?.properties.isWhitespace == true else {
      return nil
    }
    return item.length
  }

  private func byte(_ offset: Int) -> UInt8 { offset < reader.count ? reader.bytes[offset] : 0 }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isSmallLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// Whether a byte is an ASCII letter or digit, or a sign that goes on with an address.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || isSmallLetter(byte | 0x20) || byte == 0x3D || byte == 0x26 || byte == 0x2F
  }
}
