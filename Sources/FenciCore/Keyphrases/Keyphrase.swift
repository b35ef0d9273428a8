/// A key phrase of a text, with everything needed to show where it stands.
public struct Keyphrase: Hashable, Sendable {
  /// The commonest spelling in the text, annotations left out; among equals the first.
  public let phrase: String
  /// The dictionary form: one for all spellings.
  public let word: String
  /// How good a key phrase it is, from 0 to 1; comparable within a text.
  public let score: Double
  /// Every occurrence, ascending: UTF-8 offsets into the text.
  public let utf8Ranges: [Range<Int>]

  /// The number of occurrences.
  public var count: Int { utf8Ranges.count }
}
