extension Segmenter.Method: CaseIterable {
  /// The methods that only need a dictionary.
  public static var allCases: [Segmenter.Method] {
    [.forward, .backward, .bidirectional, .mmseg, .probability]
  }

  /// The name of the method on the command line.
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

  /// The method with a name; nil for `trained`, which also needs a model, and for unknown names.
  public init?(name: String) {
    guard let method = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = method
  }

  /// The purpose of the working memory of a chunk.
  var purpose: Chunk.Purpose {
    switch self {
    case .forward, .backward, .bidirectional: .matchTable
    case .mmseg: .wordBits
    case .probability: .lattice
    case .trained: .boundaries
    }
  }

  /// The least distance of a token from the end of a chunk that was cut where a word may cross, as
  /// a multiple of the longest word. MMSEG decides by three words and the trained method by three
  /// items; a phrase may extend past the first word.
  var reach: Int {
    switch self {
    case .mmseg, .trained: 4
    default: 2
    }
  }
}
