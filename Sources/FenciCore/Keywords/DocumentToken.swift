/// What key-phrase extraction needs of a token.
struct DocumentToken: BitwiseCopyable {
  /// −ln of the share of documents with the word, in nats; 0 for a stop word, which is not weighed.
  var idf = 0.0
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
    let rawValue: UInt8
    /// A candidate may contain it.
    static let isWord = Traits(rawValue: 1)
    static let isStopWord = Traits(rawValue: 2)
    /// A phrase of the lexicon reaches from before it to behind its beginning.
    static let isCut = Traits(rawValue: 4)
    /// Runs that begin with it may be candidates: it is no stop word and no number.
    static let isStart = Traits(rawValue: 8)
    static func word(isStopWord: UInt8, isNumber: Bool) -> Traits {
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
  }

  /// Whether a run may end with the token: it is no stop word and no number before its unit.
  @inline(__always) var mayEndRun: Bool { traits.isDisjoint(with: [.isStopWord, .precedesUnit]) }

  /// 1 if a run that begins here begins inside a phrase, else 0.
  @inline(__always) var cut: Int {
    Int(traits.rawValue & Traits.isCut.rawValue) / Int(Traits.isCut.rawValue)
  }
  var isWord: Bool { traits.contains(.isWord) }
  var isStopWord: Bool { traits.contains(.isStopWord) }
}

/// Consecutive tokens: the first one and how many there are.
struct Run: BitwiseCopyable {
  /// The first token and the number of tokens in the low three bits.
  let packed: UInt32

  init(first: Int, count: Int) {
    packed = UInt32(truncatingIfNeeded: first &<< 3 | count)
  }

  init(packed: UInt32) { self.packed = packed }

  var first: Int { Int(packed >> 3) }
  var count: Int { Int(packed & 7) }
  /// The token behind the last one.
  var end: Int { first &+ count }
  var tokens: Range<Int> { first..<end }
}
