extension Chunk {
  /// Forward maximum matching: at every boundary the longest word, else one unit or atom.
  ///
  /// - Parameter hasAtoms: whether units that words could contain may be joined.
  mutating func matchForward(_ trie: Trie, hasAtoms: Bool) {
    tokenCount = ForwardMatching(units, trie, ends.view).run(hasJoined: hasAtoms)
    if units.hasJoined, !hasAtoms { dropJoinedEnds() }
  }

  /// Takes back the ends inside words that rules have fixed: each of their units, which no word
  /// contains, was matched by itself.
  private mutating func dropJoinedEnds() {
    let (ends, marks) = (ends.view, units.marks.view)
    var kept = 0
    for token in 0..<tokenCount {
      let end = ends[token]
      ends[kept] = end
      kept &+= Int(marks[Int(end)] & UnitMark.joined ^ UnitMark.joined)
    }
    tokenCount = kept
  }

  /// Backward maximum matching: before every boundary the longest word, else one unit or atom.
  mutating func matchBackward(_ trie: Trie) {
    matches.fill(units, trie)
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
