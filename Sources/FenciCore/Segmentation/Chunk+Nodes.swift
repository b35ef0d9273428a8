extension Chunk {
  /// Finds the lexicon node of every token and writes it to `nodes`. A node is a position in the
  /// trie of the lexicon. It is 0 if the token is not a word of the lexicon. Matching finds only
  /// the boundaries of tokens, because many callers need nothing else.
  ///
  /// The search works level by level, like `LongestMatches`. A first pass takes the first trie step
  /// of all tokens. A second pass takes the second step of the tokens with two or more characters,
  /// and so on. The steps of a pass are independent of each other and have no branches.
  ///
  /// - Parameter isFixed: whether the chunk has forced words, which are user words that were fixed
  ///   before matching.
  func findNodes(_ trie: Trie, isFixed: Bool) {
    var paths = findNodesOfOneUnit(trie)
    var length = 2
    while paths > 0 {
      paths = findNodes(length, paths, trie)
      length &+= 1
    }
    if isFixed { takeRuleNodes() }
  }

  /// Finds the nodes of the tokens of one character. A longer token becomes a path if its first
  /// character begins a lexicon entry. The path goes to `paths`, and the node reached so far goes
  /// to `nodes`. Returns the number of paths.
  private func findNodesOfOneUnit(_ trie: Trie) -> Int {
    let (codes, ends) = (units.codes.view, ends.view)
    let (nodes, paths) = (nodes.view, paths.view)
    var kept = 0
    var start = 0
    for token in 0..<tokenCount {
      let end = Int(ends[token])
      let code = codes[start]
      let match = UInt32(trie.match(Int(code), code))
      // This is 1 if the trie has this node, else 0.
      let isNode = (match &- 8) >> 31
      let isLonger = UInt32(truncatingIfNeeded: (start &+ 1 &- end) >> 63) & 1
      let isWord = match >> 1 & isNode & (isLonger ^ 1)
      let goesOn = match >> 2 & isNode & isLonger
      nodes[token] = UInt32(code) & (0 &- (isWord | goesOn))
      paths[kept] = UInt64(token) << 32 | UInt64(start)
      kept &+= Int(goesOn)
      start = end
    }
    return kept
  }

  /// Takes the next trie step of the first `count` paths, over character number `length` of each
  /// token. The paths that continue move to the beginning of `paths`. Returns their number.
  private func findNodes(_ length: Int, _ count: Int, _ trie: Trie) -> Int {
    let (codes, ends, nodes, paths) = (units.codes.view, ends.view, nodes.view, paths.view)
    var kept = 0
    for path in 0..<count {
      let token = Int(paths[path] >> 32)
      let end = Int(paths[path] & 0xFFFF_FFFF) &+ length
      let code = codes[end &- 1]
      let slot = Int(trie.base[Int(nodes[token])]) ^ Int(code)
      let match = UInt32(trie.match(slot, code))
      let isNode = (match &- 8) >> 31
      let isLonger = UInt32(truncatingIfNeeded: (end &- Int(ends[token])) >> 63) & 1
      let isWord = match >> 1 & isNode & (isLonger ^ 1)
      let goesOn = match >> 2 & isNode & isLonger
      nodes[token] = UInt32(truncatingIfNeeded: slot) & (0 &- (isWord | goesOn))
      paths[kept] = paths[path]
      kept &+= Int(goesOn)
    }
    return kept
  }

  private func takeRuleNodes() {
    var start = 0
    for token in 0..<tokenCount {
      if ruleNodes[start] != 0 { nodes[token] = ruleNodes[start] }
      start = Int(ends[token])
    }
  }
}
