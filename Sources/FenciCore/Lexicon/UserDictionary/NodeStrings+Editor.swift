extension NodeStrings {
  /// Edits the texts of nodes while nodes move and texts are added.
  struct Editor {
    private let original: NodeStrings
    /// By row: the node, or `gone`.
    private var nodes: [UInt32]
    /// By node: the row.
    private var rows: [UInt32: Int]
    /// The texts of the rows that follow those of the original.
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

    /// Sets or, with nil, removes a node's text.
    mutating func set(_ text: String?, of node: Int) {
      let node = UInt32(node)
      if let row = rows.removeValue(forKey: node) { nodes[row] = Self.gone }
      guard let text else { return }
      rows[node] = nodes.count
      nodes.append(node)
      added.append(text)
    }

    /// The texts, sorted by node.
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
