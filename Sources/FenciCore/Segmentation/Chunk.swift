/// A chunk of text during segmentation: its normalized characters (`units`) and the tokens found in
/// them.
struct Chunk: ~Copyable {
  var units: NormalizedText
  /// The end of each token, as an index into `units`.
  let ends: Scratch<UInt32>
  /// The lexicon entry of each token, or 0.
  let nodes: Scratch<UInt32>
  /// Working memory of `findNodes`: the tokens whose nodes are not found yet in the upper halves,
  /// the first character of each in the lower halves. Maximum matching uses it for its paths.
  let paths: Scratch<UInt64>
  var tokenCount = 0
  /// The longest matches at and before every character; empty for other methods than maximum
  /// matching.
  let matches: LongestMatches
  /// The words that begin at every character, one bit for each length; empty for other methods than
  /// MMSEG.
  let words: Scratch<UInt64>
  /// The cost of a token that is not a word.
  let unknownCost: Int
  /// The costs of words; empty for methods that do not need them.
  let lattice: Lattice
  /// The features for a trained model; empty for other methods.
  let features: BoundaryFeatures

  /// The lexicon nodes of forced words, by their first character; empty without forced words.
  let ruleNodes: Scratch<UInt32>
  /// Whether the chunk has forced words.
  var isFixed = false
  /// The numbers and units that the number rules have fixed.
  var fixedSpans: FixedSpans
  /// The characters before forced words were fixed; empty without forced words, and where tokens
  /// tile.
  let unitsBeforeRules: UnitsBeforeRules
  /// The result at granularities that do not tile; empty at the others.
  var overlapping = OverlappingTokens()
  let granularity: Segmenter.Granularity

  /// The purpose of the working memory besides tokens.
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

  /// The byte offset at which the next chunk starts.
  var endOffset: Int {
    units.origin + Int(units.starts[tokenCount > 0 ? Int(ends[tokenCount - 1]) : 0])
  }

  /// The node of the word from `start` to `end`; 0 if it is not a word.
  @inline(__always) func word(from start: Int, to end: Int, _ trie: Trie) -> UInt32 {
    let codes = units.codes.view
    var cursor = TrieCursor(trie)
    var unit = start
    while unit < end {
      guard cursor.hasChildren, cursor.descend(over: codes[unit]) else { return 0 }
      unit &+= 1
    }
    return cursor.isWord ? cursor.node : 0
  }

  /// The kind of a token: a lexicon entry is a word, unless the number rules have found a number
  /// there.
  @inline(__always) func kind(startingAt start: Int, node: UInt32) -> TokenKind {
    let mark = units.marks[start]
    let isWord = node != 0 && mark & CharacterFlags.isNumber == 0
    return isWord ? .word : CharacterFlags(rawValue: mark).kind
  }

  func start(of token: Int) -> Int { token == 0 ? 0 : Int(ends[token - 1]) }

  /// Drops the tokens near the end of a chunk that was cut where a word may cross. The next chunk
  /// starts there and finds them again, with the text after them in view. The new end is a boundary
  /// of words and of phrases, so it is the same at every granularity. It is never near a number,
  /// because the number rules look back.
  ///
  /// - Returns: whether there is such an end; if not, all tokens are kept.
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

  /// Whether the number rules would look across the beginning of a token, or the token before is a
  /// number.
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

  /// Drops the last word or phrase of a full chunk, which may continue in the next one, unless it
  /// is the only one.
  mutating func dropLastToken(_ trie: Trie, _ measure: NumberUnits) {
    var (last, token) = (0, 0)
    while token < tokenCount {
      last = token
      token = phrase(from: token, start: start(of: token), trie, measure).last + 1
    }
    if last > 0 { tokenCount = last }
  }

  /// - Parameter base: the offset of the decoded bytes in the text that token offsets refer to.
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

  /// Writes the ends of tokens from position `first` on, up to the capacity of `ends`.
  borrowing func writeEnds(to ends: Scratch<Int>.View, from first: Int) {
    guard granularity.tiles else { return writeOverlappingEnds(to: ends, from: first) }
    let (origin, starts, units) = (units.origin, units.starts.view, self.ends.view)
    for token in 0..<max(0, min(tokenCount, ends.capacity - first)) {
      ends[first &+ token] = origin &+ Int(starts[Int(units[token])])
    }
  }

  /// - Parameter base: the offset of the decoded bytes in the text that token offsets refer to.
  borrowing func appendEnds(to ends: inout [Int], base: Int = 0) {
    guard granularity.tiles else { return appendOverlappingEnds(to: &ends, base: base) }
    let (origin, starts, units) = (base + units.origin, units.starts.view, self.ends.view)
    ends.append(count: tokenCount, 0) { origin &+ Int(starts[Int(units[$0])]) }
  }
}
