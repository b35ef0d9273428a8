/// The observations of the second reading about a run of words.
struct TermRecord: Sendable {
  /// The maximum length of a run, in words and in characters.
  static let maximumWords = 6
  static let maximumLength = 14

  /// The spelling at the first occurrence.
  let spelling: String
  /// The start of its normalized characters among those of all records.
  let start: Int
  /// Bit *n* is set if a word ends after character *n*.
  let ends: UInt16
  /// The first and the last word.
  let first, last: TermEnd
  /// Whether one of its words is an adverb.
  let hasAdverb: Bool
  /// Whether the lexicon has it.
  let isKnown: Bool
  /// Occurrences that neither begin nor end inside a phrase of the lexicon.
  var count = 0
  var documents = 0
  /// The same numbers in the earlier corpus.
  var earlierCount = 0
  var earlierDocuments = 0
  /// The number of the last document with an occurrence; both corpora are numbered together.
  var lastDocument = -1
  /// The sum of termhood over all occurrences, in thousandths of log-odds.
  var score = 0
  var contexts: [DiscoveredTerm.Context] = []
  /// The words around a known one.
  var before = MajorityVote()
  var after = MajorityVote()

  /// Whether it is a single word of the lexicon that nearly always occurs between the same two
  /// words: 國華 in 田國華議員.
  var isInnerWord: Bool {
    isKnown && ends & (ends - 1) == 0 && before.isUnanimous(of: count)
      && after.isUnanimous(of: count)
  }

  /// The number of characters.
  var length: Int { UInt16.bitWidth - ends.leadingZeroBitCount }

  /// Calls `body` with the character range of each run of words inside this one.
  func forEachPart(_ body: (Range<Int>) -> Void) {
    for first in 0..<length where first == 0 || ends >> UInt16(first - 1) & 1 != 0 {
      for last in first..<length where ends >> UInt16(last) & 1 != 0 && last - first < length - 1 {
        body(start + first..<start + last + 1)
      }
    }
  }
}

/// The word at an end of a run.
struct TermEnd: BitwiseCopyable, Sendable {
  let group: TagGroup
  /// How often terms of the lexicon begin, or end, with it; see `KeyphraseStatistics`.
  let level: Int?
  let length: Int
}
