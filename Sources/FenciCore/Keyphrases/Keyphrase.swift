/// A key phrase of a text, with its score and all its occurrences.
public struct Keyphrase: Hashable, Sendable {
  /// The phrase in the spelling that is most frequent in the text, without pinyin annotations. If
  /// several spellings are equally frequent, the first one in the text is used.
  public let phrase: String
  /// The dictionary form, which is the same for all spellings.
  public let word: String
  /// The score, from 0 to 1. Only scores of the same text can be compared.
  public let score: Double
  /// All occurrences as UTF-8 offsets into the text, in ascending order.
  public let utf8Ranges: [Range<Int>]

  /// The number of occurrences.
  public var count: Int { utf8Ranges.count }
}
