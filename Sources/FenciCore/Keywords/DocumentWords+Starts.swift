extension DocumentWords {
  /// Finds the tokens that candidates may begin with, and notes them in the filter. Branches that
  /// cannot be foreseen are avoided: they would cost more than all the rest.
  mutating func findStarts(_ filter: RepetitionFilter.View, _ bounds: ScoreBounds.View) {
    let trie = lexicon.sections.trie
    let (characters, list) = (characters.table, tokens.table)
    let room = starts.room(for: list.count)
    var count = 0
    // Words from here to what is no word.
    var ahead = 0
    var position = list.count &- 2
    while position > 0 {
      var token = list[position]
      let isWord = Int(token.traits.rawValue & DocumentToken.Traits.isWord.rawValue)
      ahead = min(ahead &+ 1, Candidates.maximumWords) & (0 &- isWord)
      token.wordsAhead = UInt8(truncatingIfNeeded: ahead)
      token.endBound = bounds.end(token, before: list[position &+ 1])
      if mayBeginEntry(token, trie, characters, Int(list[position &+ 1].offset), ahead),
        beginsEntry(token, position, trie)
      {
        token.traits.insert(.beginsEntry)
      }
      tokens[position] = token
      room[count] = UInt32(truncatingIfNeeded: position)
      count &+= token.traits.isDisjoint(with: [.isStart, .beginsEntry]) ? 0 : 1
      position &-= 1
    }
    starts.takeIn(count)
    for number in 0..<count { filter.add(characters, at: Int(list[Int(room[number])].offset)) }
  }

  /// Whether a look at the token's node and the next character leaves it open whether an entry begins
  /// with a token as `beginsEntry` means it.
  @inline(__always) private func mayBeginEntry(
    _ token: DocumentToken, _ trie: Trie, _ characters: Table<FoldedCharacter>, _ next: Int,
    _ ahead: Int
  ) -> Bool {
    let node = Int(token.node)
    let flags = trie.check[node]
    let goesOn = Int(flags & NodeFlags.hasChildren) / Int(NodeFlags.hasChildren)
    let code = characters[next].code
    // The base of a node without children is never read: slot 0 stands in.
    let slot = Int(trie.base[node & (0 &- goesOn)]) ^ Int(code)
    let leads = trie.match(slot, code) < 8 ? goesOn : 0
    let isPlain =
      (flags & (NodeFlags.isPhrase | NodeFlags.isWord) != 0)
      && (flags & NodeFlags.isPhrase == 0 || token.traits.contains(.isStart))
    return ahead > 0 && (leads > 0 && ahead > 1 || !isPlain)
  }

  /// Whether an entry of two or more tokens begins here, or one that is not the token's node, or a
  /// phrase that would be no candidate if it were none.
  private func beginsEntry(_ token: DocumentToken, _ start: Int, _ trie: Trie) -> Bool {
    let (characters, tokens) = (characters.table, tokens.table)
    var walk: EntryWalk
    if token.node != 0 {
      walk = EntryWalk(trie, from: token.node)
      if walk.node == 0 || walk.isPhrase && !token.traits.contains(.isStart) { return true }
    } else {
      walk = EntryWalk(trie)
      walk.advance(over: Int(token.offset)..<Int(tokens[start &+ 1].offset), characters)
      if walk.node != 0 { return true }
    }
    var end = start &+ 1
    let limit = start &+ Int(token.wordsAhead)
    while walk.goesOn, end < limit {
      walk.advance(over: Int(tokens[end].offset)..<Int(tokens[end &+ 1].offset), characters)
      if walk.node != 0 { return true }
      end &+= 1
    }
    return false
  }
}
