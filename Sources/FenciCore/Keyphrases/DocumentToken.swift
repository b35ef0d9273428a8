/// A token with the features that key phrase extraction needs.
struct DocumentToken: BitwiseCopyable {
  /// The offset of its first byte.
  var start = 0
  /// The position of its first normalized character in the document's `characters`. Only words and
  /// signs have characters.
  var offset: UInt32 = 0
  /// The lexicon entry, or 0.
  var node: UInt32 = 0
  /// The terms that it adds to the scores of runs of two or more words that begin or end with it:
  /// its weights and those of the token before or after it, in thousandths.
  var startScore: Int32 = 0
  var endScore: Int32 = 0
  /// The statistics of its entry in official documents.
  var statistics = KeyphraseStatistics()
  /// The part of speech of a word; the kind of mark for other tokens.
  var group = TagGroup.punctuation
  /// Its group as a neighbour of candidates: stop words are one group.
  var neighbour = TagGroup.punctuation
  var traits: Traits = []
  /// The number of consecutive words from this one on, at most `Candidates.maximumWords`.
  var wordsAhead: UInt8 = 0
  /// The number of words of the longest lexicon phrase that begins with it, or 0.
  var phraseAhead: UInt8 = 0
  /// The number of words of the shortest phrase that ends with it, or 0. Only phrases that are the
  /// longest from their first words on count.
  var phraseBehind: UInt8 = 0

  struct Traits: OptionSet, BitwiseCopyable {
    let rawValue: UInt32
    /// A candidate may contain it.
    static let isWord = Traits(rawValue: 1)
    static let isStopWord = Traits(rawValue: 2)
    /// A lexicon phrase that begins at an earlier token includes it.
    static let isCut = Traits(rawValue: 4)
    /// Runs that begin with it may be candidates. A word has this trait unless it is a stop word, a
    /// number or a unit.
    static let isStart = Traits(rawValue: 8)
    static func word(isStopWord: UInt8, isNumber: Bool) -> Traits {
      let isStopWord = UInt32(isStopWord)
      let start = (isStopWord ^ 1) & (isNumber ? 0 : 1)
      return Traits(
        rawValue: isWord.rawValue | isStopWord &* Self.isStopWord.rawValue
          | start &* isStart.rawValue)
    }
    /// `addRuns` cannot find all candidates that begin with it: another entry begins with it, it is
    /// a phrase that is a candidate only because the lexicon has it, or a `special` word follows.
    static let beginsEntry = Traits(rawValue: 16)
    /// A number, or 个 of 个月, directly before its unit.
    static let precedesUnit = Traits(rawValue: 32)
    /// A mark that has characters: lexicon entries may contain it, other candidates only if it also
    /// has `isWord`.
    static let isSign = Traits(rawValue: 64)
    static let isOpeningQuote = Traits(rawValue: 128)
    static let isClosingQuote = Traits(rawValue: 256)
    /// A word of Latin letters.
    static let isLetters = Traits(rawValue: 512)
    /// A space separates it from Latin letters before or after it, with which it may form one name.
    static let followsLetters = Traits(rawValue: 1024)
    static let precedesLetters = Traits(rawValue: 2048)
    /// A number before 届, 次, 批 or 轮. With 第, the name of a meeting or a survey may begin with it.
    static let isOrdinal = Traits(rawValue: 4096)
    static let isInTitle = Traits(rawValue: 8192)
    static let isInHeading = Traits(rawValue: 16384)
    static let isInTitleMarks = Traits(rawValue: 32768)
    /// A unit directly after a number, or after 个.
    static let isUnit = Traits(rawValue: 65536)
    /// A verb of one character, such as 做 or 供, that is not part of a phrase and not directly after
    /// a person's name. A clause continues after it, so candidates do not.
    static let isShortVerb = Traits(rawValue: 131072)
    /// The traits that `Candidates.addRuns` does not handle.
    static let special: Traits = [
      .isSign, .followsLetters, .precedesLetters, .isOrdinal, .isInTitleMarks,
    ]
    static let isQuote: Traits = [.isOpeningQuote, .isClosingQuote]
  }

  /// Whether a run may end with the token. It must not be a stop word, a number before its unit, a
  /// unit after its number, a sign or a verb of one character.
  @inline(__always) var mayEndRun: Bool {
    traits.isDisjoint(with: [.isStopWord, .precedesUnit, .isUnit, .isSign, .isShortVerb])
  }

  /// 1 if a run that begins here begins inside a phrase, otherwise 0.
  @inline(__always) var cut: Int {
    Int(traits.rawValue & Traits.isCut.rawValue) / Int(Traits.isCut.rawValue)
  }
  var isWord: Bool { traits.contains(.isWord) }
  /// Whether it has characters: it is a word, or a sign that lexicon entries may contain.
  @inline(__always) var hasCharacters: Bool { !traits.isDisjoint(with: [.isWord, .isSign]) }
  var isStopWord: Bool { traits.contains(.isStopWord) }
}

/// Consecutive tokens, as the first token and a count.
struct Run: BitwiseCopyable {
  private let start, length: UInt32

  init(first: Int, count: Int) {
    start = UInt32(truncatingIfNeeded: first)
    length = UInt32(truncatingIfNeeded: count)
  }

  var first: Int { Int(start) }
  var count: Int { Int(length) }
  /// The token after the last one.
  var end: Int { first &+ count }
  var tokens: Range<Int> { first..<end }
}
