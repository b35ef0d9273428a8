/// Follows the characters of a run through the trie.
struct EntryWalk {
  private let trie: Trie
  private var current: UInt32? = Trie.root
  private var flags: UInt16 = 0

  init(_ trie: Trie) { self.trie = trie }

  /// Goes on from the node of a token.
  init(_ trie: Trie, from node: UInt32) {
    self.trie = trie
    current = node
    flags = trie.check[Int(node)] & NodeFlags.mask
  }

  var isPhrase: Bool { current != nil && flags & NodeFlags.isPhrase != 0 }
  /// Whether a longer run may be an entry.
  var goesOn: Bool { current != nil && flags & NodeFlags.hasChildren != 0 }

  /// The entry reached, or 0.
  var node: UInt32 {
    flags & (NodeFlags.isPhrase | NodeFlags.isWord) != 0 ? current ?? 0 : 0
  }

  mutating func advance(over range: Range<Int>, _ words: borrowing DocumentWords) {
    for position in range {
      guard let node = current else { return }
      let child = trie.child(of: node, over: words.characters[position].code)
      current = child?.node
      flags = child?.flags ?? 0
    }
  }
}

extension DocumentWords {
  /// Finds the tokens that runs may begin with, and notes them in the filter.
  mutating func findStarts(_ filter: RepetitionFilter.View, _ bounds: ScoreBounds.View) {
    let trie = lexicon.sections.trie
    let characters = characters.table
    for start in 1..<tokens.count - 1 where tokens[start].isWord {
      var token = tokens[start]
      if token.traits.isDisjoint(with: [.isStopWord, .isNumber]) { token.traits.insert(.isStart) }
      if beginsEntry(start, trie) { token.traits.insert(.beginsEntry) }
      token.startBound = bounds.start(token, after: tokens[start - 1])
      token.endBound = bounds.end(token, before: tokens[start + 1])
      tokens[start] = token
      guard !token.traits.isDisjoint(with: [.isStart, .beginsEntry]) else { continue }
      filter.add(characters, at: Int(token.offset))
    }
  }

  /// Whether an entry of two or more tokens begins here, or one that is not the token's node, or a
  /// phrase that would be no candidate if it were none.
  @inline(__always) private func beginsEntry(_ start: Int, _ trie: Trie) -> Bool {
    let token = tokens[start]
    var walk: EntryWalk
    if token.node != 0 {
      let flags = trie.check[Int(token.node)]
      if flags & (NodeFlags.isPhrase | NodeFlags.isWord) == 0 { return true }
      if flags & NodeFlags.isPhrase != 0, !token.traits.contains(.isStart) { return true }
      // Most words are no beginning of another.
      if flags & NodeFlags.hasChildren == 0 { return false }
      walk = EntryWalk(trie, from: token.node)
    } else {
      if characters[Int(token.offset)].code == 0 { return false }
      walk = EntryWalk(trie)
      walk.advance(over: characterRange(of: Run(first: start, count: 1)), self)
      if walk.node != 0 { return true }
    }
    for end in start + 1..<start + Candidates.maximumWords {
      guard walk.goesOn, tokens[end].isWord else { break }
      walk.advance(over: characterRange(of: Run(first: end, count: 1)), self)
      if walk.node != 0 { return true }
    }
    return false
  }
}
