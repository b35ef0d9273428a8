extension DocumentFrequencies {
  /// Counts the documents that contain each word, phrase and key phrase candidate.
  ///
  /// - A word occurs in a document if it is a token of the document at
  ///   ``Segmenter/Granularity/words``.
  /// - A phrase occurs if one or more consecutive tokens have the same normalized characters,
  ///   without pinyin annotations. It may be part of a longer phrase.
  /// - Any other term occurs if key phrase extraction finds it as a candidate.
  ///
  /// User words count like all other words. The table has the dictionary spelling of words and
  /// phrases, and the normalized form of all other terms.
  ///
  /// The counter needs more memory for each new term. To limit the memory, pass a byte limit, and
  /// call ``drain()`` whenever ``isFull`` is true:
  ///
  ///     var counter = DocumentFrequencies.Counter(lexicon: .standard, byteLimit: 100_000_000)
  ///     for text in texts {
  ///       counter.insert(text)
  ///       if counter.isFull { parts.append(counter.drain().table) }
  ///     }
  public struct Counter: Sendable {
    /// The dictionary whose words and phrases are counted.
    public let lexicon: Lexicon
    /// The name of the genre that all documents belong to.
    public let genre: String
    /// The number of documents counted since the last call of ``drain()``.
    public private(set) var documentCount = 0
    private let byteLimit: Int
    private let segmenter: Segmenter
    private let finder: CandidateFinder
    /// For each node of the lexicon's trie, the number of documents that contain its word or
    /// phrase.
    private var counts: [Int]
    private var seen: SeenNodes
    /// The candidates that are not in the lexicon, with their numbers of documents.
    private var terms = CountedTerms()

    /// Creates a counter of documents without a genre. They are counted as ``Genre/documents``.
    ///
    /// - Parameter byteLimit: the memory for terms, in bytes, at which the counter is full.
    /// - Complexity: O(*n*) in the size of the lexicon.
    public init(lexicon: Lexicon, byteLimit: Int = .max) {
      self.init(lexicon, Genre.documents, byteLimit)
    }

    /// Creates a counter of documents of one genre.
    ///
    /// - Parameters:
    ///   - genre: a name that ``Genre/isName(_:)`` accepts.
    ///   - byteLimit: the memory for terms, in bytes, at which the counter is full.
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

    /// Counts a document. Each of its terms counts once.
    ///
    /// - Complexity: O(*n*) in the text's length.
    public mutating func insert(_ text: some StringProtocol) { insert(Document(text)) }

    /// Counts a document in UTF-8, which may contain invalid bytes. Each of its terms counts once.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func insert(_ bytes: some Collection<UInt8>) { insert(Document(bytes)) }

    /// Counts a document with its title and headings. Each of its terms counts once. The title may
    /// be one of the terms.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func insert(_ document: Document) {
      // A document is ignored if the number of documents would overflow.
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

    /// Whether the terms need as many bytes as the byte limit allows.
    ///
    /// - Complexity: O(1).
    public var isFull: Bool { terms.byteCount >= byteLimit }

    /// The counts since the last call of ``drain()``.
    ///
    /// Words that contain a tab or a line break are left out, because a table cannot hold them.
    /// Only user words can contain these characters.
    ///
    /// - Complexity: O(*n* log *n*) in the number of terms, and O(*n*) in the size of the lexicon.
    public var frequencies: DocumentFrequencies { frequencies(of: terms) }

    /// Returns the counts since the last call and resets the counter. Merge all drained counts with
    /// the final ``frequencies`` to get the counts of a counter without a limit.
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

/// The nodes of the words and phrases that occur in one document, without duplicates.
private struct SeenNodes: Sendable {
  private(set) var nodes: [UInt32] = []
  /// One bit for each node of the lexicon. The bit is 1 if the node is in `nodes`.
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
