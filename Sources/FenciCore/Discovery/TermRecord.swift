/// The facts that the second reading of a corpus collects about one run of words.
struct TermRecord: Sendable {
  /// The maximum length of a run, in words and in characters.
  static let maximumWords = 6
  static let maximumLength = 14

  /// The spelling at the first occurrence.
  let spelling: String
  /// The index of the run's first character in `TermDiscovery.characters`.
  let start: Int
  /// The places where the words of the run end. Bit *n* is set if a word ends with character *n*,
  /// counted from 0.
  let ends: UInt16
  /// The first and the last word of the run.
  let first, last: TermEnd
  /// Whether one of the words is an adverb.
  let hasAdverb: Bool
  /// Whether the run is an entry of the lexicon.
  let isKnown: Bool
  /// The number of occurrences. An occurrence that begins or ends inside a phrase of the lexicon
  /// does not count.
  var count = 0
  var documents = 0
  /// The numbers of occurrences and of documents in the earlier corpus.
  var earlierCount = 0
  var earlierDocuments = 0
  /// The number of the last document that contains the run. The documents of both corpora are
  /// numbered together.
  var lastDocument = -1
  /// The sum of the termhoods of all occurrences, in thousandths of log-odds.
  var score = 0
  var contexts: [DiscoveredTerm.Context] = []
  /// Two votes. They show whether the word before the run, and the word after it, is nearly always
  /// the same. Only entries of the lexicon have votes.
  var before = MajorityVote()
  var after = MajorityVote()
  /// The vote on the repeated clause that contains the run. Only runs that the lexicon lacks have
  /// it.
  var clause = MajorityVote()

  /// Whether the run is a single word of the lexicon that nearly always occurs between the same two
  /// words. Such a word is part of a longer name, like 國華 in 田國華議員.
  var isInnerWord: Bool {
    isKnown && ends & (ends - 1) == 0 && before.isUnanimous(of: count)
      && after.isUnanimous(of: count)
  }

  /// Whether most occurrences are in the same repeated clause.
  var isBoilerplate: Bool { clause.isMajority(of: count) }

  /// The number of characters.
  var length: Int { UInt16.bitWidth - ends.leadingZeroBitCount }

  /// Calls `body` with each shorter run of words inside this one, as a range of
  /// `TermDiscovery.characters`.
  func forEachPart(_ body: (Range<Int>) -> Void) {
    for first in 0..<length where first == 0 || ends >> UInt16(first - 1) & 1 != 0 {
      for last in first..<length where ends >> UInt16(last) & 1 != 0 && last - first < length - 1 {
        body(start + first..<start + last + 1)
      }
    }
  }
}

/// The facts about the first or the last word of a run that its score depends on.
struct TermEnd: BitwiseCopyable, Sendable {
  let group: TagGroup
  /// How often terms of the lexicon begin with the word, or end with it. See `KeyphraseStatistics`.
  let level: Int?
  let length: Int
}
