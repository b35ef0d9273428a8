/// A key phrase of a text, with its score and all occurrences.
public struct Keyphrase: Hashable, Sendable {
  /// The most frequent spelling in the text, without pinyin annotations. Of equally frequent ones,
  /// the first.
  public let phrase: String
  /// The dictionary form, which is the same for all spellings.
  public let word: String
  /// The score, from 0 to 1. Scores are comparable within one text.
  public let score: Double
  /// All occurrences as ascending UTF-8 offsets into the text.
  public let utf8Ranges: [Range<Int>]

  /// The number of occurrences.
  public var count: Int { utf8Ranges.count }
}
