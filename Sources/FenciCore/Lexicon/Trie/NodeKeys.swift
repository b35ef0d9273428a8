/// Finds the key of a trie node, which is the normalized spelling of an entry. The key consists of
/// the characters on the path from the root to the node.
struct NodeKeys {
  private let lexicon: Lexicon
  /// The node that owns each base, indexed by half of the base. A base is an even number from which
  /// the slots of a node's children are computed.
  private var owner: [UInt32]

  /// - Complexity: O(*n*) in the number of trie slots.
  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    let trie = lexicon.sections.trie
    owner = [UInt32](repeating: 0, count: trie.check.count / 2 + 1)
    for slot in trie.check.indices where trie.check[slot] & NodeFlags.hasChildren != 0 {
      owner[Int(trie.base[slot]) / 2] = UInt32(slot)
    }
  }

  /// The key of a node, or an empty string for the root.
  ///
  /// - Complexity: O(*n*) in the length of the key.
  func key(of node: UInt32) -> String {
    let trie = lexicon.sections.trie
    var scalars: [Unicode.Scalar] = []
    var node = Int(node)
    while node != 0 {
      let code = Int(trie.check[node] >> 3) << 1 | node & 1
      scalars.append(lexicon.scalar(of: UInt16(code)))
      node = Int(owner[(node ^ code) / 2])
    }
    return String(String.UnicodeScalarView(scalars.reversed()))
  }
}
