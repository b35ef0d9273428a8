extension Chunk {
  /// Forward maximum matching: at every boundary the longest word, else one unit or atom.
  mutating func matchForward(_ trie: Trie) {
    matches.fillAfter(units, trie, paths.view)
    tokenCount = ForwardHops(units, matches.after.view, ends.view).run()
  }

  /// Backward maximum matching: before every boundary the longest word, else one unit or atom.
  mutating func matchBackward(_ trie: Trie) {
    matches.fill(units, trie, paths.view)
    // Tokens are found from the last one on, so they are written from the end of `ends` on.
    let (ends, before) = (ends.view, matches.before.view)
    var position = units.count
    var slot = ends.capacity
    while position > 0 {
      slot &-= 1
      ends[slot] = UInt32(truncatingIfNeeded: position)
      position &-= Int(before[position])
    }
    tokenCount = ends.capacity &- slot
    for token in 0..<tokenCount { ends[token] = ends[slot &+ token] }
  }
}
