extension KeyphraseExtractor {
  /// How candidates are scored. Both methods choose among the same candidates.
  ///
  ///     let extractor = KeyphraseExtractor(lexicon: .standard, method: .textRank)
  ///
  /// The raw value is the name by which the command knows the method.
  public enum Method: String, CaseIterable, Sendable {
    /// Termhood times salience: how good a term it is, and TF-IDF (Salton and Buckley 1988) with its place in
    /// the document, by weights of the lexicon.
    case tfidf
    /// TextRank (Mihalcea and Tarau 2004): a word ranks high if it stands beside words that rank high.
    /// It needs the text alone; of the lexicon it takes the words, the stop words and which candidates
    /// are phrases.
    case textRank = "textrank"
  }
}
