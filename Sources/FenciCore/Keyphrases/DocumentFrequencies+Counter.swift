extension DocumentFrequencies {
  /// Counts in how many documents words, phrases and candidates for key phrases occur.
  ///
  /// A word occurs where segmentation at words granularity finds it; a phrase where the characters of one
  /// or more tokens in a row are its own, folded and without annotations, even inside a longer phrase; any
  /// other term where key-phrase extraction would take it for a candidate. Words of the user's own count
  /// like any others. The words and phrases of the dictionary have its spelling in the table, other terms
  /// are folded.
  ///
  /// Memory grows with the number of different terms. Where that may become too much, give a limit, and
  /// whenever ``isFull`` says so take what was counted by ``drain()``:
  ///
  ///     var counter = DocumentFrequencies.Counter(lexicon: .standard, byteLimit: 100_000_000)
  ///     for text in texts {
  ///       counter.insert(text)
  ///       if counter.isFull { parts.append(counter.drain().table) }
  ///     }
  public struct Counter: Sendable {
    /// The dictionary.
    public let lexicon: Lexicon
    /// What the documents are.
    public let genre: String
    /// The documents that were counted, without those that were drained.
    public private(set) var documentCount = 0
    private let byteLimit: Int
    private let segmenter: Segmenter
    private let finder: CandidateFinder
    /// By node.
    private var counts: [Int]
    private var seen: SeenNodes
    /// Candidates that are no entries.
    private var terms = CountedTerms()

    /// A counter that has seen no document.
    ///
    /// - Parameter byteLimit: from how many bytes of terms on it is full.
    /// - Complexity: O(*n*) in the size of the lexicon.
    public init(lexicon: Lexicon, byteLimit: Int = .max) {
      self.init(lexicon, Genre.documents, byteLimit)
    }

    /// A counter of documents of a genre.
    ///
    /// - Parameters:
    ///   - genre: what the documents are: a name as ``Genre/isName(_:)`` allows.
    ///   - byteLimit: from how many bytes of terms on it is full.
    /// - Throws: `FenciError.invalidEntry` if no table can have the name.
    /// - Complexity: O(*n*) in the size of the lexicon.
    public init(lexicon: Lexicon, genre: String, byteLimit: Int = .max) throws(FenciError) {
      guard Genre.isName(genre) else {
        throw .invalidEntry(
          genre, problem: "no name of a genre: expected one without colons, tabs and line breaks")
      }
      self.init(lexicon, genre, byteLimit)
    }

    private init(_ lexicon: Lexicon, _ genre: String, _ byteLimit: Int) {
      self.lexicon = lexicon
      self.genre = genre
      self.byteLimit = byteLimit
      segmenter = Segmenter(lexicon: lexicon, method: .probability)
      finder = CandidateFinder(lexicon)
      let slotCount = lexicon.sections.trie.check.count
      counts = [Int](repeating: 0, count: slotCount)
      seen = SeenNodes(count: slotCount)
    }

    /// Counts the terms of a document, each once.
    ///
    /// - Complexity: O(*n*) in the text's length.
    public mutating func insert(_ text: String) { insert(Array(text.utf8)) }

    /// Counts the terms of a document in UTF-8, which need not be valid, each once.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func insert(_ bytes: [UInt8]) { insert(Document(bytes)) }

    /// Counts the terms of a document, each once: its title may be one of them.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func insert(_ document: Document) {
      // No document takes the number of documents out of an `Int`.
      guard documentCount < .max else { return }
      documentCount += 1
      document.bytes.withTable { source in
        var walks = PhraseWalks(lexicon.sections, source)
        segmenter.forEachChunk(of: source, .boundariesAndNodes) { chunk in
          walks.follow(chunk) { seen.insert($0) }
        }
        finder.forEachCandidate(in: document, source) { characters, node in
          if node != 0 {
            seen.insert(node)
          } else {
            terms.insert(characters, document: documentCount)
          }
        }
      }
      for node in seen.nodes { counts[Int(node)] += 1 }
      seen.removeAll()
    }

    /// Whether the terms have reached the limit that the counter was made with.
    ///
    /// - Complexity: O(1).
    public var isFull: Bool { terms.byteCount >= byteLimit }

    /// What was counted so far.
    ///
    /// A word with a tab or a line break, which only words of the user's own can have, is left out: a
    /// table could not hold it.
    ///
    /// - Complexity: O(*n* log *n*) in the number of terms, and O(*n*) in the size of the lexicon.
    public var frequencies: DocumentFrequencies { frequencies(of: terms) }

    /// What was counted so far; the counter begins anew. Merging all that was drained and the
    /// ``frequencies`` in the end gives what one counter without a limit would have counted.
    ///
    /// - Complexity: O(*n* log *n*) in the number of terms, and O(*n*) in the size of the lexicon.
    public mutating func drain() -> DocumentFrequencies {
      var drained = CountedTerms()
      swap(&drained, &terms)
      let frequencies = frequencies(of: drained)
      for node in counts.indices { counts[node] = 0 }
      documentCount = 0
      return frequencies
    }

    private func frequencies(of terms: consuming CountedTerms) -> DocumentFrequencies {
      guard documentCount > 0 else { return DocumentFrequencies() }
      let keys = NodeKeys(lexicon)
      var entries: [(word: [UInt8], count: Int)] = []
      for node in counts.indices where counts[node] > 0 {
        let word = lexicon.spelling(of: UInt32(node)) ?? keys.key(of: UInt32(node))
        entries.append((Array(word.utf8), counts[node]))
      }
      return DocumentFrequencies(
        [Genre(name: genre, documentCount: documentCount)],
        terms.rows(with: entries, atMost: documentCount))
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
