extension Segmenter.Method: CaseIterable {
  /// The methods that need a dictionary only. This excludes `trained`, which also needs a model.
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

  /// Creates the method with a name. Returns nil for unknown names, and for `trained`, which also
  /// needs a model.
  public init?(name: String) {
    guard let method = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = method
  }

  /// The data that a chunk must have memory for if this method segments it.
  var purpose: Chunk.Purpose {
    switch self {
    case .forward, .backward, .bidirectional: .matchTable
    case .mmseg: .wordBits
    case .probability: .lattice
    case .trained: .boundaries
    }
  }

  /// The least distance between the tokens that are kept and the end of a chunk, as a multiple of
  /// the longest word. The distance applies to a chunk that was cut where a word may cross, because
  /// later text could change the tokens near such a cut. MMSEG decides by three words, and the
  /// trained method decides by three items. A phrase may extend past the first word.
  var reach: Int {
    switch self {
    case .mmseg, .trained: 4
    default: 2
    }
  }
}
