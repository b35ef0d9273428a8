/// A trie under construction. A trie is a tree in which the path from the root to a node spells a
/// word or the beginning of a word.
///
/// Nodes are numbered in the order of their creation. A hash table with open addressing finds a
/// node by its parent and its scalar (a Unicode code point).
struct TrieBuilder {
  static let root = 0

  private(set) var parents: [Int32] = [-1]
  private(set) var scalars: [UInt32] = [0]
  private(set) var depths: [UInt8] = [0]

  private var table = [Int32](repeating: -1, count: 1 << 12)

  var nodeCount: Int { parents.count }

  /// Returns the node to which a scalar leads from a node. Creates this child if it does not exist.
  mutating func child(of parent: Int, over scalar: UInt32) -> Int {
    if nodeCount * 2 > table.count { grow() }
    var position = slot(parent, scalar)
    while table[position] >= 0 {
      let node = Int(table[position])
      if parents[node] == parent && scalars[node] == scalar { return node }
      position = (position + 1) & (table.count - 1)
    }
    table[position] = Int32(nodeCount)
    parents.append(Int32(parent))
    scalars.append(scalar)
    depths.append(depths[parent] + 1)
    return nodeCount - 1
  }

  /// Returns the node to which a scalar leads from a node, or nil if this child does not exist.
  func knownChild(of parent: Int, over scalar: UInt32) -> Int? {
    var position = slot(parent, scalar)
    while table[position] >= 0 {
      let node = Int(table[position])
      if parents[node] == parent && scalars[node] == scalar { return node }
      position = (position + 1) & (table.count - 1)
    }
    return nil
  }

  private func slot(_ parent: Int, _ scalar: UInt32) -> Int {
    let hash = (UInt64(parent) << 21 ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
    return Int(hash >> 33) & (table.count - 1)
  }

  private mutating func grow() {
    let old = table
    table = [Int32](repeating: -1, count: old.count * 2)
    for entry in old where entry >= 0 {
      var position = slot(Int(parents[Int(entry)]), scalars[Int(entry)])
      while table[position] >= 0 { position = (position + 1) & (table.count - 1) }
      table[position] = entry
    }
  }
}
