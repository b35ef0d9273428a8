/// Finds lexicon entries in a text. It follows the normalized characters, one by one, through the
/// lexicon's trie, which is the prefix tree of all entries.
///
/// For example, after the characters 创新, `node` is the entry 创新, and `goesOn` is true if longer
/// entries such as 创新型城市 begin with them.
struct EntryWalk {
  private var cursor: TrieCursor
  /// Whether the characters so far are a path in the trie.
  private var isOnPath = true

  /// Starts at the root of the trie, before the first character.
  @inline(__always) init(_ trie: Trie) { cursor = TrieCursor(trie) }

  /// Starts at a node, as if its characters had been followed.
  @inline(__always) init(_ trie: Trie, from node: UInt32) { cursor = TrieCursor(trie, at: node) }

  var isPhrase: Bool { isOnPath && cursor.isPhrase }
  /// Whether more characters may lead to another entry.
  var goesOn: Bool { isOnPath && cursor.hasChildren }

  /// The node of the entry that equals the characters so far. It is 0 if they are not an entry.
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
