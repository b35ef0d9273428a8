/// Finds the key phrases of a text by TF-IDF over phrases and words.
///
///     let extractor = KeywordExtractor(lexicon: .standard)
///     for keyphrase in extractor.keyphrases(in: text, top: 10) {
///       print(keyphrase.phrase, keyphrase.count, keyphrase.ranges)
///     }
///
/// Candidates are runs of up to six words. Each is scored by one linear function of what can be seen
/// of it: how often it occurs here and in how many official documents (TF-IDF: Salton and Buckley
/// 1988), whether it is a phrase of the lexicon, its length, its parts of speech, quotation marks and
/// its neighbours. The weights are part of the lexicon and can be read in `keyphrase-weights.tsv`.
///
/// An extractor is a value that any number of threads may share.
public struct KeywordExtractor: Sendable {
  /// The dictionary.
  public let lexicon: Lexicon
  private let segmenter: Segmenter
  private let weights: KeyphraseWeights
  private let tagGroups: [TagGroup]
  private let frequencies: InverseDocumentFrequencies

  /// An extractor over a dictionary. A dictionary without weights is used with TF-IDF alone.
  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    segmenter = Segmenter(lexicon: lexicon, method: .bidirectional, granularity: .words)
    weights = KeyphraseWeights(lexicon)
    tagGroups = TagGroup.table(of: lexicon)
    frequencies = InverseDocumentFrequencies(lexicon)
  }

  /// The best key phrases of a text, best first; ties by Unicode order of the folded characters.
  ///
  /// A phrase inside a chosen longer one is left out unless it also stands alone at least twice.
  ///
  /// - Complexity: O(*n* log *n*) in the text's length.
  public func keyphrases(in text: String, top count: Int = 20) -> [KeyPhrase] {
    keyphrases(in: Array(text.utf8), top: count)
  }

  /// The best key phrases of UTF-8 bytes, which need not be valid.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func keyphrases(in bytes: [UInt8], top count: Int = 20) -> [KeyPhrase] {
    let words = DocumentWords(segmenter.tokens(in: bytes), tagGroups, frequencies)
    let candidates = Candidates(words)
    let scores = candidates.map { weights.score(of: $0, in: candidates, words) }
    return Selection(candidates, scores, words).best(count)
      .map { keyphrase(candidates[$0], in: candidates, score: scores[$0], words) }
  }

  private func keyphrase(
    _ candidate: Candidate, in candidates: Candidates, score: Double, _ words: DocumentWords
  ) -> KeyPhrase {
    var ranges: [Range<Int>] = []
    var spellings: [String] = []
    var counts: [String: Int] = [:]
    candidates.forEachOccurrence(of: candidate) { run in
      ranges.append(words.byteRange(of: run))
      spellings.append(words.spelling(of: run))
    }
    for spelling in spellings { counts[spelling, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return KeyPhrase(
      phrase: spellings.first { counts[$0] == most } ?? "", word: words.word(of: candidate),
      score: KeyphraseWeights.unitInterval(score), ranges: ranges)
  }
}
