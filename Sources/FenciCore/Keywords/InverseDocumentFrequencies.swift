/// The inverse document frequencies of a lexicon's entries, computed once for all texts.
struct InverseDocumentFrequencies: Sendable {
  private let lexicon: Lexicon
  /// By number of documents, up to a few thousand.
  private let table: [Double]

  private static let largest = 8192

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    let count = lexicon.documentCount
    table = count > 0 ? (0...min(count, Self.largest)).map { lexicon.idf(ofDocuments: $0) } : []
  }

  /// The least and the greatest value of any word.
  var range: ClosedRange<Double> {
    guard lexicon.documentCount > 0 else {
      return 0...max(8, Double(UInt16.max) / Double(FixedPointLogarithm.scale))
    }
    return lexicon.idf(ofDocuments: Int(UInt16.max))...lexicon.idf(ofDocuments: 0)
  }

  /// A view for hot loops, which must not leave the call.
  func withView(_ body: (View) -> Void) {
    table.withTable {
      body(View(lexicon: lexicon, documents: lexicon.sections.documents, table: $0))
    }
  }

  struct View {
    fileprivate let lexicon: Lexicon
    /// By node.
    let documents: Table<UInt16>
    fileprivate let table: Table<Double>

    /// The value of ``Lexicon/idf(of:)``.
    @inline(__always) func idf(of node: UInt32) -> Double {
      let count = node == 0 ? 0 : Int(documents[Int(node)])
      return count < table.count ? table[count] : lexicon.idf(of: node)
    }

    func hasDocuments(_ node: UInt32) -> Bool { node != 0 && documents[Int(node)] > 0 }
  }
}

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
