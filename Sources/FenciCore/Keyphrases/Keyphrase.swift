/// A key phrase of a text, with its score and all its occurrences.
public struct Keyphrase: Hashable, Identifiable, Sendable {
  /// The phrase in the spelling that is most frequent in the text, without pinyin annotations. If
  /// several spellings are equally frequent, the first one in the text is used.
  public let phrase: String
  /// The dictionary form, which is the same for all spellings.
  public let word: String
  /// The score, from 0 to 1. Only scores of the same text can be compared.
  public let score: Double
  /// All occurrences as UTF-8 offsets into the text, in ascending order.
  public let utf8Ranges: [Range<Int>]

  package init(phrase: String, word: String, score: Double, utf8Ranges: [Range<Int>]) {
    (self.phrase, self.word, self.score, self.utf8Ranges) = (phrase, word, score, utf8Ranges)
  }

  /// The number of occurrences.
  public var count: Int { utf8Ranges.count }

  /// The dictionary form. The key phrases of one text have different ones.
  public var id: String { word }

  /// All occurrences as ranges of a string, in ascending order.
  ///
  ///     for range in keyphrase.ranges(in: text) { print(text[range]) }
  ///
  /// - Parameter text: the string whose key phrase this is.
  /// - Complexity: O(*k*) in the number of occurrences. For a string that is bridged from
  ///   Objective-C, O(*n*) in the length of the text.
  public func ranges(in text: some StringProtocol) -> [Range<String.Index>] {
    text.ranges(ofUTF8: utf8Ranges)
  }

  /// All occurrences as ranges of UTF-16 code units, as `NSRange` and `NSString` count.
  ///
  ///     for range in keyphrase.utf16Ranges(in: text) {
  ///       attributed.addAttribute(.backgroundColor, value: color, range: NSRange(range))
  ///     }
  ///
  /// - Parameter text: the string whose key phrase this is.
  /// - Complexity: O(*n*) in the length of the text.
  public func utf16Ranges(in text: some StringProtocol) -> [Range<Int>] {
    text.withUTF8Table { $0.utf16Ranges(ofUTF8: utf8Ranges) }
  }
}
