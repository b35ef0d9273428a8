/// A part of a text (a chunk) in the form that all segmentation methods read: a sequence of
/// normalized characters. Each character has three values:
///
/// - A code, which is the same number for all variants of a character, such as 創 and 创.
/// - A byte offset, which leads back to the text.
/// - Flags, which tell, for example, whether a token may begin with the character.
///
/// A normalized character also covers the characters after it that matching skips. They are
/// combining marks, variation selectors and pinyin annotations. For example, 创(chuàng)新 has two
/// normalized characters, and the first of them covers 创(chuàng).
struct NormalizedText: ~Copyable {
  /// The number of characters after which a chunk is closed. A single token that is longer still
  /// fits.
  static let window = 4096
  let window: Int
  /// The most bytes of a chunk. A token that is longer is cut there, but tokens of readable text
  /// are far shorter. The limit bounds the memory and lets offsets fit 32 bits.
  static let maximumByteCount = 1 << 22

  /// The folded code of each character. The element `codes[count]` is 0.
  let codes: Scratch<UInt16>
  /// The byte offset of each character, relative to `origin`. The element `starts[count]` is the
  /// end of the chunk.
  let starts: Scratch<UInt32>
  /// Whether the chunk may contain a character that is joined to the character before it, such as
  /// the second digit of a number. No token can begin with a joined character. If this is false,
  /// code that tests for joined characters is not needed.
  var hasJoined = false
  /// The `CharacterFlags` of each character.
  let marks: Scratch<UInt8>
  var count = 0
  /// The offset in the text, in bytes, at which the chunk begins.
  var origin = 0
  /// Whether the chunk ends at the end of the text, or at a place that no word and no rule can
  /// cross. If not, the result near the end of the chunk is provisional, and the next chunk begins
  /// inside this one.
  var endsCleanly = true
  /// Whether the chunk reaches the end of the available bytes.
  var reachesEnd = false
  /// Whether the chunk has reached its maximum size in bytes. Then a larger window would not make
  /// the chunk longer.
  var isFull = false

  /// - Parameters:
  ///   - byteCount: the size of the text in bytes. A short text needs little memory.
  ///   - window: the number of characters after which the chunk is closed.
  ///   - longestAtom: the most characters that are appended in one step.
  init(byteCount: Int, window: Int, longestAtom: Int) {
    self.window = window
    let capacity = min(byteCount, window) + longestAtom + 4
    codes = Scratch(capacity: capacity)
    starts = Scratch(capacity: capacity)
    marks = Scratch(capacity: capacity)
  }

  @inline(__always) mutating func append(code: UInt16, start: Int, mark: CharacterFlags) {
    codes[count] = code
    starts[count] = UInt32(truncatingIfNeeded: start &- origin)
    marks[count] = mark.rawValue
    count &+= 1
  }

  /// Removes the last characters and clears their flags.
  mutating func removeLast(_ removed: Int) {
    for unit in count - removed..<count { marks[unit] = 0 }
    count -= removed
  }

  /// Removes the last pre-token (a word of letters, an address or a run of marks that is one token)
  /// from a full chunk, because more text may continue it. If the chunk contains only that
  /// pre-token, the pre-token is kept.
  mutating func removeLastAtom() {
    let last = boundary(before: count)
    if last > 0 { removeLast(count - last) }
  }

  /// Closes the chunk and sets `endsCleanly`. The chunk ends at the end of the text if the text is
  /// exhausted. Otherwise the chunk ends after the last whitespace or punctuation mark that no word
  /// can cross. If it contains no such mark, it keeps all characters.
  mutating func end() {
    let end = reachesEnd ? count : endOfLastBreak
    endsCleanly = end != nil
    count = end ?? count
    codes[count] = 0
    marks[count] = 0
  }

  /// The end of the last whitespace or punctuation mark that does not occur in any word of the
  /// lexicon, or nil if the chunk contains none.
  var endOfLastBreak: Int? {
    var unit = count
    while unit > 0 {
      unit &-= 1
      guard codes[unit] == 0, marks[unit] & CharacterFlags.joined == 0 else { continue }
      switch CharacterFlags(rawValue: marks[unit]).kind {
      case .space, .lineBreak, .punctuation: return unit + 1
      default: continue
      }
    }
    return nil
  }

  /// Whether a word may begin or end before a character. Inside a pre-token, such as a word of
  /// letters or an address, this is false.
  func mayEnd(at character: Int) -> Bool { marks[character] & CharacterFlags.joined == 0 }

  /// Converts a range of characters to a range of bytes in the text.
  func byteRange(_ range: Range<Int>) -> Range<Int> {
    origin + Int(starts[range.lowerBound])..<origin + Int(starts[range.upperBound])
  }

  /// Converts the ends of adjacent words, the first of which begins at `start`, to ranges of bytes.
  func byteRanges(endingAt ends: [Int], from start: Int) -> [Range<Int>] {
    zip([start] + ends, ends).map { byteRange($0..<$1) }
  }

  /// The first character after `unit` with which a token may begin, or `count`.
  @inline(__always) func boundary(after unit: Int) -> Int {
    var next = unit &+ 1
    while marks[next] & CharacterFlags.joined != 0 { next &+= 1 }
    return next
  }

  /// The last character before `unit` with which a token may begin.
  @inline(__always) func boundary(before unit: Int) -> Int {
    var previous = unit &- 1
    while marks[previous] & CharacterFlags.joined != 0 { previous &-= 1 }
    return previous
  }
}

/// The flags of a normalized character. They contain the kind of the token that the character is or
/// begins. They also tell whether the character is joined to the one before it, as inside a number,
/// a Latin word or an address.
struct CharacterFlags {
  static let joined: UInt8 = 1
  /// The bits that contain the kind of the token.
  static let kindBits: UInt8 = 0x3E
  /// Set if the character belongs to a word that a rule has fixed.
  static let fixed: UInt8 = 0x40
  /// Set if the character begins a number that the rules have found.
  static let isNumber: UInt8 = 0x80

  let rawValue: UInt8

  init(_ kind: TokenKind, joined: Bool = false) {
    rawValue = kind.rawValue << 1 | (joined ? CharacterFlags.joined : 0)
  }

  @inline(__always) init(rawValue: UInt8) { self.rawValue = rawValue }

  var isJoined: Bool { rawValue & CharacterFlags.joined != 0 }
  var kind: TokenKind { TokenKind(rawValue: (rawValue & CharacterFlags.kindBits) >> 1) ?? .symbol }
}
