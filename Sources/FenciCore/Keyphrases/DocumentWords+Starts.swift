extension DocumentWords {
  /// Finds the tokens that candidates may begin with, and notes them in the filter if there is one. Branches that
  /// cannot be foreseen are avoided: they would cost more than all the rest.
  mutating func findStarts(_ filter: RepetitionFilter.View?, _ weights: KeyphraseWeights.View) {
    let trie = lexicon.sections.trie
    let (characters, list) = (characters.table, tokens.table)
    let room = starts.room(for: list.count)
    var count = 0
    // Words from here to what is no word, and to the next one that needs a closer look.
    var ahead = 0
    var plain = 0
    var position = list.count &- 2
    while position > 0 {
      var token = list[position]
      let isWord = Int(token.traits.rawValue & DocumentToken.Traits.isWord.rawValue)
      ahead = min(ahead &+ 1, Candidates.maximumWords) & (0 &- isWord)
      plain = token.traits.isDisjoint(with: .special) ? plain &+ 1 : 0
      token.wordsAhead = UInt8(truncatingIfNeeded: ahead)
      if mayBeginEntry(token, trie, characters, position, ahead),
        beginsEntry(token, position, trie)
      {
        token.traits.insert(.beginsEntry)
        token.phraseAhead = longestPhrase(from: position, token, trie)
      } else if isWord != 0, lexicon.isPhrase(token.node) {
        token.phraseAhead = 1
      }
      if plain < ahead, token.traits.contains(.isStart) { token.traits.insert(.beginsEntry) }
      tokens[position] = token
      if token.phraseAhead > 0 { notePhrase(of: Int(token.phraseAhead), at: position) }
      room[count] = UInt32(truncatingIfNeeded: position)
      count &+= token.traits.isDisjoint(with: [.isStart, .beginsEntry]) ? 0 : 1
      position &-= 1
    }
    starts.takeIn(count)
    addScores(weights)
    guard let filter else { return }
    for number in 0..<count { filter.add(characters, at: Int(list[Int(room[number])].offset)) }
    for number in 0..<titles.count {
      filter.add(characters, at: Int(list[titles[number].first].offset))
    }
  }

  /// Notes where a phrase stands that is the longest from its first word on.
  @inline(never) private func notePhrase(of count: Int, at start: Int) {
    for position in start &+ 1..<start &+ count { tokens[position].traits.insert(.isCut) }
    // The text is read backwards: the first phrase that is found to end here is the shortest.
    let last = start &+ count &- 1
    if tokens[last].phraseBehind == 0 {
      tokens[last].phraseBehind = UInt8(truncatingIfNeeded: count)
    }
  }

  /// What words add to the scores of runs that begin or end with them.
  private func addScores(_ weights: KeyphraseWeights.View) {
    let list = tokens.table
    for position in 1..<list.count &- 1 {
      var token = list[position]
      let (before, behind) = (list[position &- 1], list[position &+ 1])
      if token.group == .verb, behind.offset &- token.offset == 1, token.phraseAhead < 2,
        token.traits.isDisjoint(with: .isCut), before.group != .person
      {
        token.traits.insert(.isShortVerb)
      }
      token.startScore = Int32(
        truncatingIfNeeded: weights.first(token) &+ weights.left(before, token, .run))
      token.endScore = Int32(
        truncatingIfNeeded: weights.last(token) &+ weights.right(behind, .run))
      tokens[position] = token
    }
  }

  /// The words of the longest phrase that begins with a token, or 0.
  private func longestPhrase(from start: Int, _ token: DocumentToken, _ trie: Trie) -> UInt8 {
    let (characters, tokens) = (characters.table, tokens.table)
    var walk = EntryWalk(trie)
    var (end, longest) = (start, 0)
    var begin = Int(token.offset)
    while walk.goesOn, tokens[end].hasCharacters {
      end &+= 1
      walk.advance(over: begin..<Int(tokens[end].offset), characters)
      begin = Int(tokens[end].offset)
      if walk.isPhrase { longest = end &- start }
    }
    return UInt8(truncatingIfNeeded: longest)
  }

  /// Whether a look at the token's node and the next character leaves it open whether an entry begins
  /// with a token as `beginsEntry` means it.
  @inline(__always) private func mayBeginEntry(
    _ token: DocumentToken, _ trie: Trie, _ characters: Table<FoldedCharacter>, _ position: Int,
    _ ahead: Int
  ) -> Bool {
    let next = tokens[position &+ 1]
    let node = Int(token.node)
    let flags = trie.check[node]
    let goesOn = Int(flags & NodeFlags.hasChildren) / Int(NodeFlags.hasChildren)
    let code = characters[Int(next.offset)].code
    // The base of a node without children is never read: slot 0 stands in.
    let slot = Int(trie.base[node & (0 &- goesOn)]) ^ Int(code)
    let leads = trie.match(slot, code) < 8 ? goesOn : 0
    let isPlain =
      (flags & (NodeFlags.isPhrase | NodeFlags.isWord) != 0)
      && (flags & NodeFlags.isPhrase == 0 || token.traits.contains(.isStart))
    return ahead > 0 && (leads > 0 && next.hasCharacters || !isPlain)
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
    while walk.goesOn, tokens[end].hasCharacters {
      walk.advance(over: Int(tokens[end].offset)..<Int(tokens[end &+ 1].offset), characters)
      if walk.node != 0 { return true }
      end &+= 1
    }
    return false
  }
}
