/// A piece of a text during segmentation. A chunk holds the normalized characters of the piece
/// (`units`) and the tokens found in them.
///
/// Many arrays have one element per token or per character. “By character” means that the index of
/// an element is the index of a character in `units`.
struct Chunk: ~Copyable {
  var units: NormalizedText
  /// By token: the index of the character after the last character of the token.
  let ends: Scratch<UInt32>
  /// By token: the trie node of the lexicon entry that matches the token, or 0. A node is a
  /// position in the trie of the lexicon.
  let nodes: Scratch<UInt32>
  /// Working memory of `findNodes`, which lists the tokens whose nodes it has not found yet. The
  /// upper half of an element is the index of a token, the lower half its first character. Maximum
  /// matching uses the same memory for its paths through the trie.
  let paths: Scratch<UInt64>
  var tokenCount = 0
  /// By character: the longest word that begins there, and the longest word that ends before it.
  /// This is empty for methods other than maximum matching.
  let matches: LongestMatches
  /// By character: the words that begin there, with one bit for each length. This is empty for
  /// methods other than MMSEG.
  let words: Scratch<UInt64>
  /// The cost (−log probability) of a token that is not a word of the lexicon.
  let unknownCost: Int
  /// The costs of words. This is empty for methods that do not need costs.
  let lattice: Lattice
  /// The input of a trained model. This is empty for methods without a model.
  let features: BoundaryFeatures

  /// By character: the lexicon node of the forced word that begins there, or 0. A forced word is a
  /// user word that is fixed before matching. The array is empty if the user dictionary has no
  /// forced words.
  let ruleNodes: Scratch<UInt32>
  /// Whether forced words occur in the chunk.
  var isFixed = false
  /// The numbers and units that the number rules have fixed before matching.
  var fixedSpans: FixedSpans
  /// The characters as they were before forced words were fixed. Overlapping tokens need them to
  /// find the words inside forced words. This is empty at the granularities `words` and `phrases`,
  /// and if the user dictionary has no forced words.
  let unitsBeforeRules: UnitsBeforeRules
  /// The resulting tokens at the granularities `search` and `all`, whose tokens overlap. This is
  /// empty at the other granularities.
  var overlapping = OverlappingTokens()
  let granularity: Segmenter.Granularity

  /// The data that a method needs in addition to tokens. A chunk allocates memory only for this.
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

  /// The byte offset in the text at which the next chunk starts.
  var endOffset: Int {
    units.origin + Int(units.starts[tokenCount > 0 ? Int(ends[tokenCount - 1]) : 0])
  }

  /// The lexicon node of the word from `start` to `end`; 0 if these characters are not a word.
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

  /// The kind of a token. A token with a lexicon entry is a word, unless the number rules have
  /// found a number there.
  @inline(__always) func kind(startingAt start: Int, node: UInt32) -> TokenKind {
    let mark = units.marks[start]
    let isWord = node != 0 && mark & CharacterFlags.isNumber == 0
    return isWord ? .word : CharacterFlags(rawValue: mark).kind
  }

  func start(of token: Int) -> Int { token == 0 ? 0 : Int(ends[token - 1]) }

  /// Removes the last tokens of a chunk whose end a word may cross. Later text could change these
  /// tokens. The next chunk starts where the kept tokens end. It finds the removed tokens again,
  /// together with the text after them.
  ///
  /// The new end is a boundary of words and of phrases, so it is the same at every granularity. It
  /// is never near a number, because the number rules look back at the characters before a number.
  ///
  /// - Parameter margin: the least number of characters between the new end and the old one.
  /// - Returns: whether such an end exists. If not, all tokens are kept.
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

  /// Whether a boundary is too near to a number to end a chunk. This is so if the token before the
  /// boundary is a number, or if one of the next `NumberRules.reach` characters may be part of a
  /// number.
  ///
  /// - Parameters:
  ///   - token: the index of the token after the boundary.
  ///   - start: the first character of that token.
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

  /// Removes the last word or phrase of a chunk that has reached its maximum size, because this
  /// word may continue in the next chunk. The only word of a chunk is kept.
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

  /// Writes the end of each token to `ends`, if there is memory for it, and counts the tokens.
  borrowing func writeEnds(to ends: Scratch<Int>.View?, counting count: inout Int) {
    if let ends { writeEnds(to: ends, from: count) }
    count += resultCount
  }

  /// Writes the byte offset at which each token ends, from index `first` of `ends` on. The ends
  /// that exceed the capacity of `ends` are left out.
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
