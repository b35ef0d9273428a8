extension DocumentWords {
  /// Finds the tokens that candidates may begin with, and adds them to the filter if there is one.
  /// The loop avoids unpredictable branches: they would cost more than everything else.
  mutating func findStarts(_ filter: RepetitionFilter.View?, _ weights: KeyphraseWeights.View) {
    let trie = lexicon.sections.trie
    let (characters, list) = (characters.table, tokens.table)
    let room = starts.room(for: list.count)
    var count = 0
    // The number of consecutive words from here on, and of tokens that are not `special`.
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

  /// Marks the tokens of a phrase that is the longest one from its first word on.
  @inline(never) private func notePhrase(of count: Int, at start: Int) {
    for position in start &+ 1..<start &+ count { tokens[position].traits.insert(.isCut) }
    // The loop runs backwards, so the first phrase found to end here is the shortest.
    let last = start &+ count &- 1
    if tokens[last].phraseBehind == 0 {
      tokens[last].phraseBehind = UInt8(truncatingIfNeeded: count)
    }
  }

  /// Adds the scores of words at the beginning and at the end of runs, and marks short verbs.
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

  /// The number of words of the longest phrase that begins with a token, or 0.
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

  /// Whether `beginsEntry` may be true, judged only by the token's node and the next character.
  @inline(__always) private func mayBeginEntry(
    _ token: DocumentToken, _ trie: Trie, _ characters: Table<FoldedCharacter>, _ position: Int,
    _ ahead: Int
  ) -> Bool {
    let next = tokens[position &+ 1]
    let node = Int(token.node)
    let flags = trie.check[node]
    let goesOn = Int(flags & NodeFlags.hasChildren) / Int(NodeFlags.hasChildren)
    let code = characters[Int(next.offset)].code
    // A node without children uses slot 0 instead: its base is not valid.
    let slot = Int(trie.base[node & (0 &- goesOn)]) ^ Int(code)
    let leads = trie.match(slot, code) < 8 ? goesOn : 0
    let isPlain =
      (flags & (NodeFlags.isPhrase | NodeFlags.isWord) != 0)
      && (flags & NodeFlags.isPhrase == 0 || token.traits.contains(.isStart))
    return ahead > 0 && (leads > 0 && next.hasCharacters || !isPlain)
  }

  /// Whether a word needs the trait `beginsEntry` because of the lexicon: an entry of two or more
  /// tokens begins here, the token's characters are an entry other than its node, or the token is a
  /// phrase that would not be a candidate otherwise.
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
