/// Strings that belong to some nodes of the trie.
struct NodeStrings {
  /// The nodes, ascending.
  let nodes: Table<UInt32>
  /// The offset in `bytes` of each node's text, then the end of the last one. Empty if the image
  /// lacks the section.
  let offsets: Table<UInt32>
  /// The texts in UTF-8.
  let bytes: Table<UInt8>

  /// A node's text; nil if it does not have one. Binary search.
  func surface(of node: UInt32) -> String? {
    let position = position(of: node)
    return position < nodes.count && nodes[position] == node ? text(at: position) : nil
  }

  /// Whether a node has a text. Binary search.
  func contains(_ node: UInt32) -> Bool {
    let position = position(of: node)
    return position < nodes.count && nodes[position] == node
  }

  /// The position of the first node that is not less than `node`.
  private func position(of node: UInt32) -> Int {
    var low = 0
    var count = nodes.count
    // Each step discards half of the rest without a branch.
    while count > 0 {
      let half = (count &+ 1) >> 1
      low &+= nodes[low &+ half &- 1] < node ? half : 0
      count &-= half
    }
    return low
  }

  /// The text of the node at a position of `nodes`.
  func text(at position: Int) -> String {
    String(decoding: range(at: position).map { bytes[$0] }, as: UTF8.self)
  }

  /// The range in `bytes` of the text of the node at a position of `nodes`.
  func range(at position: Int) -> Range<Int> {
    Int(offsets[position])..<Int(offsets[position + 1])
  }
}
