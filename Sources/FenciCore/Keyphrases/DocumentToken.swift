/// A token of a document with the data that key phrase extraction needs about it.
struct DocumentToken: BitwiseCopyable {
  /// The byte offset at which the token begins in the text.
  var start = 0
  /// The position of the token's first normalized character in `DocumentWords.characters`. Only
  /// words and signs have characters there. A sign is a mark that may be part of a term, such as
  /// the plus sign in 5G+工业互联网.
  var offset: UInt32 = 0
  /// The token's lexicon entry, as the number of a node in the lexicon's trie. It is 0 if the token
  /// is not in the lexicon.
  var node: UInt32 = 0
  /// The parts of a run's score that are known without the rest of the run, in thousandths. They
  /// are used for runs of two or more words.
  ///
  /// `startScore` is for runs that begin with this token. It adds up the weights of the token as a
  /// first word and of the token before it. `endScore` is for runs that end with this token. It
  /// adds up the weights of the token as a last word and of the token after it.
  var startScore: Int32 = 0
  var endScore: Int32 = 0
  /// Statistics of the token's lexicon entry in official documents. They say, for example, how
  /// often terms begin with this word.
  var statistics = KeyphraseStatistics()
  /// The part of speech of a word, or the kind of a punctuation mark.
  var group = TagGroup.punctuation
  /// The group that counts when the token is next to a candidate. It equals `group`, except that
  /// all stop words have the group `stopWord`.
  var neighbour = TagGroup.punctuation
  var traits: Traits = []
  /// The number of consecutive words that begin with this token, at most `Candidates.maximumWords`.
  var wordsAhead: UInt8 = 0
  /// The number of words of the longest lexicon phrase that begins with this token, or 0.
  var phraseAhead: UInt8 = 0
  /// The number of words of the shortest lexicon phrase that ends with this token, or 0. A phrase
  /// does not count if a longer phrase begins with the same token.
  var phraseBehind: UInt8 = 0

  struct Traits: OptionSet, BitwiseCopyable {
    let rawValue: UInt32
    /// The token is a word, or a mark that is part of a term. Candidates may contain it.
    static let isWord = Traits(rawValue: 1)
    static let isStopWord = Traits(rawValue: 2)
    /// The token is part of a lexicon phrase that begins with an earlier token.
    static let isCut = Traits(rawValue: 4)
    /// A run that begins with the token may be a candidate. Words have this trait unless they are
    /// stop words, numbers or units.
    static let isStart = Traits(rawValue: 8)
    static func word(isStopWord: UInt8, isNumber: Bool) -> Traits {
      let isStopWord = UInt32(isStopWord)
      let start = (isStopWord ^ 1) & (isNumber ? 0 : 1)
      return Traits(
        rawValue: isWord.rawValue | isStopWord &* Self.isStopWord.rawValue
          | start &* isStart.rawValue)
    }
    /// Candidates that begin with the token need the slow search `Candidates.addEntries`. The fast
    /// search `addRuns` would miss some of them in three cases:
    ///
    /// - A different lexicon entry begins with the token.
    /// - The token is a phrase that is a candidate only because it is in the lexicon.
    /// - The token or a word after it has a `special` trait.
    static let beginsEntry = Traits(rawValue: 16)
    /// The token is a number, or 个 in 个月, and its unit follows directly.
    static let precedesUnit = Traits(rawValue: 32)
    /// The token is a mark that has normalized characters, such as + or a quotation mark. Lexicon
    /// entries may contain the mark. Other candidates may contain it only if it also has `isWord`.
    static let isSign = Traits(rawValue: 64)
    static let isOpeningQuote = Traits(rawValue: 128)
    static let isClosingQuote = Traits(rawValue: 256)
    /// The token is a word in Latin letters.
    static let isLetters = Traits(rawValue: 512)
    /// Only a space is between the token and Latin letters before it (`followsLetters`) or after it
    /// (`precedesLetters`). Both words may form one name, such as Red Hat.
    static let followsLetters = Traits(rawValue: 1024)
    static let precedesLetters = Traits(rawValue: 2048)
    /// The token is a number before 届, 次, 批 or 轮. If it also begins with 第, it may begin the name
    /// of a meeting or a survey, such as 第三次全国经济普查.
    static let isOrdinal = Traits(rawValue: 4096)
    static let isInTitle = Traits(rawValue: 8192)
    static let isInHeading = Traits(rawValue: 16384)
    static let isInTitleMarks = Traits(rawValue: 32768)
    /// The token is a unit directly after a number or after 个, such as 月 in 三个月.
    static let isUnit = Traits(rawValue: 65536)
    /// The token is a verb of one character, such as 做 or 供. It is not part of a longer phrase and
    /// not directly after a person's name. A clause usually continues after such a verb, so
    /// candidates do not continue.
    static let isShortVerb = Traits(rawValue: 131072)
    /// The token is a word of a question or a greeting; see `ClauseWords`.
    static let isDiscourseWord = Traits(rawValue: 262144)
    /// The traits that `Candidates.addRuns` does not handle.
    static let special: Traits = [
      .isSign, .followsLetters, .precedesLetters, .isOrdinal, .isInTitleMarks,
    ]
    static let isQuote: Traits = [.isOpeningQuote, .isClosingQuote]
  }

  /// Whether a candidate may end with the token. It may not end with a stop word, a number before
  /// its unit, a unit after its number, a sign or a verb of one character.
  @inline(__always) var mayEndRun: Bool {
    traits.isDisjoint(with: [.isStopWord, .precedesUnit, .isUnit, .isSign, .isShortVerb])
  }

  /// 1 if a lexicon phrase begins before this token and contains it, or else 0. A run that begins
  /// with the token cuts that phrase.
  @inline(__always) var cut: Int {
    Int(traits.rawValue & Traits.isCut.rawValue) / Int(Traits.isCut.rawValue)
  }
  var isWord: Bool { traits.contains(.isWord) }
  /// Whether the token has normalized characters. Words and signs have them.
  @inline(__always) var hasCharacters: Bool { !traits.isDisjoint(with: [.isWord, .isSign]) }
  var isStopWord: Bool { traits.contains(.isStopWord) }
}

/// A sequence of consecutive tokens, stored as the first token and the number of tokens.
struct Run: BitwiseCopyable {
  private let start, length: UInt32

  init(first: Int, count: Int) {
    start = UInt32(truncatingIfNeeded: first)
    length = UInt32(truncatingIfNeeded: count)
  }

  var first: Int { Int(start) }
  var count: Int { Int(length) }
  /// The position directly after the last token.
  var end: Int { first &+ count }
  var tokens: Range<Int> { first..<end }
}
