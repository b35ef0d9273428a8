extension Chunk {
  /// Joins words into the phrases of the lexicon, and numbers with their units. Goes from left to
  /// right and takes the longest phrase at each position. A phrase begins and ends at word
  /// boundaries, so every phrase boundary is a word boundary.
  mutating func joinPhrases(_ trie: Trie, _ numberUnits: NumberUnits) {
    var kept = 0
    var token = 0
    while token < tokens.count {
      let start = tokens.start(of: kept)
      let (last, node, isMeasured) = phrase(from: token, start: start, trie, numberUnits)
      if isMeasured { text.marks[start] = CharacterFlags(.number).rawValue }
      tokens.ends[kept] = tokens.ends[last]
      tokens.nodes[kept] = node
      kept += 1
      token = last + 1
    }
    tokens.count = kept
  }

  /// Finds the phrase that starts with `token`. Returns its last token, its lexicon node, and
  /// whether it is a number with its unit.
  func phrase(
    from token: Int, start: Int, _ trie: Trie, _ numberUnits: NumberUnits
  ) -> (last: Int, node: UInt32, isMeasured: Bool) {
    let (last, node) = longestPhrase(from: token, start: start, trie)
    if last == token, isNumber(from: start, to: Int(tokens.ends[token])),
      let unit = unit(after: token, numberUnits)
    {
      return (unit, 0, true)
    }
    return (last, node, false)
  }

  /// The last token of the unit after a token; nil if no unit follows. A unit is one token, such as
  /// 亩, 平方公里 or kg, or it is 个 with another unit, such as 个|月.
  private func unit(after token: Int, _ numberUnits: NumberUnits) -> Int? {
    guard token + 1 < tokens.count else { return nil }
    let (start, end) = (Int(tokens.ends[token]), Int(tokens.ends[token + 1]))
    guard isUnit(start..<end, node: tokens.nodes[token + 1], numberUnits) else { return nil }
    guard token + 2 < tokens.count, numberUnits.isGeneral(text.codes[start]),
      numberUnits.endAfterGeneral(text.codes.view, from: end, to: text.count)
        == Int(tokens.ends[token + 2])
    else { return token + 1 }
    return token + 2
  }

  /// Whether a token is a number. The number rules may have found it, or it consists of digits or
  /// of one Chinese numeral.
  func isNumber(from start: Int, to end: Int) -> Bool {
    text.marks[start] & CharacterFlags.kindBits == CharacterFlags(.number).rawValue
      || isNumeral(start..<end)
  }

  /// Whether a token is a single Chinese numeral.
  func isNumeral(_ token: Range<Int>) -> Bool {
    token.count == 1
      && text.codes[token.lowerBound] &- ReservedCode.firstDigit
        < ReservedCode.endOfNumerals - ReservedCode.firstDigit
  }

  /// Whether a token after a number is a unit, such as 亩. A token of letters always counts as a
  /// unit, because letters are separate from a number only if they are a unit, such as kg.
  func isUnit(_ token: Range<Int>, node: UInt32, _ numberUnits: NumberUnits) -> Bool {
    if node == 0, CharacterFlags(rawValue: text.marks[token.lowerBound]).kind == .letters {
      return true
    }
    guard
      let (end, role) = numberUnits.longest(
        text.codes.view, from: token.lowerBound, to: text.count)
    else { return false }
    return role != .word && end == token.upperBound
  }

  /// Finds the longest phrase that starts with `token`. Returns its last token and its lexicon
  /// node. If no phrase starts here, returns the token itself and the node of the token.
  private func longestPhrase(from token: Int, start: Int, _ trie: Trie) -> (last: Int, node: UInt32)
  {
    var found = (last: token, node: tokens.nodes[token])
    // The path continues from the node of a word. Few words begin a phrase, so it is usually short.
    var cursor = TrieCursor(trie, at: tokens.nodes[token])
    var unit = tokens.nodes[token] == Trie.root ? start : Int(tokens.ends[token])
    var last = token
    while cursor.hasChildren, unit < text.count, text.codes[unit] != 0,
      cursor.descend(over: text.codes[unit])
    {
      unit += 1
      while last < tokens.count, Int(tokens.ends[last]) < unit { last += 1 }
      if Int(tokens.ends[last]) == unit, last > token, cursor.isPhrase {
        found = (last, cursor.node)
      }
    }
    return found
  }
}
