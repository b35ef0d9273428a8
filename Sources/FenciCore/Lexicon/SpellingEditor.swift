/// A lexicon's spellings, which are kept by node, while nodes move and words are added.
struct SpellingEditor {
  private let sections: ImageSections
  /// By row: the node, or `gone`.
  private var nodes: [UInt32]
  /// By node: the row.
  private var rows: [UInt32: Int]
  /// The spellings of the rows behind those of the sections.
  private var added: [String] = []

  private static let gone = UInt32.max

  init(_ sections: ImageSections) {
    self.sections = sections
    nodes = sections.spellingNodes.indices.map { sections.spellingNodes[$0] }
    rows = Dictionary(minimumCapacity: nodes.count)
    for (row, node) in nodes.enumerated() { rows[node] = row }
  }

  mutating func apply(_ move: TrieEditor.Move) {
    guard let row = rows.removeValue(forKey: move.from) else { return }
    nodes[row] = move.to
    rows[move.to] = row
  }

  /// Gives a node a spelling of its own, or with nil that of its path.
  mutating func set(_ spelling: String?, of node: Int) {
    let node = UInt32(node)
    if let row = rows.removeValue(forKey: node) { nodes[row] = Self.gone }
    guard let spelling else { return }
    rows[node] = nodes.count
    nodes.append(node)
    added.append(spelling)
  }

  /// Puts the spellings in the order of their nodes.
  func finish(_ memory: inout OwnedMemory, _ sections: inout ImageSections) {
    var offsets: [UInt32] = [0]
    var bytes: [UInt8] = []
    let order = nodes.indices.filter { nodes[$0] != Self.gone }.sorted { nodes[$0] < nodes[$1] }
    for row in order {
      if row < self.sections.spellingNodes.count {
        for position in self.sections.spellingRange(row) {
          bytes.append(self.sections.spellingBytes[position])
        }
      } else {
        bytes += Array(added[row - self.sections.spellingNodes.count].utf8)
      }
      offsets.append(UInt32(bytes.count))
    }
    sections.spellingNodes = memory.take(order.map { nodes[$0] })
    sections.spellingOffsets = memory.take(offsets)
    sections.spellingBytes = memory.take(bytes)
  }
}
