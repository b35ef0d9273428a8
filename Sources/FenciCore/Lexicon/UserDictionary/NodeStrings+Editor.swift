extension NodeStrings {
  /// Edits the strings of trie nodes, such as the spellings of entries, while a user dictionary
  /// changes the trie. Nodes may move to other slots, and strings may be added or removed.
  struct Editor {
    private let original: NodeStrings
    /// The node of each row (each string), or `gone` if the string was removed.
    private var nodes: [UInt32]
    /// The row of each node that has a string.
    private var rows: [UInt32: Int]
    /// The new strings. Their rows follow the rows of the original.
    private var added: [String] = []

    private static let gone = UInt32.max

    init(_ original: NodeStrings) {
      self.original = original
      nodes = original.nodes.indices.map { original.nodes[$0] }
      rows = Dictionary(minimumCapacity: nodes.count)
      for (row, node) in nodes.enumerated() { rows[node] = row }
    }

    mutating func apply(_ move: TrieEditor.Move) {
      guard let row = rows.removeValue(forKey: move.from) else { return }
      nodes[row] = move.to
      rows[move.to] = row
    }

    /// Sets a node's string, or removes it if `text` is nil.
    mutating func set(_ text: String?, of node: Int) {
      let node = UInt32(node)
      if let row = rows.removeValue(forKey: node) { nodes[row] = Self.gone }
      guard let text else { return }
      rows[node] = nodes.count
      nodes.append(node)
      added.append(text)
    }

    /// Returns the edited strings, sorted by node.
    func finish(_ memory: inout OwnedMemory) -> NodeStrings {
      var offsets: [UInt32] = [0]
      var bytes: [UInt8] = []
      let order = nodes.indices.filter { nodes[$0] != Self.gone }.sorted { nodes[$0] < nodes[$1] }
      for row in order {
        if row < original.nodes.count {
          for position in original.range(at: row) { bytes.append(original.bytes[position]) }
        } else {
          bytes += Array(added[row - original.nodes.count].utf8)
        }
        offsets.append(UInt32(bytes.count))
      }
      return NodeStrings(
        nodes: memory.take(order.map { nodes[$0] }), offsets: memory.take(offsets),
        bytes: memory.take(bytes))
    }
  }
}
