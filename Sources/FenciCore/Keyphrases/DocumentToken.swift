/// What key-phrase extraction needs of a token.
struct DocumentToken: BitwiseCopyable {
  /// The first byte.
  var start = 0
  /// Where its folded characters begin among those of the document; only words have any.
  var offset: UInt32 = 0
  /// The lexicon entry, or 0.
  var node: UInt32 = 0
  /// What it adds to the scores of runs of two and more words that begin with it, or end with it: its own
  /// weights and those of the token before or behind it, in thousandths.
  var startScore: Int32 = 0
  var endScore: Int32 = 0
  /// What the documents tell of it.
  var statistics = KeyphraseStatistics()
  /// The part of speech; for what is no word, the kind of neighbour that it is.
  var group = TagGroup.punctuation
  /// What it is as a neighbour of candidates.
  var neighbour = TagGroup.punctuation
  var traits: Traits = []
  /// Words from this one on that nothing separates, as far as candidates reach.
  var wordsAhead: UInt8 = 0
  /// The words of the longest phrase of the lexicon that begins with it; 0 if none does.
  var phraseAhead: UInt8 = 0
  /// The words of the shortest such phrase that ends with it; 0 if none does.
  var phraseBehind: UInt8 = 0

  struct Traits: OptionSet, BitwiseCopyable {
    let rawValue: UInt32
    /// A candidate may contain it.
    static let isWord = Traits(rawValue: 1)
    static let isStopWord = Traits(rawValue: 2)
    /// A phrase of the lexicon reaches from before it to behind its beginning.
    static let isCut = Traits(rawValue: 4)
    /// Runs that begin with it may be candidates: it is no stop word and no number.
    static let isStart = Traits(rawValue: 8)
    static func word(isStopWord: UInt8, isNumber: Bool) -> Traits {
      let isStopWord = UInt32(isStopWord)
      let start = (isStopWord ^ 1) & (isNumber ? 0 : 1)
      return Traits(
        rawValue: isWord.rawValue | isStopWord &* Self.isStopWord.rawValue
          | start &* isStart.rawValue)
    }
    /// The lexicon has an entry of two or more words that begins with it, or a candidate begins with
    /// it for no other reason than that the lexicon has it.
    static let beginsEntry = Traits(rawValue: 16)
    /// A number with its unit after it.
    static let precedesUnit = Traits(rawValue: 32)
    /// A mark that candidates may contain: it has characters.
    static let isSign = Traits(rawValue: 64)
    static let isOpeningQuote = Traits(rawValue: 128)
    static let isClosingQuote = Traits(rawValue: 256)
    /// Latin letters.
    static let isLetters = Traits(rawValue: 512)
    /// A blank separates it from Latin letters before it, or behind it, with which it may be one name.
    static let followsLetters = Traits(rawValue: 1024)
    static let precedesLetters = Traits(rawValue: 2048)
    /// An ordinal number before 届, 次 or the like, with which the name of a meeting may begin.
    static let isOrdinal = Traits(rawValue: 4096)
    static let isInTitle = Traits(rawValue: 8192)
    static let isInHeading = Traits(rawValue: 16384)
    static let isInTitleMarks = Traits(rawValue: 32768)
    /// A unit directly after a number.
    static let isUnit = Traits(rawValue: 65536)
    /// A verb of one character, such as 做 or 供, that is no part of a phrase nor of a name: after it a clause goes on.
    static let isShortVerb = Traits(rawValue: 131072)
    /// What the walk over plain runs of words does not look at.
    static let special: Traits = [
      .isSign, .followsLetters, .precedesLetters, .isOrdinal, .isInTitleMarks,
    ]
    static let isQuote: Traits = [.isOpeningQuote, .isClosingQuote]
  }

  /// Whether a run may end with the token: it is no stop word, no number before its unit, no unit after its
  /// number, no sign and no verb of one character.
  @inline(__always) var mayEndRun: Bool {
    traits.isDisjoint(with: [.isStopWord, .precedesUnit, .isUnit, .isSign, .isShortVerb])
  }

  /// 1 if a run that begins here begins inside a phrase, else 0.
  @inline(__always) var cut: Int {
    Int(traits.rawValue & Traits.isCut.rawValue) / Int(Traits.isCut.rawValue)
  }
  var isWord: Bool { traits.contains(.isWord) }
  /// Whether it has characters: it is a word, or a sign that candidates of the lexicon may contain.
  @inline(__always) var hasCharacters: Bool { !traits.isDisjoint(with: [.isWord, .isSign]) }
  var isStopWord: Bool { traits.contains(.isStopWord) }
}

/// Consecutive tokens: the first one and how many there are.
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
