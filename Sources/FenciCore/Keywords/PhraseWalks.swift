/// Finds the words of a document and all phrases on their boundaries, however they overlap, token by
/// token.
struct PhraseWalks {
  private let sections: ImageSections
  private let reader: ScalarReader
  /// The nodes that the characters of the last tokens have led to, one for each token with which an
  /// entry may have begun, and none that leads nowhere. They go on in the next chunk.
  private var nodes: [UInt32] = []
  /// The codes of the token at hand.
  private var codes: [UInt16] = []

  init(_ sections: ImageSections, _ source: Table<UInt8>) {
    self.sections = sections
    reader = ScalarReader(bytes: source)
  }

  /// Calls `body` with the node of each token of the next chunk that is a word, and of each phrase that
  /// ends with a token.
  mutating func follow(_ chunk: borrowing Chunk, _ body: (UInt32) -> Void) {
    let trie = sections.trie
    let (ends, tokenNodes) = (chunk.ends.view, chunk.nodes.view)
    var start = 0
    for token in 0..<chunk.tokenCount {
      let (end, node) = (Int(ends[token]), tokenNodes[token])
      // Few words begin a phrase.
      if node == 0 || !nodes.isEmpty {
        codes.removeAll(keepingCapacity: true)
        for unit in start..<end { appendCodes(of: unit, chunk) }
        var kept = 0
        for position in nodes.indices {
          if let node = follow(from: nodes[position], body) {
            nodes[kept] = node
            kept += 1
          }
        }
        nodes.removeLast(nodes.count - kept)
      }
      if node != 0 {
        body(node)
        if trie.hasChildren(node) { nodes.append(node) }
      } else if let node = follow(from: Trie.root, body) {
        nodes.append(node)
      }
      start = end
    }
  }

  /// Follows the codes of the token at hand; the node if it may lead on to phrases.
  private func follow(from start: UInt32, _ body: (UInt32) -> Void) -> UInt32? {
    var node = start
    var flags: UInt16 = 0
    for code in codes {
      guard let child = sections.trie.child(of: node, over: code) else { return nil }
      (node, flags) = child
    }
    if flags & NodeFlags.isPhrase != 0 { body(node) }
    return flags & NodeFlags.hasChildren != 0 ? node : nil
  }

  /// Appends the codes of what stands in a unit. If it has none it may be a word of letters that the
  /// lexicon does not have, or a part of a word that a rule has fixed.
  private mutating func appendCodes(of unit: Int, _ chunk: borrowing Chunk) {
    let code = chunk.units.codes[unit]
    guard code == 0 else { return codes.append(code) }
    let origin = chunk.units.origin
    let range = origin + Int(chunk.units.starts[unit])..<origin + Int(chunk.units.starts[unit + 1])
    reader.forEachScalar(in: range, readings: sections.readings) { item, _ in
      codes.append(sections.folded(item).code)
    }
  }
}
