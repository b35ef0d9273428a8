extension Explanation {
  /// A stretch of text that can be cut in two ways, and what decided between them.
  public struct Comparison: Hashable, Sendable {
    /// The answer that was taken.
    public let chosen: Cut
    /// The other answer.
    public let rejected: Cut
    /// What decided.
    public let rule: Rule

    /// The UTF-8 offsets of the stretch: both answers have a boundary at its ends and none in common
    /// between them.
    public var range: Range<Int> { chosen.range }
  }

  /// One way to cut a stretch of text, and what comparing looks at.
  public struct Cut: Hashable, Sendable {
    /// The method that cuts so.
    public let method: Segmenter.Method
    /// The words as UTF-8 offsets; there is at least one.
    public let words: [Range<Int>]
    /// How many of them are one character.
    public let singleCount: Int
    /// The sum of their costs in nats; one that is not in the lexicon counts as the rarest that can be.
    public let cost: Double

    /// The UTF-8 offsets of the stretch.
    public var range: Range<Int> {
      (words.first?.lowerBound ?? 0)..<(words.last?.upperBound ?? 0)
    }
  }
}
