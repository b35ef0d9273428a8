/// The folded keys of a lexicon's nodes, read from the paths between the root and the nodes.
struct NodeKeys {
  private let lexicon: Lexicon
  /// By half of the base: the node that owns the base. Bases are even.
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

  /// The key of a node; empty for the root.
  ///
  /// - Complexity: O(*n*) in its length.
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
