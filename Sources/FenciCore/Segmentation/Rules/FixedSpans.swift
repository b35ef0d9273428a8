/// The numbers and units that the number rules have fixed in a chunk.
///
/// While a method runs, their codes are 0, which no word contains, and the characters of each span
/// are joined. Afterwards their codes are restored, because phrases and lexicon entries are found
/// by code.
struct FixedSpans: ~Copyable {
  /// The kind of a span.
  enum Kind: UInt8 {
    case number
    /// The rest of a long number: methods limit the length of a token.
    case continuation
    case unit
  }

  /// The most characters of a span.
  static let longest = 60

  /// By span: its first character, its length and its kind.
  private let spans: Scratch<UInt64>
  /// By character: its original code, if it is in a span.
  private let codes: Scratch<UInt16>
  private(set) var count = 0
  private var isRestored = false
  private(set) var hasContinuations = false

  init(capacity: Int) {
    spans = Scratch(capacity: capacity)
    codes = Scratch(capacity: capacity)
  }

  /// Removes the spans of the chunk before.
  mutating func removeAll() {
    count = 0
    isRestored = false
    hasContinuations = false
  }

  /// Fixes a range of characters as one token.
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

  /// Restores the codes of the characters, and separates the characters of units, so that the words
  /// inside them are found.
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

extension Chunk {
  /// Fixes the numbers of a chunk and the units after them.
  mutating func fixNumbers(_ trie: Trie, _ units: NumberUnits) {
    fixedSpans.removeAll()
    NumberRules(self.units, trie, units).apply(to: &fixedSpans)
  }

  /// Restores the codes of the numbers, and joins those that the methods received in several spans.
  mutating func restoreNumbers() {
    fixedSpans.restore(units)
    guard fixedSpans.hasContinuations else { return }
    let (ends, marks) = (ends.view, units.marks.view)
    var kept = 0
    for token in 0..<tokenCount {
      let end = Int(ends[token])
      // Only a token before a continuation ends at a joined character.
      if end < units.count, marks[end] & CharacterFlags.joined != 0 { continue }
      ends[kept] = ends[token]
      kept += 1
    }
    tokenCount = kept
  }
}
