/// Finds the key phrases of a text by TF-IDF over words and phrases, or by TextRank.
///
///     let extractor = KeyphraseExtractor(lexicon: .standard)
///     for keyphrase in extractor.keyphrases(in: text, top: 10) {
///       print(keyphrase.phrase, keyphrase.count, keyphrase.utf8Ranges)
///     }
///
/// The candidates are the phrases of the dictionary, runs of up to ten words, and titles between
/// title marks (《》). With ``Method/tfidf`` the score of a candidate is the product of two factors:
///
/// - *Termhood* is the probability that an editor would index the candidate, whatever the document.
///   A linear function computes it from the words of the candidate, their parts of speech, the
///   length, the neighbours and the marks around it.
/// - *Salience* tells how much this document is about the candidate. It is TF-IDF (Salton and
///   Buckley 1988), extended by positions: in the title, in headings, early in the text, between
///   quotation marks. Salience weighs more in long documents than in short ones.
///
/// The rarity of a term comes from a reference, which is a set of other documents. These are the
/// documents that the dictionary was compiled with, or a custom corpus. The weights are part of the
/// dictionary; see `keyphrase-weights.tsv`. ``explanations(of:top:)-(StringProtocol,_)`` shows both factors
/// and their features.
///
/// ``Method/textRank`` builds a graph of the words in the text, ranks the words, and scores a
/// candidate by the ranks of its words.
///
/// An extractor is a value that any number of threads may share.
public struct KeyphraseExtractor: Sendable {
  /// The dictionary.
  public let lexicon: Lexicon
  /// The method that scores candidates.
  public let method: Method
  private let segmenter: Segmenter
  let weights: KeyphraseWeights
  private let tagGroups: [TagGroup]
  private let names: TermNames
  private let seed: HashSeed
  /// The document frequencies that say how rare a term is. The value is nil if the lexicon has
  /// none.
  private let reference: ReferenceTable?

  /// Creates an extractor for a dictionary. If the dictionary has no weights, ``Method/tfidf`` uses
  /// default weights for frequency, rarity and phrases. ``Method/textRank`` needs no weights.
  public init(lexicon: Lexicon, method: Method = .tfidf) {
    self.init(
      lexicon: lexicon, method: method, seed: .process, reference: ReferenceTable(lexicon))
  }

  /// Creates an extractor that uses custom document frequencies instead of the dictionary's. Its
  /// method is ``Method/tfidf``. The custom frequencies change only salience, not termhood.
  ///
  ///     let bytes = …  // the output of `fenci train idf`
  ///     let frequencies = try DocumentFrequencies(table: bytes, name: "idf.tsv")
  ///     let extractor = KeyphraseExtractor(lexicon: .standard, frequencies: frequencies)
  ///
  /// A term that occurs in at least nine of ten documents of every genre is never a key phrase. For
  /// any other term, the genre in which it is most common decides its rarity.
  ///
  /// - Parameter frequencies: the counts of ``DocumentFrequencies/Counter``, for one or more
  ///   genres. A term that is missing from them has the highest rarity.
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
  /// Each document is compared only with the others. For this purpose, one is subtracted from every
  /// count and from the number of documents. A term that occurs in no other document has the
  /// highest rarity. A term that occurs in at least nine of ten of the others, such as a footer, is
  /// never a key phrase.
  ///
  /// - Parameter frequencies: the counts in the documents themselves, all of one genre. Use at
  ///   least three documents. With two, each could be compared only with the other one.
  /// - Complexity: O(*n* + *m*) in the sizes of the lexicon and of the frequencies.
  public init(lexicon: Lexicon, contrasting frequencies: DocumentFrequencies) {
    self.init(
      lexicon: lexicon, method: .tfidf, seed: .process,
      reference: ReferenceTable(contrasting: frequencies, lexicon: lexicon))
  }

  /// - Parameter seed: the multipliers of hashes. Results do not depend on them.
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

  /// Returns the best key phrases of a text, best first. Ties are broken by the Unicode order of
  /// the normalized characters.
  ///
  /// Each subject is returned in one form only. Three kinds of phrases are left out: a part of a
  /// better phrase that seldom occurs without it, a longer form that adds little to a better
  /// phrase, and another name of a better phrase.
  ///
  /// - Complexity: O(*n* log *n*) in the text's length.
  public func keyphrases(in text: some StringProtocol, top count: Int = 20) -> [Keyphrase] {
    keyphrases(in: Document(text), top: count)
  }

  /// Returns the best key phrases of a document, best first. Ranges are offsets into the document's
  /// ``Document/bytes``.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func keyphrases(in document: Document, top count: Int = 20) -> [Keyphrase] {
    keyphrases(in: document, top: count, nil)
  }

  /// Returns the best key phrases of a document, best first. If the checkpoint is cancelled, the
  /// result is of no use.
  package func keyphrases(
    in document: Document, top count: Int, _ checkpoint: Checkpoint?
  ) -> [Keyphrase] {
    if isLong(document) {
      return longExplanations(of: document, top: count, blockSize: Self.blockSize, checkpoint)
        .map { $0.keyphrase }
    }
    var found: [Keyphrase] = []
    forEachChosen(in: document, top: count, checkpoint) { candidate, candidates, words in
      found.append(keyphrase(candidate, candidates, words))
    }
    return found
  }

  /// Returns all candidates of a document with their features, in no particular order.
  package func candidates(of document: Document) -> [CandidateFeatures] {
    var found: [CandidateFeatures] = []
    withWords(of: document, nil) { words, filter, weights, scorer in
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

  /// Returns the best key phrases of UTF-8 bytes, best first. The bytes need not be valid UTF-8.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func keyphrases(in bytes: some Collection<UInt8>, top count: Int = 20) -> [Keyphrase] {
    keyphrases(in: Document(bytes), top: count)
  }

  /// Returns the best key phrases of a text, best first, each with the features of its score.
  ///
  /// - Complexity: O(*n* log *n*) in the text's length.
  public func explanations(
    of text: some StringProtocol, top count: Int = 20
  ) -> [KeyphraseExplanation] {
    explanations(of: Document(text), top: count)
  }

  /// Returns the best key phrases of UTF-8 bytes, best first, each with the features of its score.
  /// The bytes need not be valid UTF-8.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func explanations(
    of bytes: some Collection<UInt8>, top count: Int = 20
  ) -> [KeyphraseExplanation] {
    explanations(of: Document(bytes), top: count)
  }

  /// Returns the best key phrases of a document, best first, each with the features of its score.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func explanations(of document: Document, top count: Int = 20) -> [KeyphraseExplanation] {
    if isLong(document) {
      return longExplanations(of: document, top: count, blockSize: Self.blockSize, nil)
    }
    var found: [KeyphraseExplanation] = []
    forEachChosen(in: document, top: count, nil) { candidate, candidates, words in
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
    in document: Document, top count: Int, _ checkpoint: Checkpoint?,
    _ body: (Candidate, borrowing Candidates, borrowing DocumentWords) -> Void
  ) {
    guard count > 0 else { return }
    withWords(of: document, checkpoint) { words, filter, weights, scorer in
      switch method {
      case .tfidf: find(count, words, filter, weights, nil, scorer, body)
      case .textRank:
        let ranks = TextRank(words)
        find(count, words, filter, weights, ranks.view, scorer, body)
      }
    }
  }

  private func withWords(
    of document: Document, _ checkpoint: Checkpoint?,
    _ body: (borrowing DocumentWords, RepetitionFilter.View, KeyphraseWeights.View, Scorer) -> Void
  ) {
    document.bytes.withTable { source in
      withTables(checkpoint) { tables in
        let lines = RepeatedLines(source, tables.multipliers, checkpoint)
        withWords(of: source.indices, source, document, lines, tables) { words, filter in
          let scorer = Scorer(words: words.wordCount, weights.salience, tables.reference)
          body(words, filter, tables.weights, scorer)
        }
      }
    }
  }

  /// Views of the tables that are the same for all documents, and the checkpoint of the call. They
  /// must not escape the call that receives them.
  struct Tables {
    let checkpoint: Checkpoint?
    let tagGroups: Table<TagGroup>
    let weights: KeyphraseWeights.View
    let multipliers: Table<UInt64>
    let reference: ReferenceTable.View?
  }

  func withTables(_ checkpoint: Checkpoint?, _ body: (Tables) -> Void) {
    tagGroups.withTable { tagGroups in
      weights.withView { weights in
        seed.withTable { multipliers in
          guard let reference else {
            return body(
              Tables(
                checkpoint: checkpoint, tagGroups: tagGroups, weights: weights,
                multipliers: multipliers, reference: nil))
          }
          reference.withView { reference in
            body(
              Tables(
                checkpoint: checkpoint, tagGroups: tagGroups, weights: weights,
                multipliers: multipliers,
                reference: reference))
          }
        }
      }
    }
  }

  /// Segments a part of a document and calls `body` with its words.
  func withWords(
    of block: Range<Int>, _ source: Table<UInt8>, _ document: Document, _ lines: RepeatedLines,
    _ tables: Tables, _ body: (borrowing DocumentWords, RepetitionFilter.View) -> Void
  ) {
    let piece = source.view(at: block.lowerBound, count: block.count, as: UInt8.self)
    var words = DocumentWords(
      piece, at: block.lowerBound, lines, segmenter, names, tables.tagGroups, tables.multipliers,
      tables.checkpoint)
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
    // Twice as many candidates as requested are usually enough. But if too many of them are
    // fragments of better candidates, the search runs again and keeps all candidates.
    let kept = max(Self.leastKept, count < 1 << 16 ? 2 * count : count)
    if !find(count, keeping: kept, words, filter, weights, ranks, scorer, body) {
      _ = find(count, keeping: .max, words, filter, weights, ranks, scorer, body)
    }
  }

  /// Chooses the best key phrases among the `kept` best candidates, and calls `body` with each.
  ///
  /// - Returns: whether enough candidates were kept to be sure of the result.
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

  /// Returns all occurrences of a candidate as byte ranges, in the order of the text.
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

  /// Returns the score that is reported to the caller, from 0 to 1.
  private func score(_ candidate: Candidate) -> Double {
    switch method {
    case .tfidf: Self.reported(candidate.score)
    case .textRank: candidate.score
    }
  }

  /// Maps the logarithm of termhood times salience to a score from 0 to 1.
  static func reported(_ score: Double) -> Double { 1 / (1 + DeterministicMath.exp(-score)) }

  /// Returns the most frequent spelling. If several are equally frequent, returns the first of
  /// them.
  private func commonest(_ spellings: [String]) -> String {
    var counts: [String: Int] = [:]
    for spelling in spellings { counts[spelling, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return spellings.first { counts[$0] == most } ?? ""
  }
}

extension KeyphraseExtractor {
  /// The number of times that the work on a document passes over its text: for repeated lines, for
  /// words, for the starts of candidates and for candidates. A long document is read twice.
  package func passCount(of document: Document) -> Int { isLong(document) ? 7 : 4 }
}
