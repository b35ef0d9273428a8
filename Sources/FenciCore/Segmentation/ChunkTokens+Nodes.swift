extension ChunkTokens {
  /// Finds the lexicon node of every token and writes it to `nodes`. A node is a position in the
  /// trie of the lexicon. It is 0 if the token is not a word of the lexicon. Matching finds only
  /// the boundaries of tokens, because many callers need nothing else.
  ///
  /// The search works level by level, like `LevelScan`, but follows each token only to its end. A
  /// first pass takes the first trie step of all tokens. A second pass takes the second step of the
  /// tokens with two or more characters, and so on.
  ///
  /// - Parameters:
  ///   - text: the characters of the chunk.
  ///   - forced: the forced words of the chunk, whose nodes are known already; nil if the user
  ///     dictionary has no forced words.
  func findNodes(of text: borrowing NormalizedText, _ trie: Trie, _ forced: ForcedSpans?) {
    var pathCount = findFirstNodes(of: text, trie)
    var length = 2
    while pathCount > 0 {
      pathCount = findNodes(length, pathCount, of: text, trie)
      length &+= 1
    }
    if let forced, forced.isPresent { takeNodes(of: forced) }
  }

  /// Finds the nodes of the tokens of one character. A longer token becomes a path if its first
  /// character begins a lexicon entry. The path goes to `paths`: the upper half of an element is
  /// the index of the token, the lower half its first character. The node reached so far goes to
  /// `nodes`. Returns the number of paths.
  private func findFirstNodes(of text: borrowing NormalizedText, _ trie: Trie) -> Int {
    let (codes, ends, nodes, paths) = (text.codes.view, ends.view, nodes.view, paths.view)
    var kept = 0
    var start = 0
    for token in 0..<count {
      let end = Int(ends[token])
      let code = codes[start]
      let isLonger = UInt32(truncatingIfNeeded: (start &+ 1 &- end) >> 63) & 1
      let step = trie.step(to: Int(code), code)
      let (isWord, goesOn) = (step.isWord & (isLonger ^ 1), step.goesOn & isLonger)
      nodes[token] = UInt32(code) & (0 &- (isWord | goesOn))
      paths[kept] = UInt64(token) << 32 | UInt64(start)
      kept &+= Int(goesOn)
      start = end
    }
    return kept
  }

  /// Takes the next trie step of the first `pathCount` paths, over character number `length` of
  /// each token. The paths that continue move to the beginning of `paths`. Returns their number.
  private func findNodes(
    _ length: Int, _ pathCount: Int, of text: borrowing NormalizedText, _ trie: Trie
  ) -> Int {
    let (codes, ends, nodes, paths) = (text.codes.view, ends.view, nodes.view, paths.view)
    var kept = 0
    for path in 0..<pathCount {
      let token = Int(paths[path] >> 32)
      let end = Int(paths[path] & 0xFFFF_FFFF) &+ length
      let code = codes[end &- 1]
      let slot = Int(trie.base[Int(nodes[token])]) ^ Int(code)
      let isLonger = UInt32(truncatingIfNeeded: (end &- Int(ends[token])) >> 63) & 1
      let step = trie.step(to: slot, code)
      let (isWord, goesOn) = (step.isWord & (isLonger ^ 1), step.goesOn & isLonger)
      nodes[token] = UInt32(truncatingIfNeeded: slot) & (0 &- (isWord | goesOn))
      paths[kept] = paths[path]
      kept &+= Int(goesOn)
    }
    return kept
  }

  private func takeNodes(of forced: ForcedSpans) {
    let forced = forced.nodes.view
    var start = 0
    for token in 0..<count {
      if forced[start] != 0 { nodes[token] = forced[start] }
      start = Int(ends[token])
    }
  }
}
