extension KeyphraseExtractor {
  /// Returns the best key phrases of a repaired page, best first. Phrases are spelt as in the
  /// repaired text. Their ranges refer to the original text, ``RepairedText/source``.
  ///
  ///     let page = TextRepair(lexicon: .standard).repaired(text)
  ///     let keyphrases = extractor.keyphrases(in: page, top: 10)
  ///
  /// If an occurrence lies in a passage that was repaired, its range covers the whole passage. So
  /// several ranges may be equal.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func keyphrases(in page: RepairedText, top count: Int = 20) -> [Keyphrase] {
    keyphrases(in: page.bytes, top: count).map { $0.inOriginal(of: page) }
  }

  /// Returns the best key phrases of a repaired page, best first, each with the features of its
  /// score. Ranges refer to the original text.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  public func explanations(of page: RepairedText, top count: Int = 20) -> [KeyphraseExplanation] {
    explanations(of: page.bytes, top: count).map { $0.inOriginal(of: page) }
  }
}

extension KeyphraseExplanation {
  /// The explanation with ranges in the original of a page.
  package func inOriginal(of page: RepairedText) -> KeyphraseExplanation {
    KeyphraseExplanation(
      keyphrase: keyphrase.inOriginal(of: page), termhood: termhood, salience: salience,
      contributions: contributions)
  }
}

extension Keyphrase {
  /// The key phrase with its ranges in the original of a page.
  package func inOriginal(of page: RepairedText) -> Keyphrase {
    guard !page.edits.isEmpty else { return self }
    return Keyphrase(
      phrase: phrase, word: word, score: score,
      utf8Ranges: utf8Ranges.map { page.originalRange(of: $0) })
  }
}
