/// A position in a trie that moves down one character at a time.
///
/// This loop finds the end of the longest word that begins at `position`. `codes` holds the numbers
/// of the text's characters:
///
///     var cursor = TrieCursor(trie)
///     while cursor.hasChildren, cursor.descend(over: codes[position]) {
///       position += 1
///       if cursor.isWord { longest = position }
///     }
struct TrieCursor {
  private let trie: Trie
  /// The slot of the current node, which is its place in the trie's arrays. The root has slot 0.
  private(set) var slot: Int
  /// The flags of the current node, as defined in `NodeFlags`.
  private(set) var flags: UInt16
  /// The number from which the slots of the current node's children are computed. A node without
  /// children gets the vacant base, at which no lookup finds a child.
  private var base: Int

  /// Creates a cursor at the root, whose base is 0.
  @inline(__always) init(_ trie: Trie) {
    (self.trie, slot, flags, base) = (trie, 0, NodeFlags.hasChildren, 0)
  }

  /// Creates a cursor at a node.
  @inline(__always) init(_ trie: Trie, at node: UInt32) {
    self.trie = trie
    slot = Int(node)
    flags = node == Trie.root ? NodeFlags.hasChildren : trie.check[slot] & NodeFlags.mask
    base = 0
    base = Self.base(of: slot, flags, trie)
  }

  /// Creates a cursor at the node of a single character, for the search of longer words. The flags
  /// of this node are not read, so `isWord` and `isPhrase` are false until the cursor moves.
  @inline(__always) init(_ trie: Trie, afterFirst code: UInt16) {
    self.trie = trie
    slot = Int(code)
    flags = NodeFlags.hasChildren
    base = Int(trie.roots[slot])
  }

  /// Creates a cursor at a node that begins longer entries. The flags of this node are not read, so
  /// `isWord` and `isPhrase` are false until the cursor moves.
  @inline(__always) init(_ trie: Trie, afterPrefixAt node: Int) {
    self.trie = trie
    slot = node
    flags = NodeFlags.hasChildren
    base = Int(trie.base[node])
  }

  /// The number of the current node, by which tokens refer to their lexicon entry.
  @inline(__always) var node: UInt32 { UInt32(truncatingIfNeeded: slot) }
  @inline(__always) var isWord: Bool { flags & NodeFlags.isWord != 0 }
  @inline(__always) var isPhrase: Bool { flags & NodeFlags.isPhrase != 0 }
  @inline(__always) var hasChildren: Bool { flags & NodeFlags.hasChildren != 0 }

  /// Moves to the child over a code and returns true. If the child does not exist, the cursor stays
  /// and the result is false.
  ///
  /// Code 0 means that the lexicon does not contain the character. Over code 0 the cursor may move
  /// to an empty slot, which does not have any flags.
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
