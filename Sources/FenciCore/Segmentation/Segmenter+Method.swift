extension Segmenter {
  /// A method to find the boundaries between words.
  public enum Method: Hashable, Sendable {
    /// Forward maximum matching. Goes from left to right, and takes the longest word that begins
    /// where the word before it ends.
    case forward
    /// Backward maximum matching. Goes from right to left, and takes the longest word that ends
    /// where the word after it begins.
    case backward
    /// Bidirectional maximum matching. Where forward and backward matching differ, the result with
    /// fewer words wins. If both have equally many words, the result with fewer words of one
    /// character wins, then the one with more common words, then the backward result.
    case bidirectional
    /// MMSEG. Compares the possible sequences of the next three words, and takes the first word of
    /// the best sequence. The best sequence has the greatest total length. Ties are broken by the
    /// greatest average length, then by the most even lengths, then by the most common words of one
    /// character.
    case mmseg
    /// Maximum probability. Chooses the segmentation with the lowest total cost (−log probability).
    /// If several segmentations have the same cost, the one with the longer last word wins.
    case probability
    /// A trained model, which decides by the context whether a word ends between two characters.
    case trained(SegmentationModel)
  }

  /// Makes the matcher of the segmenter's method.
  ///
  /// - Parameter capacity: the most characters of a chunk, plus one.
  func makeMatcher(capacity: Int) -> any Matcher {
    switch method {
    case .forward: ForwardMatcher(capacity: capacity)
    case .backward: BackwardMatcher(capacity: capacity)
    case .bidirectional: BidirectionalMatcher(capacity: capacity)
    case .mmseg: MMSEGMatcher(capacity: capacity, unknownCost: lexicon.unknownCost)
    case .probability: ProbabilityMatcher(capacity: capacity, unknownCost: lexicon.unknownCost)
    case .trained(let model):
      TrainedMatcher(
        capacity: capacity, unknownCost: lexicon.unknownCost,
        preparedModel ?? PreparedModel(model, lexicon), personalNames)
    }
  }
}

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

  /// The model of the method; nil if the method needs a dictionary only.
  var model: SegmentationModel? {
    if case .trained(let model) = self { model } else { nil }
  }
}
