extension Explanation {
  /// A comparison of two segmentations of the same span of text, with the rule that decided between
  /// them.
  public struct Comparison: UTF8Ranged, Hashable, Sendable {
    /// The segmentation that was chosen.
    public let chosen: Cut
    /// The other segmentation.
    public let rejected: Cut
    /// The rule that decided for the chosen segmentation.
    public let rule: Rule

    /// The UTF-8 offsets of the span. Both segmentations have boundaries at the two ends of the
    /// span. They have no common boundary inside.
    public var utf8Range: Range<Int> { chosen.utf8Range }
  }

  /// One segmentation of a span of text, with the numbers that a comparison uses.
  public struct Cut: UTF8Ranged, Hashable, Sendable {
    /// The method that produced the segmentation.
    public let method: Segmenter.Method
    /// The words as ranges of UTF-8 offsets. At least one word exists.
    public let words: [Range<Int>]
    /// The number of words of one character.
    public let singleCount: Int
    /// The total cost of the words (−ln *p*). A word that is not in the lexicon has the greatest
    /// cost that a lexicon entry can have.
    public let cost: Double

    /// The UTF-8 offsets of the span.
    public var utf8Range: Range<Int> {
      (words.first?.lowerBound ?? 0)..<(words.last?.upperBound ?? 0)
    }
  }
}
