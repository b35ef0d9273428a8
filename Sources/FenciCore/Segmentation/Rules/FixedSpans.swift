/// The numbers and units that rules have fixed in a chunk.
///
/// While a method runs their codes are 0, across which nothing matches, and the characters of each are
/// joined. Afterwards they have their codes again, because phrases and entries are found by them.
struct FixedSpans: ~Copyable {
  /// What a span is.
  enum Kind: UInt8 {
    case number
    /// More of the number before: a token of the methods has a limited length.
    case continuation
    case unit
  }

  /// The most characters that the methods take as one token.
  static let longest = 60

  /// By span: its first character, its length and its kind.
  private let spans: Scratch<UInt64>
  /// By character: its code, for those of spans.
  private let codes: Scratch<UInt16>
  private(set) var count = 0
  private var isRestored = false
  private(set) var hasContinuations = false

  init(capacity: Int) {
    spans = Scratch(capacity: capacity)
    codes = Scratch(capacity: capacity)
  }

  /// Begins with a chunk in which nothing is fixed.
  mutating func removeAll() {
    count = 0
    isRestored = false
    hasContinuations = false
  }

  /// Fixes a stretch as one token.
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

  /// Gives the characters their codes again, and makes those of units apart, so that the words inside
  /// them are found.
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

  /// Gives the numbers their codes again, and makes those one token that the methods took as several.
  mutating func restoreNumbers() {
    fixedSpans.restore(units)
    guard fixedSpans.hasContinuations else { return }
    let (ends, marks) = (ends.view, units.marks.view)
    var kept = 0
    for token in 0..<tokenCount {
      let end = Int(ends[token])
      // A continuation is the only token that ends before a joined character.
      if end < units.count, marks[end] & CharacterFlags.joined != 0 { continue }
      ends[kept] = ends[token]
      kept += 1
    }
    tokenCount = kept
  }
}
