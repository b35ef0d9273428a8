/// A position in a trie. It descends character by character:
///
///     var cursor = TrieCursor(trie)
///     while cursor.hasChildren, cursor.descend(over: codes[position]) {
///       position += 1
///       if cursor.isWord { longest = position }
///     }
struct TrieCursor {
  private let trie: Trie
  /// The slot of the node; 0 at the root.
  private(set) var slot: Int
  /// The flags of the node: `NodeFlags`.
  private(set) var flags: UInt16
  /// The base of the node; vacant if it has no children, so that no label matches there.
  private var base: Int

  /// A cursor at the root, whose base is 0.
  @inline(__always) init(_ trie: Trie) {
    (self.trie, slot, flags, base) = (trie, 0, NodeFlags.hasChildren, 0)
  }

  /// A cursor at a node.
  @inline(__always) init(_ trie: Trie, at node: UInt32) {
    self.trie = trie
    slot = Int(node)
    flags = node == Trie.root ? NodeFlags.hasChildren : trie.check[slot] & NodeFlags.mask
    base = 0
    base = Self.base(of: slot, flags, trie)
  }

  /// A cursor at the node of one character, whose flags are not read: for words of two and more
  /// characters.
  @inline(__always) init(_ trie: Trie, afterFirst code: UInt16) {
    self.trie = trie
    slot = Int(code)
    flags = NodeFlags.hasChildren
    base = Int(trie.roots[slot])
  }

  /// The node as tokens refer to it.
  @inline(__always) var node: UInt32 { UInt32(truncatingIfNeeded: slot) }
  @inline(__always) var isWord: Bool { flags & NodeFlags.isWord != 0 }
  @inline(__always) var isPhrase: Bool { flags & NodeFlags.isPhrase != 0 }
  @inline(__always) var hasChildren: Bool { flags & NodeFlags.hasChildren != 0 }

  /// Moves to the child over a code. If there is none, the cursor stays.
  ///
  /// Over code 0, which no character of the lexicon has, it may end at a vacant slot: without flags.
  @inline(__always) mutating func descend(over code: UInt16) -> Bool {
    let next = base ^ Int(code)
    let found = trie.match(next, code)
    guard found < 8 else { return false }
    slot = next
    flags = found
    base = Self.base(of: next, found, trie)
    return true
  }

  @inline(__always) private static func base(of slot: Int, _ flags: UInt16, _ trie: Trie) -> Int {
    flags & NodeFlags.hasChildren != 0 ? Int(trie.base[slot]) : ImageFormat.vacantBase
  }
}
