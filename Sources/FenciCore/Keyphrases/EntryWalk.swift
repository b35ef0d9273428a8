/// Follows normalized characters through the trie to find entries.
struct EntryWalk {
  private var cursor: TrieCursor
  /// Whether the trie has the path so far.
  private var isOnPath = true

  /// Starts at the root.
  @inline(__always) init(_ trie: Trie) { cursor = TrieCursor(trie) }

  /// Starts at a node.
  @inline(__always) init(_ trie: Trie, from node: UInt32) { cursor = TrieCursor(trie, at: node) }

  var isPhrase: Bool { isOnPath && cursor.isPhrase }
  /// Whether a longer run may be an entry.
  var goesOn: Bool { isOnPath && cursor.hasChildren }

  /// The entry of the characters so far, or 0.
  var node: UInt32 { isOnPath && (cursor.isPhrase || cursor.isWord) ? cursor.node : 0 }

  @inline(__always) mutating func advance(
    over range: Range<Int>, _ characters: Table<FoldedCharacter>
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let code = characters[position].code
      guard isOnPath, code != 0, cursor.descend(over: code) else {
        isOnPath = false
        return
      }
      position &+= 1
    }
  }
}
