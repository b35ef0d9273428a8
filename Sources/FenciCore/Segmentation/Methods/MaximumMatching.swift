extension Chunk {
  /// Forward maximum matching: at every boundary the longest word, else one unit or atom.
  mutating func matchForward(_ trie: Trie) {
    matches.fillAfter(units, fixedSpans, trie, paths.view)
    tokenCount = ForwardHops(units, matches.after.view, ends.view).run()
  }

  /// Backward maximum matching: before every boundary the longest word, else one unit or atom.
  mutating func matchBackward(_ trie: Trie) {
    matches.fill(units, fixedSpans, trie, paths.view)
    takeTokens(matches.before.view)
  }

  /// Goes from the end of the chunk to the beginning of each token, which is the end of the one before.
  ///
  /// - Parameter lengths: by the unit behind it, that of the token that ends there.
  mutating func takeTokens(_ lengths: Scratch<UInt8>.View) {
    let ends = ends.view
    // Tokens are found from the last one on, so they are written from the end of `ends` on.
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
