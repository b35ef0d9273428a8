/// Follows normalized characters through the trie to find entries.
struct EntryWalk {
  private let trie: Trie
  private var slot: Int
  /// The flags of the node; `nowhere` if the trie does not have the path.
  private var flags: UInt16

  private static let nowhere: UInt16 = 8

  /// Starts at the root, whose base is 0 like that of slot 0.
  @inline(__always) init(_ trie: Trie) {
    self.trie = trie
    slot = 0
    flags = NodeFlags.hasChildren
  }

  /// Starts at a node.
  @inline(__always) init(_ trie: Trie, from node: UInt32) {
    self.trie = trie
    slot = Int(node)
    flags = trie.check[slot] & NodeFlags.mask
  }

  var isPhrase: Bool { flags & NodeFlags.isPhrase != 0 }
  /// Whether a longer run may be an entry.
  var goesOn: Bool { flags & NodeFlags.hasChildren != 0 }

  /// The entry of the characters so far, or 0.
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
