extension Lexicon {
  /// Returns the inverse document frequency of an entry, as a natural logarithm. Rare entries have
  /// high values.
  ///
  /// If the entry occurs in *n* of *N* documents, the value is ln((*N* + 1) / (*n* + 1)). A lexicon
  /// without document counts estimates it as half of the entry's cost, which is −ln of its share of
  /// all words. The half is because a document has many words, so the share of documents with a
  /// word is greater. For a word that is not in such a lexicon, the value is 8.
  func idf(of node: UInt32) -> Double {
    let scale = Double(FixedPointLogarithm.scale)
    guard documentCount > 0 else {
      return node == 0 ? 8 : Double(sections.cost[Int(node)]) / scale / 2
    }
    return idf(ofDocuments: node == 0 ? 0 : Int(sections.documents[Int(node)]))
  }

  /// Returns the inverse document frequency of a term that occurs in `count` documents.
  func idf(ofDocuments count: Int) -> Double {
    let all = FixedPointLogarithm.ln(UInt64(documentCount) + 1)
    let logarithm = all - FixedPointLogarithm.ln(UInt64(count) + 1)
    return Double(logarithm) / Double(FixedPointLogarithm.scale)
  }
}
