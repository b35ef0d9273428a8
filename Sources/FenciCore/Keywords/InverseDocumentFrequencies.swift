/// The inverse document frequencies of a lexicon's entries, computed once for all texts.
struct InverseDocumentFrequencies: Sendable {
  private let lexicon: Lexicon
  /// By node, a place in `table`; nil if the numbers of documents in the lexicon are these places.
  private let places: [UInt16]?
  /// By number of documents, up to a few thousand, or by place.
  private let table: [Double]

  private static let largest = 8192

  /// Those of the lexicon's own document frequencies.
  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    let count = lexicon.documentCount
    places = nil
    table = count > 0 ? (0...min(count, Self.largest)).map { lexicon.idf(ofDocuments: $0) } : []
  }

  /// Those of other document frequencies: of words in spellings that fold to the same the greatest. What
  /// stands in none of their documents is as rare as can be.
  init(_ lexicon: Lexicon, _ frequencies: DocumentFrequencies) {
    self.lexicon = lexicon
    // A place is ln(n + 1) in units of 1/2048 nat, so that 65,536 of them do for any number of documents
    // and give the values of `Lexicon.idf(ofDocuments:)`.
    func place(_ count: Int) -> UInt16 {
      UInt16(clamping: FixedPointLogarithm.ln(UInt64(count) + 1))
    }
    var places = [UInt16](repeating: 0, count: lexicon.sections.trie.check.count)
    for row in frequencies.rows {
      guard let node = lexicon.node(of: String(decoding: row.word, as: UTF8.self)) else { continue }
      places[Int(node)] = max(places[Int(node)], place(row.count))
    }
    self.places = places
    let all = place(frequencies.documentCount)
    table = (0...all).map { Double(all - $0) / Double(FixedPointLogarithm.scale) }
  }

  /// A view for hot loops, which must not leave the call.
  func withView(_ body: (View) -> Void) {
    table.withTable { table in
      guard let places else {
        return body(View(lexicon: lexicon, places: lexicon.sections.documents, table: table))
      }
      places.withTable { body(View(lexicon: lexicon, places: $0, table: table)) }
    }
  }

  struct View {
    fileprivate let lexicon: Lexicon
    /// By node.
    fileprivate let places: Table<UInt16>
    fileprivate let table: Table<Double>

    /// The value of ``Lexicon/idf(of:)``, or what takes its place.
    @inline(__always) func idf(of node: UInt32) -> Double {
      let place = node == 0 ? 0 : Int(places[Int(node)])
      return place < table.count ? table[place] : lexicon.idf(of: node)
    }
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
