/// Finds the words of a document and all lexicon phrases made of whole tokens, even those that
/// overlap. It reads the document token by token.
///
/// A phrase is found by a walk in the trie, the prefix tree of the lexicon's entries. A walk starts
/// at each token, and the following tokens continue it.
struct PhraseWalks: ~Copyable {
  private let sections: ImageSections
  private let trie: Trie
  private let reader: UTF8Reader
  /// The trie nodes that the unfinished walks have reached, in the order of their first tokens. A
  /// walk that can reach no further entry is removed. The others continue in the next chunk of
  /// text.
  private var nodes: [UInt32] = []
  /// Working memory of `findCodes`: the codes of the characters in a part of the text that has no
  /// code as a whole.
  private var codes: [UInt16] = []

  init(_ sections: ImageSections, _ source: Table<UInt8>) {
    self.sections = sections
    trie = sections.trie
    reader = UTF8Reader(bytes: source)
  }

  /// Follows the tokens of the next chunk. Calls `body` with the node of each word, and with the
  /// node of each phrase that ends with a token.
  mutating func follow(_ chunk: borrowing Chunk, _ body: (UInt32) -> Void) {
    let (ends, tokenNodes) = (chunk.tokens.ends.view, chunk.tokens.nodes.view)
    var start = 0
    for token in 0..<chunk.tokens.count {
      let (end, node) = (Int(ends[token]), tokenNodes[token])
      if !nodes.isEmpty { goOn(over: start..<end, of: chunk, body) }
      if node != 0 {
        body(node)
        // Most words begin no longer phrase, so they start no walk.
        if trie.hasChildren(node) { nodes.append(node) }
      } else if let node = follow(start..<end, of: chunk, from: Trie.root, body) {
        nodes.append(node)
      }
      start = end
    }
  }

  /// Continues the walks that began at earlier tokens over the characters of a token.
  private mutating func goOn(
    over units: Range<Int>, of chunk: borrowing Chunk, _ body: (UInt32) -> Void
  ) {
    var kept = 0
    for position in 0..<nodes.count {
      if let node = follow(units, of: chunk, from: nodes[position], body) {
        nodes[kept] = node
        kept += 1
      }
    }
    nodes.removeLast(nodes.count - kept)
  }

  /// Follows the characters of a token from a node. Returns the node that they lead to if longer
  /// phrases may follow, otherwise nil.
  private mutating func follow(
    _ units: Range<Int>, of chunk: borrowing Chunk, from start: UInt32, _ body: (UInt32) -> Void
  ) -> UInt32? {
    let view = chunk.text.codes.view
    var cursor = TrieCursor(trie, at: start)
    for unit in units {
      let code = view[unit]
      if code == 0 {
        findCodes(of: unit, chunk)
        for code in codes {
          guard code != 0, cursor.descend(over: code) else { return nil }
        }
      } else {
        guard cursor.descend(over: code) else { return nil }
      }
    }
    if cursor.isPhrase { body(cursor.node) }
    return cursor.hasChildren ? cursor.node : nil
  }

  /// Sets `codes` to the codes of the characters in one element of the text that has no code
  /// itself. The element may be a word of letters that is not in the lexicon, or part of a word
  /// fixed by a rule.
  private mutating func findCodes(of unit: Int, _ chunk: borrowing Chunk) {
    let origin = chunk.text.origin
    let range = origin + Int(chunk.text.starts[unit])..<origin + Int(chunk.text.starts[unit + 1])
    codes.removeAll(keepingCapacity: true)
    reader.forEachScalar(in: range, readings: sections.readings) { item, _ in
      codes.append(sections.folded(item).code)
    }
  }
}
