/// A chunk of text as the segmentation methods see it: its normalized characters, each with a
/// folded code, a start, and whether a boundary may precede it.
///
/// A normalized character covers everything that matching skips: combining marks, variation
/// selectors and pinyin annotations belong to the character before them.
struct NormalizedText: ~Copyable {
  /// The characters that a chunk holds before it is closed, unless one token is longer.
  static let window = 4096
  let window: Int
  /// The most bytes of a chunk, and so of a token: a longer token is cut there. Tokens of readable
  /// text are far shorter. The limit bounds memory and keeps offsets within 32 bits.
  static let maximumByteCount = 1 << 22

  /// Folded codes; `codes[count]` is 0.
  let codes: Scratch<UInt16>
  /// Byte offsets relative to `origin`; `starts[count]` is the end of the chunk.
  let starts: Scratch<UInt32>
  /// Whether any character may be joined to the one before it.
  var hasJoined = false
  /// The `CharacterFlags` of each character.
  let marks: Scratch<UInt8>
  var count = 0
  /// The byte offset of the chunk in the text.
  var origin = 0
  /// Whether the chunk ends at the end of the text or at a place that no word and no rule can
  /// cross. If not, the result near its end is provisional, and the next chunk starts inside this
  /// one.
  var endsCleanly = true
  /// Whether the chunk reaches the end of the available bytes.
  var reachesEnd = false
  /// Whether the chunk has reached its maximum byte count, so that a larger window would not help.
  var isFull = false

  /// - Parameters:
  ///   - byteCount: the size of the text; a short text needs little memory.
  ///   - window: the characters that the chunk holds before it is closed.
  ///   - longestAtom: the most characters that one decoding step appends.
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

  /// Removes the last pre-token of a full chunk, which may continue, unless it is the only one.
  mutating func removeLastAtom() {
    let last = boundary(before: count)
    if last > 0 { removeLast(count - last) }
  }

  /// Closes the chunk at the end of the text, else after the last break.
  mutating func end() {
    let end = reachesEnd ? count : endOfLastBreak
    endsCleanly = end != nil
    count = end ?? count
    codes[count] = 0
    marks[count] = 0
  }

  /// The end of the last whitespace or punctuation mark that occurs in no word of the lexicon; nil
  /// if the chunk has none.
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

  /// The first character after `unit` that a token may start with, or `count`.
  @inline(__always) func boundary(after unit: Int) -> Int {
    var next = unit &+ 1
    while marks[next] & CharacterFlags.joined != 0 { next &+= 1 }
    return next
  }

  /// The last character before `unit` that a token may start with.
  @inline(__always) func boundary(before unit: Int) -> Int {
    var previous = unit &- 1
    while marks[previous] & CharacterFlags.joined != 0 { previous &-= 1 }
    return previous
  }
}

/// Flags of a normalized character: the kind of the token that it is or starts, and whether it is
/// joined to the character before it (inside a number, a Latin word, an address).
struct CharacterFlags {
  static let joined: UInt8 = 1
  /// The bits of the kind.
  static let kindBits: UInt8 = 0x3E
  /// The character belongs to a word that a rule has fixed.
  static let fixed: UInt8 = 0x40
  /// The character begins a number that rules have found.
  static let isNumber: UInt8 = 0x80

  let rawValue: UInt8

  init(_ kind: TokenKind, joined: Bool = false) {
    rawValue = kind.rawValue << 1 | (joined ? CharacterFlags.joined : 0)
  }

  @inline(__always) init(rawValue: UInt8) { self.rawValue = rawValue }

  var isJoined: Bool { rawValue & CharacterFlags.joined != 0 }
  var kind: TokenKind { TokenKind(rawValue: (rawValue & CharacterFlags.kindBits) >> 1) ?? .symbol }
}
