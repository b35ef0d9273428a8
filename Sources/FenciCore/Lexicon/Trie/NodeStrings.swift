/// Strings of some trie nodes, such as the spellings of entries. Most nodes do not have a string.
struct NodeStrings {
  /// The nodes that have a string, in ascending order.
  let nodes: Table<UInt32>
  /// The position in `bytes` at which each node's string begins, and finally the end of the last
  /// string. Empty if the image does not have the section.
  let offsets: Table<UInt32>
  /// The strings in UTF-8, one after the other.
  let bytes: Table<UInt8>

  /// Returns the string of a node, or nil if the node does not have one. This is a binary search.
  func surface(of node: UInt32) -> String? {
    let position = position(of: node)
    return position < nodes.count && nodes[position] == node ? text(at: position) : nil
  }

  /// Whether a node has a string. This is a binary search.
  func contains(_ node: UInt32) -> Bool {
    let position = position(of: node)
    return position < nodes.count && nodes[position] == node
  }

  /// Returns the position in `nodes` of the first node that is not less than `node`.
  private func position(of node: UInt32) -> Int {
    var low = 0
    var count = nodes.count
    // Each step discards half of the remaining nodes. The step does not need a branch, which the
    // processor could mispredict.
    while count > 0 {
      let half = (count &+ 1) >> 1
      low &+= nodes[low &+ half &- 1] < node ? half : 0
      count &-= half
    }
    return low
  }

  /// The string of the node at a position in `nodes`.
  func text(at position: Int) -> String {
    String(decoding: range(at: position).map { bytes[$0] }, as: UTF8.self)
  }

  /// The range in `bytes` that holds the string of the node at a position in `nodes`.
  func range(at position: Int) -> Range<Int> {
    Int(offsets[position])..<Int(offsets[position + 1])
  }
}
