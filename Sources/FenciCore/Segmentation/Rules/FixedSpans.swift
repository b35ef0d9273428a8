/// The spans of a chunk that the number rules have fixed. Each span is a number or a unit.
///
/// While a method runs, the codes of all characters in a span are 0. A code is the number of a
/// character in the lexicon. No word contains the code 0, so no word crosses a span. The characters
/// of a span are also joined to one token. After the method has run, the codes are restored,
/// because phrases and lexicon entries are found by code.
struct FixedSpans: ~Copyable {
  /// The kind of a span.
  enum Kind: UInt8 {
    case number
    /// The rest of a long number. Methods limit the length of a token, so a long number has several
    /// spans.
    case continuation
    case unit
  }

  /// The most characters of a span. A longer number has several spans.
  static let longest = 60

  /// By span: its first character, its length and its kind, packed into one number.
  private let spans: Scratch<UInt64>
  /// By character: its original code if it is in a span.
  private let codes: Scratch<UInt16>
  private(set) var count = 0
  private var isRestored = false
  private(set) var hasContinuations = false

  init(capacity: Int) {
    spans = Scratch(capacity: capacity)
    codes = Scratch(capacity: capacity)
  }

  /// Finds the numbers of a chunk and the units after them, and fixes them.
  mutating func fix(in text: borrowing NormalizedText, _ trie: Trie, _ units: NumberUnits) {
    count = 0
    isRestored = false
    hasContinuations = false
    NumberRules(text, trie, units).apply(to: &self)
  }

  /// Fixes a range of characters as one number or unit.
  @inline(__always)
  mutating func fix(
    _ range: Range<Int>, _ kind: Kind, _ codes: Scratch<UInt16>.View, _ marks: Scratch<UInt8>.View
  ) {
    let token: TokenKind = kind == .unit ? .word : .number
    var start = range.lowerBound
    var kind = kind
    while start < range.upperBound {
      let end = min(start + Self.longest, range.upperBound)
      append(start..<end, kind)
      for position in start..<end {
        let code = codes[position]
        self.codes[position] = code == ReservedCode.longDigits ? 0 : code
        codes[position] = 0
        marks[position] = CharacterFlags(token, joined: position > start).rawValue
      }
      if kind != .unit { marks[start] |= CharacterFlags.isNumber }
      kind = .continuation
      start = end
    }
    if range.count > Self.longest { hasContinuations = true }
  }

  private mutating func append(_ range: Range<Int>, _ kind: Kind) {
    spans[count] =
      UInt64(range.lowerBound) << 32 | UInt64(range.count) << 8 | UInt64(kind.rawValue)
    count += 1
  }

  /// Calls `body` with each span, in order.
  @inline(__always) func forEach(_ body: (Range<Int>, Kind) -> Void) {
    let spans = spans.view
    for number in 0..<count {
      let span = spans[number]
      let start = Int(span >> 32)
      let end = start + Int(span >> 8 & 0xFF_FFFF)
      body(start..<end, Kind(rawValue: UInt8(truncatingIfNeeded: span)) ?? .number)
    }
  }

  /// Restores the codes of the characters. Also separates the characters of units, so that words
  /// inside units are found.
  mutating func restore(_ characters: borrowing NormalizedText) {
    guard !isRestored else { return }
    isRestored = true
    let (codes, marks, saved) = (characters.codes.view, characters.marks.view, self.codes.view)
    forEach { range, kind in
      for position in range {
        codes[position] = saved[position]
        if kind == .unit { marks[position] = CharacterFlags(.word).rawValue }
      }
      if kind == .continuation {
        marks[range.lowerBound] = CharacterFlags(.number, joined: true).rawValue
      }
    }
  }
}
