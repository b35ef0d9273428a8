extension Lexicon {
  /// ln((N + 1) / (n + 1)) for an entry in n of N documents, in nats; without document frequencies
  /// half the entry's cost stands in, as a document has many words.
  func idf(of node: UInt32) -> Double {
    let scale = Double(FixedPointLogarithm.scale)
    guard documentCount > 0 else {
      return node == 0 ? 8 : Double(sections.cost[Int(node)]) / scale / 2
    }
    return idf(ofDocuments: node == 0 ? 0 : Int(sections.documents[Int(node)]))
  }

  /// The same for what occurs in a number of documents.
  func idf(ofDocuments count: Int) -> Double {
    let all = FixedPointLogarithm.ln(UInt64(documentCount) + 1)
    let logarithm = all - FixedPointLogarithm.ln(UInt64(count) + 1)
    return Double(logarithm) / Double(FixedPointLogarithm.scale)
  }
}
