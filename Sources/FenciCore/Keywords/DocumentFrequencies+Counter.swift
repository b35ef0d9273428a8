extension DocumentFrequencies {
  /// Counts in how many documents the words and phrases of a lexicon occur.
  ///
  /// A word occurs where segmentation at words granularity finds it; a phrase where the characters of one
  /// or more tokens in a row are its own, folded and without annotations, even inside a longer phrase.
  /// Words of the user's own count like any others.
  public struct Counter: Sendable {
    /// The dictionary.
    public let lexicon: Lexicon
    /// The documents that were counted.
    public private(set) var documentCount = 0
    private let segmenter: Segmenter
    /// By node.
    private var counts: [Int]
    private var seen: SeenNodes

    /// A counter that has seen no document.
    ///
    /// - Complexity: O(*n*) in the size of the lexicon.
    public init(lexicon: Lexicon) {
      self.lexicon = lexicon
      segmenter = Segmenter(lexicon: lexicon, method: .probability)
      let slotCount = lexicon.sections.trie.check.count
      counts = [Int](repeating: 0, count: slotCount)
      seen = SeenNodes(count: slotCount)
    }

    /// Counts the words of a document, each once.
    ///
    /// - Complexity: O(*n*) in the text's length.
    public mutating func insert(_ text: String) { insert(Array(text.utf8)) }

    /// Counts the words of a document in UTF-8, which need not be valid, each once.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func insert(_ bytes: [UInt8]) {
      // No document takes the number of documents out of an `Int`.
      guard documentCount < .max else { return }
      documentCount += 1
      bytes.withTable { source in
        var walks = PhraseWalks(lexicon.sections, source)
        segmenter.forEachChunk(of: source, .boundariesAndNodes) { chunk in
          walks.follow(chunk) { seen.insert($0) }
        }
      }
      for node in seen.nodes { counts[Int(node)] += 1 }
      seen.removeAll()
    }

    /// What was counted so far.
    ///
    /// A word with a tab or a line break, which only words of the user's own can have, is left out: a
    /// table could not hold it.
    ///
    /// - Complexity: O(*n*) in the size of the lexicon.
    public var frequencies: DocumentFrequencies {
      let keys = NodeKeys(lexicon)
      var rows: [Row] = []
      for node in counts.indices where counts[node] > 0 {
        let node = UInt32(node)
        let word = Array((lexicon.spelling(of: node) ?? keys.key(of: node)).utf8)
        if DocumentFrequencies.canHold(word) {
          rows.append(Row(word: word, count: counts[Int(node)]))
        }
      }
      rows.sort { $0.word.lexicographicallyPrecedes($1.word) }
      return DocumentFrequencies(documentCount: documentCount, rows: rows)
    }
  }
}

/// The nodes of one document, each once.
private struct SeenNodes: Sendable {
  private(set) var nodes: [UInt32] = []
  /// By node, one bit each.
  private var bits: [UInt64]

  init(count: Int) { bits = [UInt64](repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ node: UInt32) {
    let bit: UInt64 = 1 &<< UInt64(node & 63)
    guard bits[Int(node >> 6)] & bit == 0 else { return }
    bits[Int(node >> 6)] |= bit
    nodes.append(node)
  }

  mutating func removeAll() {
    for node in nodes { bits[Int(node >> 6)] = 0 }
    nodes.removeAll(keepingCapacity: true)
  }
}
