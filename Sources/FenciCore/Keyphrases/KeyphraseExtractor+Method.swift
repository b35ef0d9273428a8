extension KeyphraseExtractor {
  /// The method that scores candidates. All methods choose from the same candidates.
  ///
  ///     let extractor = KeyphraseExtractor(lexicon: .standard, method: .textRank)
  ///
  /// The raw value is the method's name on the command line.
  public enum Method: String, CaseIterable, Sendable {
    /// Multiplies two factors: the probability that the candidate is a term, and its importance in
    /// this document. The importance is TF-IDF (Salton and Buckley 1988), extended by the positions
    /// of the candidate. The weights are part of the lexicon.
    case tfidf
    /// Ranks words by TextRank (Mihalcea and Tarau 2004): a word has a high rank if the words next
    /// to it have high ranks. It needs neither the weights of the lexicon nor reference documents.
    case textRank = "textrank"
  }
}
