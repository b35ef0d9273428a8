extension Chunk {
  /// Forward maximum matching: from left to right, takes the longest word that begins at each
  /// boundary. If no word begins there, the token is one character or one pre-token. A pre-token is
  /// a sequence that no boundary divides, such as a word of letters or an address.
  mutating func matchForward(_ trie: Trie) {
    matches.fillAfter(units, fixedSpans, trie, paths.view)
    tokenCount = ForwardHops(units, matches.after.view, ends.view).run()
  }

  /// Backward maximum matching: from right to left, takes the longest word that ends at each
  /// boundary. If no word ends there, the token is one character or one pre-token.
  mutating func matchBackward(_ trie: Trie) {
    matches.fill(units, fixedSpans, trie, paths.view)
    takeTokens(matches.before.view)
  }

  /// Follows the tokens from the end of the chunk to its beginning. Each step leads from the end of
  /// a token to its beginning, where the token before it ends.
  ///
  /// - Parameter lengths: by end: the length of the token that ends there.
  mutating func takeTokens(_ lengths: Scratch<UInt8>.View) {
    let ends = ends.view
    // The last token is found first. So the ends are written backwards, from the last element of
    // `ends` on, and moved to the beginning afterwards.
    var position = units.count
    var slot = ends.capacity
    while position > 0 {
      slot &-= 1
      ends[slot] = UInt32(truncatingIfNeeded: position)
      position &-= Int(lengths[position])
    }
    tokenCount = ends.capacity &- slot
    for token in 0..<tokenCount { ends[token] = ends[slot &+ token] }
  }
}
