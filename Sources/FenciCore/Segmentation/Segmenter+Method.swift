extension Segmenter.Method: CaseIterable {
  /// The methods that need nothing but a dictionary.
  public static var allCases: [Segmenter.Method] {
    [.forward, .backward, .bidirectional, .mmseg, .probability]
  }

  /// The name by which the command knows the method.
  public var name: String {
    switch self {
    case .forward: "forward"
    case .backward: "backward"
    case .bidirectional: "bidirectional"
    case .mmseg: "mmseg"
    case .probability: "probability"
    case .trained: "trained"
    }
  }

  /// The method with a name, if it is one that needs nothing but a dictionary.
  public init?(name: String) {
    guard let method = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = method
  }

  /// What the working memory of a chunk is needed for.
  var purpose: Chunk.Purpose {
    switch self {
    case .forward, .backward, .bidirectional: .matchTable
    case .mmseg: .wordBits
    case .probability: .lattice
    case .trained: .boundaries
    }
  }

  /// How many of the longest words have to follow a token in a chunk that was cut where a word may
  /// cross. Three words decide in MMSEG, three items in the trained method, and a phrase goes beyond
  /// the first.
  var reach: Int {
    switch self {
    case .mmseg, .trained: 4
    default: 2
    }
  }
}
