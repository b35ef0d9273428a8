extension Lexicon {
  /// ln((N + 1) / (n + 1)) for an entry in n of N documents. Without document frequencies it is
  /// half the entry's cost, because a document has many words, and 8 for a word that is not in the
  /// lexicon.
  func idf(of node: UInt32) -> Double {
    let scale = Double(FixedPointLogarithm.scale)
    guard documentCount > 0 else {
      return node == 0 ? 8 : Double(sections.cost[Int(node)]) / scale / 2
    }
    return idf(ofDocuments: node == 0 ? 0 : Int(sections.documents[Int(node)]))
  }

  /// The inverse document frequency of a term that occurs in `count` documents.
  func idf(ofDocuments count: Int) -> Double {
    let all = FixedPointLogarithm.ln(UInt64(documentCount) + 1)
    let logarithm = all - FixedPointLogarithm.ln(UInt64(count) + 1)
    return Double(logarithm) / Double(FixedPointLogarithm.scale)
  }
}
