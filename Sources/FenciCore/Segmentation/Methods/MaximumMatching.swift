extension Chunk {
  /// Forward maximum matching: the longest word at every boundary, else one character or pre-token.
  mutating func matchForward(_ trie: Trie) {
    matches.fillAfter(units, fixedSpans, trie, paths.view)
    tokenCount = ForwardHops(units, matches.after.view, ends.view).run()
  }

  /// Backward maximum matching: the longest word before every boundary, else one character or
  /// pre-token.
  mutating func matchBackward(_ trie: Trie) {
    matches.fill(units, fixedSpans, trie, paths.view)
    takeTokens(matches.before.view)
  }

  /// Steps from the end of the chunk to the beginning of each token, where the token before it
  /// ends.
  ///
  /// - Parameter lengths: by end, the length of the token that ends there.
  mutating func takeTokens(_ lengths: Scratch<UInt8>.View) {
    let ends = ends.view
    // The last token is found first, so the ends are written from the end of `ends` backwards.
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
