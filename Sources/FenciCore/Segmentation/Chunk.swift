/// One chunk of text on its way through segmentation: its units, and the tokens found in them.
struct Chunk: ~Copyable {
  var units: TextUnits
  /// The unit behind each token's last one.
  let ends: Scratch<UInt32>
  /// The lexicon entry of each token, or 0.
  let nodes: Scratch<UInt32>
  var tokenCount = 0
  /// The longest matches at and before every unit; empty for forward matching.
  let matches: MatchTable

  /// The lexicon nodes of words that rules have fixed, by their first unit; empty without rules.
  let ruleNodes: Scratch<UInt32>

  init(
    byteCount: Int, window: Int, longestWord: Int, method: Segmenter.Method, hasRules: Bool
  ) {
    units = TextUnits(byteCount: byteCount, window: window, longestAtom: longestWord)
    let capacity = units.codes.capacity
    ends = Scratch(capacity: capacity)
    nodes = Scratch(capacity: capacity)
    matches = MatchTable(capacity: method == .forward ? 0 : capacity)
    ruleNodes = Scratch(capacity: hasRules ? capacity : 0)
  }

  /// Where the next chunk starts.
  var endOffset: Int {
    units.origin + Int(units.starts[tokenCount > 0 ? Int(ends[tokenCount - 1]) : 0])
  }

  /// Gives the tokens that rules have fixed their lexicon nodes.
  func setRuleNodes() {
    let (ends, nodes, ruleNodes) = (ends.view, nodes.view, ruleNodes.view)
    var start = 0
    for token in 0..<tokenCount {
      nodes[token] = ruleNodes[start] != 0 ? ruleNodes[start] : nodes[token]
      start = Int(ends[token])
    }
  }

  func start(of token: Int) -> Int { token == 0 ? 0 : Int(ends[token - 1]) }

  /// Drops tokens near the end of a chunk that was cut where a word may cross: the next chunk starts
  /// there and finds them again, with what follows them in view. The new end is one of words and of
  /// phrases, so it is the same at every granularity.
  ///
  /// - Returns: whether tokens are left; if not, one of them is longer than the chunk.
  mutating func dropProvisionalTokens(_ sections: ImageSections, margin: Int) -> Bool {
    let limit = units.count - margin
    var kept = 0
    var token = 0
    let measure = MeasureTags(sections)
    while token < tokenCount {
      token = phrase(from: token, start: start(of: token), sections.trie, measure).last + 1
      if Int(ends[token - 1]) > limit { break }
      kept = token
    }
    tokenCount = kept
    return kept > 0
  }

  /// - Parameter base: where the decoded bytes begin in the text that offsets count in.
  borrowing func appendTokens(to tokens: inout [Token], base: Int = 0) {
    let origin = base + units.origin
    var start = 0
    for token in 0..<tokenCount {
      let end = Int(ends[token])
      let kind = nodes[token] != 0 ? .word : UnitMark(rawValue: units.marks[start]).kind
      tokens.append(
        Token(
          start: origin + Int(units.starts[start]), end: origin + Int(units.starts[end]),
          node: nodes[token], kind: kind))
      start = end
    }
  }

  borrowing func appendEnds(to ends: inout [Int]) {
    let (origin, starts, units) = (units.origin, units.starts.view, self.ends.view)
    ends.append(count: tokenCount, 0) { origin &+ Int(starts[Int(units[$0])]) }
  }
}
