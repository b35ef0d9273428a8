extension DocumentFrequencies {
  /// Counts the documents in which each word, phrase and key phrase candidate occurs.
  ///
  /// - A word occurs where segmentation at words granularity finds it.
  /// - A phrase occurs where one or more consecutive tokens have its normalized characters, without
  ///   pinyin annotations, even inside a longer phrase.
  /// - Any other term occurs where key phrase extraction finds it as a candidate.
  ///
  /// User words count like any others. In the table, words and phrases of the dictionary have its
  /// spelling; other terms are normalized.
  ///
  /// Memory grows with the number of different terms. To limit it, pass a byte limit, and call
  /// ``drain()`` whenever ``isFull`` is true:
  ///
  ///     var counter = DocumentFrequencies.Counter(lexicon: .standard, byteLimit: 100_000_000)
  ///     for text in texts {
  ///       counter.insert(text)
  ///       if counter.isFull { parts.append(counter.drain().table) }
  ///     }
  public struct Counter: Sendable {
    /// The dictionary whose words and phrases are counted.
    public let lexicon: Lexicon
    /// The name of the documents' genre.
    public let genre: String
    /// The number of documents counted since the last ``drain()``.
    public private(set) var documentCount = 0
    private let byteLimit: Int
    private let segmenter: Segmenter
    private let finder: CandidateFinder
    /// The number of documents by node.
    private var counts: [Int]
    private var seen: SeenNodes
    /// Candidates that are not in the lexicon.
    private var terms = CountedTerms()

    /// Creates a counter of documents of the genre ``Genre/documents``.
    ///
    /// - Parameter byteLimit: the number of bytes of terms from which on the counter is full.
    /// - Complexity: O(*n*) in the size of the lexicon.
    public init(lexicon: Lexicon, byteLimit: Int = .max) {
      self.init(lexicon, Genre.documents, byteLimit)
    }

    /// Creates a counter of documents of a genre.
    ///
    /// - Parameters:
    ///   - genre: a name that ``Genre/isName(_:)`` accepts.
    ///   - byteLimit: the number of bytes of terms from which on the counter is full.
    /// - Throws: `FenciError.invalidEntry` if ``Genre/isName(_:)`` rejects the name.
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

    /// Counts each term of a document once.
    ///
    /// - Complexity: O(*n*) in the text's length.
    public mutating func insert(_ text: String) { insert(Array(text.utf8)) }

    /// Counts each term of a document in UTF-8, which need not be valid, once.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func insert(_ bytes: [UInt8]) { insert(Document(bytes)) }

    /// Counts each term of a document once. The title may be one of the terms.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func insert(_ document: Document) {
      // Keep the number of documents within an `Int`.
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

    /// Whether the terms have reached the byte limit.
    ///
    /// - Complexity: O(1).
    public var isFull: Bool { terms.byteCount >= byteLimit }

    /// The counts since the last ``drain()``.
    ///
    /// Words with a tab or a line break, which only user words can have, are left out, because a
    /// table cannot hold them.
    ///
    /// - Complexity: O(*n* log *n*) in the number of terms, and O(*n*) in the size of the lexicon.
    public var frequencies: DocumentFrequencies { frequencies(of: terms) }

    /// Returns the counts since the last call and resets the counter. Merging all drained counts
    /// with the final ``frequencies`` gives the counts of one counter without a limit.
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

/// A set of the nodes of one document.
private struct SeenNodes: Sendable {
  private(set) var nodes: [UInt32] = []
  /// One bit for each node.
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
