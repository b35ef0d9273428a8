/// Finds the key phrases of a text by TF-IDF over words and phrases, or by TextRank.
///
///     let extractor = KeyphraseExtractor(lexicon: .standard)
///     for keyphrase in extractor.keyphrases(in: text, top: 10) {
///       print(keyphrase.phrase, keyphrase.count, keyphrase.ranges)
///     }
///
/// Candidates are the phrases of the lexicon, runs of up to ten words, and titles in title marks.
/// With ``Method/tfidf`` a candidate's score is the product of two factors:
///
/// - *Termhood*: would an editor index it? A probability, by a linear function of its words, their
///   parts of speech, its length, its neighbours and the marks around it.
/// - *Salience*: is this document about it? TF-IDF (Salton and Buckley 1988), and its position: in
///   the title, in headings, early, between quotation marks. Salience weighs more in long documents
///   than in short ones.
///
/// The rarity of a term comes from a reference: the documents that the lexicon was compiled with,
/// or a custom corpus. The weights are part of the lexicon; see `keyphrase-weights.tsv`.
/// ``explanations(of:top:)-(String,_)`` shows both factors and their features. ``Method/textRank``
/// scores a candidate by the ranks of its words in the graph of the text's words.
///
/// An extractor is a value that any number of threads may share.
public struct KeyphraseExtractor: Sendable {
  /// The dictionary.
  public let lexicon: Lexicon
  /// How candidates are scored.
  public let method: Method
  private let segmenter: Segmenter
  let weights: KeyphraseWeights
  private let tagGroups: [TagGroup]
  private let names: TermNames
  private let seed: HashSeed
  /// The document frequencies that documents are compared with; nil if the lexicon has none.
  private let reference: ReferenceTable?

  /// Creates an extractor over a dictionary. If the dictionary has no weights, ``Method/tfidf``
  /// uses default weights of frequency, rarity and phrases. ``Method/textRank`` needs no weights.
  public init(lexicon: Lexicon, method: Method = .tfidf) {
    self.init(
      lexicon: lexicon, method: method, seed: .process, reference: ReferenceTable(lexicon))
  }

  /// Creates an extractor by ``Method/tfidf`` over a dictionary and custom document frequencies,
  /// which replace the dictionary's. Termhood does not change.
  ///
  ///     let bytes = …  // the output of `fenci train idf`
  ///     let frequencies = try DocumentFrequencies(table: bytes, name: "idf.tsv")
  ///     let extractor = KeyphraseExtractor(lexicon: .standard, frequencies: frequencies)
  ///
  /// A term that occurs in at least nine of ten documents of every genre is never a key phrase. The
  /// rarity of other terms is that of the genre where they are most common.
  ///
  /// - Parameter frequencies: counted by ``DocumentFrequencies/Counter``, in one or more genres. A
  ///   term missing from them counts as rarest.
  /// - Complexity: O(*n* + *m*) in the sizes of the lexicon and of the frequencies.
  public init(lexicon: Lexicon, frequencies: DocumentFrequencies) {
    self.init(
      lexicon: lexicon, method: .tfidf, seed: .process,
      reference: ReferenceTable(frequencies, lexicon: lexicon))
  }

  /// Creates an extractor for the terms that set each document of a corpus apart from the others.
  ///
  ///     var counter = DocumentFrequencies.Counter(lexicon: .standard)
  ///     for document in documents { counter.insert(document) }
  ///     let extractor = KeyphraseExtractor(lexicon: .standard, contrasting: counter.frequencies)
  ///     for document in documents {
  ///       print(extractor.keyphrases(in: document, top: 10).map(\.phrase))
  ///     }
  ///
  /// Each document is compared with the others: one is subtracted from every count and from the
  /// number of documents. A term that no other document has counts as rarest. A term in at least
  /// nine of ten of the others, such as a footer, is never a key phrase.
  ///
  /// - Parameter frequencies: counted in the documents themselves, all of one genre. Use at least
  ///   three documents: of two, each has only the other to be compared with.
  /// - Complexity: O(*n* + *m*) in the sizes of the lexicon and of the frequencies.
  public init(lexicon: Lexicon, contrasting frequencies: DocumentFrequencies) {
    self.init(
      lexicon: lexicon, method: .tfidf, seed: .process,
      reference: ReferenceTable(contrasting: frequencies, lexicon: lexicon))
  }

  /// - Parameter seed: for hashes; results do not depend on it.
  init(
    lexicon: Lexicon, method: Method, seed: HashSeed, reference: ReferenceTable?
  ) {
    self.reference = reference
    self.lexicon = lexicon
    self.method = method
    segmenter = Segmenter(lexicon: lexicon, method: .probability)
    tagGroups = TagGroup.table(of: lexicon)
    names = TermNames(lexicon)
    self.seed = seed
    weights = KeyphraseWeights(lexicon)
  }

  /// The best key phrases of a text, best first; ties are broken by the Unicode order of the
  /// normalized characters.
  ///
  /// Each subject has one form. These are left out: a part of a chosen phrase that seldom occurs
  /// without it, a longer form that adds little to a chosen phrase, and another name of a chosen
  /// phrase.
  ///
  /// - Complexity: O(*n* log *n*) in the text's length.
  public func keyphrases(in text: String, top count: Int = 20) -> [Keyphrase] {
    keyphrases(in: Array(text.utf8), top: count)
  }

  /// The best key phrases of a document, best first; ranges are offsets in its ``Document/bytes``.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func keyphrases(in document: Document, top count: Int = 20) -> [Keyphrase] {
    if isLong(document) {
      return longExplanations(of: document, top: count, blockSize: Self.blockSize)
        .map { $0.keyphrase }
    }
    var found: [Keyphrase] = []
    forEachChosen(in: document, top: count) { candidate, candidates, words in
      found.append(keyphrase(candidate, candidates, words))
    }
    return found
  }

  /// All candidates of a document with their features, in no particular order.
  package func candidates(of document: Document) -> [CandidateFeatures] {
    var found: [CandidateFeatures] = []
    withWords(of: document) { words, filter, weights, scorer in
      let candidates = Candidates(words, filter, weights, nil, scorer, keeping: .max)
      for number in 0..<candidates.best.candidates.count {
        let candidate = candidates.best.candidates[number]
        let keyphrase = keyphrase(candidate, candidates, words)
        let evidence = Evidence(candidate, candidates.placement(of: candidate, words), words)
        found.append(
          CandidateFeatures(
            phrase: keyphrase.phrase, ranges: keyphrase.utf8Ranges,
            termhood: candidates.values(of: candidate, words).map { ($0.feature.name, $0.value) },
            salience: [
              ("count", Double(evidence.names)), ("words", Double(words.wordCount)),
            ] + candidates.scorer.values(of: evidence).map { ($0.feature.name, $0.value) }))
      }
    }
    return found
  }

  /// The best key phrases of UTF-8 bytes, which need not be valid.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func keyphrases(in bytes: [UInt8], top count: Int = 20) -> [Keyphrase] {
    keyphrases(in: Document(bytes), top: count)
  }

  /// The best key phrases of a text, best first, each with the features of its score.
  ///
  /// - Complexity: O(*n* log *n*) in the text's length.
  public func explanations(of text: String, top count: Int = 20) -> [KeyphraseExplanation] {
    explanations(of: Array(text.utf8), top: count)
  }

  /// The best key phrases of UTF-8 bytes, which need not be valid, each with the features of its
  /// score.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func explanations(of bytes: [UInt8], top count: Int = 20) -> [KeyphraseExplanation] {
    explanations(of: Document(bytes), top: count)
  }

  /// The best key phrases of a document, best first, each with the features of its score.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func explanations(of document: Document, top count: Int = 20) -> [KeyphraseExplanation] {
    if isLong(document) {
      return longExplanations(of: document, top: count, blockSize: Self.blockSize)
    }
    var found: [KeyphraseExplanation] = []
    forEachChosen(in: document, top: count) { candidate, candidates, words in
      let contributions = candidates.contributions(of: candidate, weights, words)
      let keyphrase = keyphrase(candidate, candidates, words)
      switch method {
      case .tfidf: found.append(KeyphraseExplanation(keyphrase, contributions))
      case .textRank:
        found.append(
          KeyphraseExplanation(
            keyphrase: keyphrase, termhood: 1, salience: candidate.score,
            contributions: contributions))
      }
    }
    return found
  }

  private static let leastKept = 32

  private func forEachChosen(
    in document: Document, top count: Int,
    _ body: (Candidate, borrowing Candidates, borrowing DocumentWords) -> Void
  ) {
    guard count > 0 else { return }
    withWords(of: document) { words, filter, weights, scorer in
      switch method {
      case .tfidf: find(count, words, filter, weights, nil, scorer, body)
      case .textRank:
        let ranks = TextRank(words)
        find(count, words, filter, weights, ranks.view, scorer, body)
      }
    }
  }

  private func withWords(
    of document: Document,
    _ body: (borrowing DocumentWords, RepetitionFilter.View, KeyphraseWeights.View, Scorer) -> Void
  ) {
    document.bytes.withTable { source in
      withTables { tables in
        let lines = RepeatedLines(source, tables.multipliers)
        withWords(of: source.indices, source, document, lines, tables) { words, filter in
          let scorer = Scorer(words: words.wordCount, weights.salience, tables.reference)
          body(words, filter, tables.weights, scorer)
        }
      }
    }
  }

  /// Views that all documents share. They must not escape the call that receives them.
  struct Tables {
    let tagGroups: Table<TagGroup>
    let weights: KeyphraseWeights.View
    let multipliers: Table<UInt64>
    let reference: ReferenceTable.View?
  }

  func withTables(_ body: (Tables) -> Void) {
    tagGroups.withTable { tagGroups in
      weights.withView { weights in
        seed.withTable { multipliers in
          guard let reference else {
            return body(
              Tables(
                tagGroups: tagGroups, weights: weights, multipliers: multipliers, reference: nil))
          }
          reference.withView { reference in
            body(
              Tables(
                tagGroups: tagGroups, weights: weights, multipliers: multipliers,
                reference: reference))
          }
        }
      }
    }
  }

  /// Calls `body` with the words of a part of a document.
  func withWords(
    of block: Range<Int>, _ source: Table<UInt8>, _ document: Document, _ lines: RepeatedLines,
    _ tables: Tables, _ body: (borrowing DocumentWords, RepetitionFilter.View) -> Void
  ) {
    let piece = source.view(at: block.lowerBound, count: block.count, as: UInt8.self)
    var words = DocumentWords(
      piece, at: block.lowerBound, lines, segmenter, names, tables.tagGroups, tables.multipliers)
    words.mark(document)
    let filter = RepetitionFilter(count: words.tokens.count, tables.multipliers)
    words.findStarts(filter.view, tables.weights)
    body(words, filter.view)
  }

  private func isLong(_ document: Document) -> Bool {
    method == .tfidf && document.bytes.count > Self.blockSize
  }

  private func find(
    _ count: Int, _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View,
    _ weights: KeyphraseWeights.View, _ ranks: TextRank.View?, _ scorer: Scorer,
    _ body: (Candidate, borrowing Candidates, borrowing DocumentWords) -> Void
  ) {
    // Twice as many candidates as requested are usually enough. If too many of them are fragments
    // of chosen ones, all are kept.
    let kept = max(Self.leastKept, count < 1 << 16 ? 2 * count : count)
    if !find(count, keeping: kept, words, filter, weights, ranks, scorer, body) {
      _ = find(count, keeping: .max, words, filter, weights, ranks, scorer, body)
    }
  }

  /// Finds the best key phrases among the best candidates.
  ///
  /// - Returns: whether there were enough candidates.
  private func find(
    _ count: Int, keeping kept: Int, _ words: borrowing DocumentWords,
    _ filter: RepetitionFilter.View, _ weights: KeyphraseWeights.View, _ ranks: TextRank.View?,
    _ scorer: Scorer,
    _ body: (Candidate, borrowing Candidates, borrowing DocumentWords) -> Void
  ) -> Bool {
    let candidates = Candidates(words, filter, weights, ranks, scorer, keeping: kept)
    guard let chosen = candidates.chosen(count, words) else { return false }
    for candidate in chosen { body(candidate, candidates, words) }
    return true
  }

  /// All occurrences, in text order.
  private func ranges(
    of candidate: Candidate, _ candidates: borrowing Candidates, _ words: borrowing DocumentWords
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(Int(candidate.count))
    candidates.forEachOccurrence(of: candidate) { run in
      words.repeatedLines.forEachOccurrence(of: words.byteRange(of: run), in: words.source) {
        ranges.append($0)
      }
    }
    if ranges.count > Int(candidate.count) { ranges.sort { $0.lowerBound < $1.lowerBound } }
    return ranges
  }

  private func keyphrase(
    _ candidate: Candidate, _ candidates: borrowing Candidates, _ words: borrowing DocumentWords
  ) -> Keyphrase {
    var isSpeltAlike = true
    candidates.forEachOccurrence(of: candidate) { run in
      isSpeltAlike = isSpeltAlike && words.haveSameBytes(candidate.run, run)
    }
    let first = words.spelling(of: candidate.run)
    var phrase = first
    if !isSpeltAlike {
      var spellings: [String] = []
      candidates.forEachOccurrence(of: candidate) { spellings.append(words.spelling(of: $0)) }
      phrase = commonest(spellings)
    }
    return Keyphrase(
      phrase: phrase,
      word: words.normalizedForm(of: candidate.run, node: candidate.node, spelling: first),
      score: score(candidate), utf8Ranges: ranges(of: candidate, candidates, words))
  }

  /// The score that is reported, from 0 to 1.
  private func score(_ candidate: Candidate) -> Double {
    switch method {
    case .tfidf: Self.reported(candidate.score)
    case .textRank: candidate.score
    }
  }

  /// Maps the logarithm of a product to a score from 0 to 1.
  static func reported(_ score: Double) -> Double { 1 / (1 + DeterministicMath.exp(-score)) }

  /// The most frequent spelling; of equally frequent ones, the first.
  private func commonest(_ spellings: [String]) -> String {
    var counts: [String: Int] = [:]
    for spelling in spellings { counts[spelling, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return spellings.first { counts[$0] == most } ?? ""
  }
}
