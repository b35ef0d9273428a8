/// Follows the characters of a run through the trie.
struct EntryWalk {
  private let trie: Trie
  private var slot: Int
  /// The node's flags; 8 where the trie has no such path.
  private var flags: UInt16

  private static let nowhere: UInt16 = 8

  /// Starts at the root, whose base is 0 like that of slot 0.
  @inline(__always) init(_ trie: Trie) {
    self.trie = trie
    slot = 0
    flags = NodeFlags.hasChildren
  }

  /// Goes on from a node.
  @inline(__always) init(_ trie: Trie, from node: UInt32) {
    self.trie = trie
    slot = Int(node)
    flags = trie.check[slot] & NodeFlags.mask
  }

  var isPhrase: Bool { flags & NodeFlags.isPhrase != 0 }
  /// Whether a longer run may be an entry.
  var goesOn: Bool { flags & NodeFlags.hasChildren != 0 }

  /// The entry reached, or 0.
  var node: UInt32 {
    flags & (NodeFlags.isPhrase | NodeFlags.isWord) != 0 ? UInt32(truncatingIfNeeded: slot) : 0
  }

  @inline(__always) mutating func advance(
    over range: Range<Int>, _ characters: Table<FoldedCharacter>
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let code = characters[position].code
      guard goesOn, code != 0 else {
        flags = Self.nowhere
        return
      }
      slot = Int(trie.base[slot]) ^ Int(code)
      flags = min(trie.match(slot, code), Self.nowhere)
      position &+= 1
    }
  }
}

extension DocumentWords {
  /// Finds the tokens that runs may begin with, and notes them in the filter.
  mutating func findStarts(_ filter: RepetitionFilter.View, _ bounds: ScoreBounds.View) {
    let trie = lexicon.sections.trie
    let (characters, list) = (characters.table, tokens.table)
    for start in 1..<list.count &- 1 where list[start].isWord {
      var token = list[start]
      if Self.beginsEntry(token, start, list, characters, trie) {
        token.traits.insert(.beginsEntry)
      }
      token.endBound = bounds.end(token, before: list[start &+ 1])
      tokens[start] = token
      guard !token.traits.isDisjoint(with: [.isStart, .beginsEntry]) else { continue }
      filter.add(characters, at: Int(token.offset))
    }
  }

  /// Whether an entry of two or more tokens begins here, or one that is not the token's node, or a
  /// phrase that would be no candidate if it were none.
  @inline(__always) private static func beginsEntry(
    _ token: DocumentToken, _ start: Int, _ tokens: Table<DocumentToken>,
    _ characters: Table<FoldedCharacter>, _ trie: Trie
  ) -> Bool {
    var walk: EntryWalk
    if token.node != 0 {
      walk = EntryWalk(trie, from: token.node)
      if walk.node == 0 || walk.isPhrase && !token.traits.contains(.isStart) { return true }
    } else {
      walk = EntryWalk(trie)
      walk.advance(over: Int(token.offset)..<Int(tokens[start &+ 1].offset), characters)
      if walk.node != 0 { return true }
    }
    // Most words are no beginning of another.
    var end = start &+ 1
    let limit = start &+ Candidates.maximumWords
    while walk.goesOn, end < limit, tokens[end].isWord {
      walk.advance(over: Int(tokens[end].offset)..<Int(tokens[end &+ 1].offset), characters)
      if walk.node != 0 { return true }
      end &+= 1
    }
    return false
  }
}
