extension KeyphraseExtractor {
  /// How candidates are scored. Both methods choose from the same candidates.
  ///
  ///     let extractor = KeyphraseExtractor(lexicon: .standard, method: .textRank)
  ///
  /// The raw value is the method's name on the command line.
  public enum Method: String, CaseIterable, Sendable {
    /// Termhood times salience: the probability that a candidate is a term, and TF-IDF (Salton and
    /// Buckley 1988) with its position in the document, by the lexicon's weights.
    case tfidf
    /// TextRank (Mihalcea and Tarau 2004): a word ranks high if its neighbours rank high. It needs
    /// neither the lexicon's weights nor reference documents.
    case textRank = "textrank"
  }
}
