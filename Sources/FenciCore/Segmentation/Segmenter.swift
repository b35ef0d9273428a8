/// Cuts text into words or phrases.
///
///     let segmenter = Segmenter(lexicon: .standard, method: .probability)
///     for token in segmenter.tokens(in: text) { … }
///
/// A segmenter is a value that any number of threads may share; it never changes.
public struct Segmenter: Sendable {
  /// How the boundaries between words are found.
  public enum Method: Hashable, Sendable {
    /// The longest word at every position, from left to right.
    case forward
    /// The longest word before every position, from right to left.
    case backward
    /// Both; where they differ, the one with fewer words, then with fewer words of one character,
    /// then with the commoner words, then the backward one.
    case bidirectional
    /// MMSEG: of all ways to read the next three words, those that are the longest together, then on
    /// average, then of the most even lengths, then with the commonest words of one character; the
    /// first word of the three is taken.
    case mmseg
    /// The most probable words: those whose costs are least together. Of answers that cost the same,
    /// the one with the longer last word.
    case probability
    /// What a trained model says of each place between two characters.
    case trained(SegmentationModel)
  }

  /// How words are cut where corpora differ.
  public enum PersonalNames: String, Sendable, CaseIterable {
    /// Personal names are one word: 江泽民.
    case joined
    /// Family and given name are two words: 江 泽民. Only the trained method knows how; the others answer
    /// as for `joined`.
    case split
  }

  /// How long the pieces are.
  public enum Granularity: String, Sendable, CaseIterable {
    /// Words.
    case words
    /// Words, except that phrases of the lexicon stay whole, and a number stays with its unit.
    case phrases
    /// Words, and behind each its inner words: the shorter words of two or more characters that lie
    /// inside it. For a search index and its queries alike. Tokens overlap: they are in the order of
    /// their starts, of those with one start the longest first, and each is there once.
    case search
    /// All words of the lexicon that the text holds, overlapping as they may, and the words by the
    /// method that lie in none of these, such as numbers. In the same order as for `search`.
    case all

    /// Whether tokens tile the text: whether each begins where the one before ends.
    package var tiles: Bool { self == .words || self == .phrases }
  }

  /// The dictionary.
  public let lexicon: Lexicon
  /// How the boundaries between words are found.
  public let method: Method
  /// How long the pieces are.
  public let granularity: Granularity
  /// How words are cut where corpora differ.
  public let personalNames: PersonalNames
  /// The trained model's symbol of every code of the lexicon; empty for other methods.
  let symbols: [UInt16]
  /// The classes of words by tags and characters, see `WordClass`; empty for other methods.
  let wordClasses: [UInt8]
  /// What may follow a number, as codes of the lexicon.
  let numberUnits: NumberUnits
  /// The most bytes of a token; tests have fewer.
  var maximumByteCount = NormalizedText.maximumByteCount

  /// A segmenter over a dictionary, by a method.
  ///
  ///     let segmenter = Segmenter(lexicon: lexicon, method: .probability, granularity: .phrases)
  ///
  /// The module `Fenci` has an initializer without `method`, which takes the best one for the
  /// granularity.
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary.
  ///   - method: how the boundaries between words are found. Of those that need no model, `probability`
  ///     is the most accurate.
  ///   - granularity: how long the pieces are.
  ///   - personalNames: how words are cut where corpora differ; only the trained method knows `split`.
  /// - Complexity: For the trained method O(*n*) in the characters of the lexicon: some
  ///   microseconds. Otherwise constant.
  public init(
    lexicon: Lexicon, method: Method, granularity: Granularity = .words,
    personalNames: PersonalNames = .joined
  ) {
    if case .trained(let model) = method {
      symbols = model.symbols(of: lexicon)
      wordClasses = WordClass.table(of: lexicon)
    } else {
      symbols = []
      wordClasses = []
    }
    numberUnits = NumberUnits(lexicon.sections.codeMap)
    self.personalNames = personalNames
    self.lexicon = lexicon
    self.method = method
    self.granularity = granularity
  }

  /// The tokens of a text. Together they cover it byte for byte, white space included; at the
  /// granularities `search` and `all` they also overlap.
  ///
  /// - Complexity: O(*n*) in the text's length.
  public func tokens(in text: String) -> Tokens {
    tokens(in: Array(text.utf8))
  }

  /// The tokens of UTF-8 bytes, which need not be valid.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func tokens(in bytes: [UInt8]) -> Tokens {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4)
    bytes.withTable { table in
      forEachChunk(of: table, .boundariesAndNodes) { chunk in chunk.appendTokens(to: &tokens) }
    }
    return Tokens(source: bytes, lexicon: lexicon, tokens: tokens)
  }

  /// The tokens of UTF-8 bytes, which need not be valid; they are copied.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func tokens(in bytes: UnsafeRawBufferPointer) -> Tokens {
    tokens(in: unsafe [UInt8](bytes))
  }

  /// The words of a text as strings, white space left out.
  ///
  /// - Complexity: O(*n*) in the text's length.
  public func words(in text: String) -> [String] {
    let tokens = tokens(in: text)
    return tokens.lazy.filter { $0.kind != .space && $0.kind != .lineBreak }
      .map { tokens.surface(of: $0) }
  }

  /// Writes the end of every token of a text into memory of the caller's, as UTF-8 offsets: the fastest
  /// way to segment. The first token starts at 0, each next one where the one before ends; but at the
  /// granularities `search` and `all` tokens overlap, and their ends alone do not say where they start.
  ///
  ///     let count = segmenter.boundaries(in: bytes, into: ends)
  ///     for end in ends.prefix(count) { … }
  ///
  /// Each boundary is decided in its place, unlike those of ``consistentTokens(in:)-([UInt8])``.
  ///
  /// - Returns: the number of tokens, which is never more than that of the bytes, unless tokens overlap.
  ///   If it is more than `ends` holds, only the first ones have been written.
  /// - Complexity: O(*n*) in the number of bytes.
  public func boundaries(
    in bytes: UnsafeRawBufferPointer, into ends: UnsafeMutableBufferPointer<Int>
  ) -> Int {
    let memory = unsafe Scratch<Int>.View(ends)
    var count = 0
    forEachChunk(of: unsafe Table(bytes), .boundaries) { chunk in
      if let memory { chunk.writeEnds(to: memory, from: count) }
      count += chunk.resultCount
    }
    return count
  }

  /// Appends the end of every token of a text to `ends`, as UTF-8 offsets, each decided in its place.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func boundaries(in bytes: UnsafeRawBufferPointer, appendingTo ends: inout [Int]) {
    forEachChunk(of: unsafe Table(bytes), .boundaries) { chunk in chunk.appendEnds(to: &ends) }
  }
}
