extension DocumentWords {
  /// Finds the tokens that candidates may begin with. Also sets the data of each token that depends
  /// on the tokens after it, such as `wordsAhead`. If `filter` is not nil, adds the beginnings of
  /// all runs to it, so that it can tell which runs are repeated.
  ///
  /// The loop goes backwards through the tokens. It avoids unpredictable branches, because they
  /// would take more time than everything else.
  mutating func findStarts(_ filter: RepetitionFilter.View?, _ weights: KeyphraseWeights.View) {
    let trie = lexicon.sections.trie
    let (characters, list) = (characters.table, tokens.table)
    let room = starts.room(for: list.count)
    var count = 0
    // `ahead` is the number of consecutive words that begin with the current token. `plain` is the
    // number of consecutive tokens from it on that are not `special`.
    var ahead = 0
    var plain = 0
    var position = list.count &- 2
    var nextReport = position &- Self.tokensPerReport
    while position > 0 {
      if position < nextReport {
        guard reportTokens(from: position) else { break }
        nextReport = position &- Self.tokensPerReport
      }
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

  /// Reports to the checkpoint that a pass has read the tokens of one report, from `first` on.
  ///
  /// - Returns: whether to go on.
  @inline(never) func reportTokens(from first: Int) -> Bool {
    guard let checkpoint else { return true }
    let end = min(first + Self.tokensPerReport, tokens.count - 1)
    return checkpoint.passed(tokens[end].start - tokens[first].start)
  }

  /// Records that a lexicon phrase of `count` words begins at the token `start`. Marks all other
  /// words of the phrase with `isCut`, because a run that begins with one of them would cut the
  /// phrase in two.
  @inline(never) private func notePhrase(of count: Int, at start: Int) {
    for position in start &+ 1..<start &+ count { tokens[position].traits.insert(.isCut) }
    // The loop goes backwards, so the first phrase found to end with `last` is the shortest.
    let last = start &+ count &- 1
    if tokens[last].phraseBehind == 0 {
      tokens[last].phraseBehind = UInt8(truncatingIfNeeded: count)
    }
  }

  /// Sets the scores that each word adds to the runs that begin or end with it. Also marks verbs of
  /// one character.
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

  /// The number of words of the longest lexicon phrase that begins with a token, or 0 if no phrase
  /// begins with it.
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

  /// A quick test that saves most calls of `beginsEntry`: if this function returns false for a
  /// token, so does `beginsEntry`. It uses only the token's lexicon node and the next character.
  @inline(__always) private func mayBeginEntry(
    _ token: DocumentToken, _ trie: Trie, _ characters: Table<FoldedCharacter>, _ position: Int,
    _ ahead: Int
  ) -> Bool {
    let next = tokens[position &+ 1]
    let node = Int(token.node)
    let flags = trie.check[node]
    let goesOn = Int(flags & NodeFlags.hasChildren) / Int(NodeFlags.hasChildren)
    let code = characters[Int(next.offset)].code
    // A node without children has no valid base. Slot 0 is used instead, to avoid a branch.
    let slot = Int(trie.base[node & (0 &- goesOn)]) ^ Int(code)
    let leads = trie.match(slot, code) < 8 ? goesOn : 0
    let isPlain =
      (flags & (NodeFlags.isPhrase | NodeFlags.isWord) != 0)
      && (flags & NodeFlags.isPhrase == 0 || token.traits.contains(.isStart))
    return ahead > 0 && (leads > 0 && next.hasCharacters || !isPlain)
  }

  /// Whether a word gets the trait `beginsEntry` because of the lexicon. This is so in four cases:
  ///
  /// - A lexicon entry of two or more tokens begins with the word.
  /// - The word has no node, but its characters are a lexicon entry.
  /// - The word's node is neither a word nor a phrase of the lexicon.
  /// - The word is a lexicon phrase, but runs may not begin with it.
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
