extension Explanation {
  /// A span of text with two competing segmentations, and the rule that decided between them.
  public struct Comparison: Hashable, Sendable {
    /// The segmentation that was chosen.
    public let chosen: Cut
    /// The other segmentation.
    public let rejected: Cut
    /// The rule that decided.
    public let rule: Rule

    /// The UTF-8 offsets of the span. Both segmentations have boundaries at its ends and share none
    /// inside.
    public var range: Range<Int> { chosen.range }
  }

  /// One segmentation of a span of text, with the numbers that comparisons use.
  public struct Cut: Hashable, Sendable {
    /// The method that produced the segmentation.
    public let method: Segmenter.Method
    /// The words as UTF-8 offsets; there is at least one.
    public let words: [Range<Int>]
    /// The number of words of one character.
    public let singleCount: Int
    /// The total cost of the words (−ln *p*). A word that is not in the lexicon has the greatest
    /// cost that an entry can have.
    public let cost: Double

    /// The UTF-8 offsets of the span.
    public var range: Range<Int> {
      (words.first?.lowerBound ?? 0)..<(words.last?.upperBound ?? 0)
    }
  }
}
