/// One chunk of text on its way through segmentation: its units, and the tokens found in them.
struct Chunk: ~Copyable {
  var units: NormalizedText
  /// The unit behind each token's last one.
  let ends: Scratch<UInt32>
  /// The lexicon entry of each token, or 0.
  let nodes: Scratch<UInt32>
  /// Tokens whose nodes are being found, each with its first unit in the lower half.
  let paths: Scratch<UInt64>
  var tokenCount = 0
  /// The longest matches at and before every unit; empty for forward matching.
  let matches: LongestMatches
  /// The words from every unit, one bit each; empty but for MMSEG.
  let words: Scratch<UInt64>
  /// What a token that is no word costs.
  let unknownCost: Int
  /// The costs of words; empty for methods that do not need them.
  let lattice: Lattice
  /// What a trained model sees; empty for other methods.
  let features: BoundaryFeatures

  /// The lexicon nodes of words that rules have fixed, by their first unit; empty without rules.
  let ruleNodes: Scratch<UInt32>
  /// Whether rules have fixed any word.
  var isFixed = false
  /// The numbers and units that rules have fixed.
  var fixedSpans: FixedSpans
  /// The units before that; empty without rules, and where tokens tile.
  let unitsBeforeRules: UnitsBeforeRules
  /// What is handed over instead of the tokens where these do not tile; else nothing.
  var overlapping = OverlappingTokens()
  let granularity: Segmenter.Granularity

  /// What working memory is needed for, besides tokens.
  enum Purpose { case matchTable, wordBits, lattice, boundaries }

  init(
    byteCount: Int, window: Int, longestWord: Int, unknownCost: Int, purpose: Purpose,
    granularity: Segmenter.Granularity, hasRules: Bool
  ) {
    self.granularity = granularity
    units = NormalizedText(byteCount: byteCount, window: window, longestAtom: longestWord)
    let capacity = units.codes.capacity
    ends = Scratch(capacity: capacity)
    nodes = Scratch(capacity: capacity)
    paths = Scratch(capacity: capacity)
    matches = LongestMatches(capacity: purpose == .matchTable ? capacity : 0)
    words = Scratch(capacity: purpose == .wordBits ? capacity : 0)
    self.unknownCost = unknownCost
    let hasLattice = purpose == .lattice || purpose == .boundaries
    lattice = hasLattice ? Lattice(capacity: capacity, unknownCost: unknownCost) : .empty
    features = BoundaryFeatures(capacity: purpose == .boundaries ? capacity : 0)
    ruleNodes = Scratch(capacity: hasRules ? capacity : 0)
    fixedSpans = FixedSpans(capacity: capacity)
    unitsBeforeRules = UnitsBeforeRules(
      capacity: hasRules && !granularity.tiles ? capacity : 0)
  }

  /// Where the next chunk starts.
  var endOffset: Int {
    units.origin + Int(units.starts[tokenCount > 0 ? Int(ends[tokenCount - 1]) : 0])
  }

  /// The node of the word that a token is; 0 if it is none.
  @inline(__always) func word(from start: Int, to end: Int, _ trie: Trie) -> UInt32 {
    let codes = units.codes.view
    var node = 0
    var base = 0
    var unit = start
    while true {
      let code = codes[unit]
      node = base ^ Int(code)
      let flags = trie.match(node, code)
      unit &+= 1
      if unit == end { return flags & ~5 == 2 ? UInt32(truncatingIfNeeded: node) : 0 }
      guard flags & ~3 == 4 else { return 0 }
      base = Int(trie.base[node])
    }
  }

  /// The kind of a token: an entry of the lexicon is a word, unless the rules have found that it is a number.
  @inline(__always) func kind(startingAt start: Int, node: UInt32) -> TokenKind {
    let mark = units.marks[start]
    let isWord = node != 0 && mark & CharacterFlags.isNumber == 0
    return isWord ? .word : CharacterFlags(rawValue: mark).kind
  }

  func start(of token: Int) -> Int { token == 0 ? 0 : Int(ends[token - 1]) }

  /// Drops tokens near the end of a chunk that was cut where a word may cross: the next chunk starts
  /// there and finds them again, with what follows them in view. The new end is one of words and of
  /// phrases, so it is the same at every granularity. No number is near it, because the rules for numbers
  /// look back.
  ///
  /// - Returns: whether tokens are left; if not, one of them is longer than the chunk, and all are kept.
  mutating func dropProvisionalTokens(
    _ trie: Trie, _ measure: NumberUnits, margin: Int
  ) -> Bool {
    let limit = units.count - margin
    var kept = 0
    var token = 0
    while token < tokenCount {
      token = phrase(from: token, start: start(of: token), trie, measure).last + 1
      let end = Int(ends[token - 1])
      if end > limit { break }
      if !isNearNumber(token, end) { kept = token }
    }
    if kept > 0 { tokenCount = kept }
    return kept > 0
  }

  /// Whether the rules for numbers would look across the beginning of a token, or the token before is a number.
  private func isNearNumber(_ token: Int, _ start: Int) -> Bool {
    let before = self.start(of: token - 1)
    if units.marks[before] & CharacterFlags.kindBits == CharacterFlags(.number).rawValue {
      return true
    }
    for unit in start..<min(start + NumberRules.reach, units.count) {
      if units.codes[unit] &- ReservedCode.first < ReservedCode.end - ReservedCode.first {
        return true
      }
    }
    return false
  }

  /// Drops the last token of a full chunk, which may go on, unless it is the only one.
  mutating func dropLastToken(_ trie: Trie, _ measure: NumberUnits) {
    var (last, token) = (0, 0)
    while token < tokenCount {
      last = token
      token = phrase(from: token, start: start(of: token), trie, measure).last + 1
    }
    if last > 0 { tokenCount = last }
  }

  /// - Parameter base: where the decoded bytes begin in the text that offsets count in.
  borrowing func appendTokens(to tokens: inout [Token], base: Int = 0) {
    guard granularity.tiles else { return appendOverlapping(to: &tokens, base: base) }
    let origin = base + units.origin
    var start = 0
    for token in 0..<tokenCount {
      let end = Int(ends[token])
      let kind = kind(startingAt: start, node: nodes[token])
      tokens.append(
        Token(
          start: origin + Int(units.starts[start]), end: origin + Int(units.starts[end]),
          node: nodes[token], kind: kind))
      start = end
    }
  }

  /// Writes the ends from position `first` on, as far as there is room.
  borrowing func writeEnds(to ends: Scratch<Int>.View, from first: Int) {
    guard granularity.tiles else { return writeOverlappingEnds(to: ends, from: first) }
    let (origin, starts, units) = (units.origin, units.starts.view, self.ends.view)
    for token in 0..<max(0, min(tokenCount, ends.capacity - first)) {
      ends[first &+ token] = origin &+ Int(starts[Int(units[token])])
    }
  }

  /// - Parameter base: where the decoded bytes begin in the text that offsets count in.
  borrowing func appendEnds(to ends: inout [Int], base: Int = 0) {
    guard granularity.tiles else { return appendOverlappingEnds(to: &ends, base: base) }
    let (origin, starts, units) = (base + units.origin, units.starts.view, self.ends.view)
    ends.append(count: tokenCount, 0) { origin &+ Int(starts[Int(units[$0])]) }
  }
}
