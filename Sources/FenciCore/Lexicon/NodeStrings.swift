/// Texts that belong to some of the trie's nodes.
struct NodeStrings {
  /// The nodes, ascending.
  let nodes: Table<UInt32>
  /// Where each node's text begins in `bytes`, and where the last one ends; empty if there are no nodes.
  let offsets: Table<UInt32>
  /// The texts in UTF-8.
  let bytes: Table<UInt8>

  /// A node's text; nil if it has none. Binary search.
  func text(of node: UInt32) -> String? {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes[low] == node ? text(at: low) : nil
  }

  /// The text of the node at a position of `nodes`.
  func text(at position: Int) -> String {
    String(decoding: range(at: position).map { bytes[$0] }, as: UTF8.self)
  }

  /// Where the text of the node at a position of `nodes` stands in `bytes`.
  func range(at position: Int) -> Range<Int> {
    Int(offsets[position])..<Int(offsets[position + 1])
  }
}
