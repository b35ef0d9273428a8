/// How long a document is, as far as the number of occurrences means different things in it.
enum DocumentLength: UInt8, CaseIterable {
  case abstract, passage, document, report

  /// Words from which on a document is one of the four.
  static let wordCounts = [0, 200, 1000, 3000]

  init(wordCount: Int) {
    self = Self.allCases.last { Self.wordCounts[Int($0.rawValue)] <= wordCount } ?? .abstract
  }

  var name: String {
    switch self {
    case .abstract: "abstract"
    case .passage: "passage"
    case .document: "document"
    case .report: "report"
    }
  }
}
