/// Segments text into words or phrases.
///
///     let segmenter = Segmenter(lexicon: .standard, method: .probability)
///     for token in segmenter.tokens(in: text) { … }
///
/// A segmenter is an immutable value. Any number of threads may share it.
public struct Segmenter: Sendable {
  /// A method to find the boundaries between words.
  public enum Method: Hashable, Sendable {
    /// Forward maximum matching: the longest word at every position, from left to right.
    case forward
    /// Backward maximum matching: the longest word before every position, from right to left.
    case backward
    /// Bidirectional maximum matching: where forward and backward matching differ, the result with
    /// fewer words, then with fewer words of one character, then with more common words, then the
    /// backward one.
    case bidirectional
    /// MMSEG: the first of the best three words. The best three have the greatest total length,
    /// then the greatest average length, then the most even lengths, then the most common words of
    /// one character.
    case mmseg
    /// The segmentation with the lowest total cost (−log probability). Of several with the same
    /// cost, the one with the longer last word.
    case probability
    /// A trained model, which decides each boundary between two characters by its context.
    case trained(SegmentationModel)
  }

  /// A convention for the segmentation of personal names, on which corpora differ.
  public enum PersonalNames: String, Sendable, CaseIterable {
    /// Personal names are one word: 江泽民.
    case joined
    /// Family and given name are two words: 江 泽民. Only the trained method supports this; the others
    /// use `joined`.
    case split
  }

  /// The size of the tokens: words, phrases, or overlapping words for a search index.
  public enum Granularity: String, Sendable, CaseIterable {
    /// Words.
    case words
    /// Words, except that phrases of the lexicon are one token, and so are numbers with their
    /// units.
    case phrases
    /// Words and their inner words, for a search index and its queries. Inner words are the shorter
    /// words of two or more characters inside a word. Tokens overlap. They are in the order of
    /// their starts, the longest first of those with the same start, without duplicates.
    case search
    /// All words of the lexicon in the text, overlapping, and the words of the method that are
    /// inside none of them, such as numbers. The order is that of `search`.
    case all

    /// Whether tokens tile the text, that is, whether each begins where the one before ends.
    package var tiles: Bool { self == .words || self == .phrases }
  }

  /// The dictionary.
  public let lexicon: Lexicon
  /// The method to find the boundaries between words.
  public let method: Method
  /// The size of the tokens.
  public let granularity: Granularity
  /// The convention for personal names.
  public let personalNames: PersonalNames
  /// The symbol of the trained model for every code of the lexicon; empty for other methods.
  let symbols: [UInt16]
  /// The classes of words by tag and of characters by code, see `WordClass`; empty for other
  /// methods than the trained one.
  let wordClasses: [UInt8]
  /// The units that may follow a number, as codes of the lexicon.
  let numberUnits: NumberUnits
  /// The most bytes of a token; smaller in tests.
  var maximumByteCount = NormalizedText.maximumByteCount

  /// Creates a segmenter from a dictionary and a method.
  ///
  ///     let segmenter = Segmenter(lexicon: lexicon, method: .probability, granularity: .phrases)
  ///
  /// The module `Fenci` has an initializer without `method`, which takes the best one for the
  /// granularity.
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary.
  ///   - method: the method to find the boundaries between words. Of those without a model,
  ///     `probability` is the most accurate.
  ///   - granularity: the size of the tokens.
  ///   - personalNames: the convention for personal names; only the trained method supports
  ///     `split`.
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

  /// The tokens of a text. Together they cover every byte, including whitespace. At the
  /// granularities `search` and `all` they also overlap.
  ///
  /// - Complexity: O(*n*) in the length of the text.
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

  /// The words of a text as strings, without whitespace.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func words(in text: String) -> [String] {
    let tokens = tokens(in: text)
    return tokens.lazy.filter { $0.kind != .space && $0.kind != .lineBreak }
      .map { tokens.surface(of: $0) }
  }

  /// Writes the end of every token of a text into a buffer, as UTF-8 offsets. This is the fastest
  /// way to segment.
  ///
  /// The first token starts at 0, and each next one at the end of the one before. At the
  /// granularities `search` and `all` tokens overlap, and the ends alone do not determine the
  /// starts.
  ///
  ///     let count = segmenter.boundaries(in: bytes, into: ends)
  ///     for end in ends.prefix(count) { … }
  ///
  /// The boundaries are those of ``tokens(in:)-([UInt8])``, not of
  /// ``consistentTokens(in:)-([UInt8])``.
  ///
  /// - Returns: the number of tokens. It is at most the number of bytes, unless tokens overlap. If
  ///   it exceeds the size of `ends`, only the first ones were written.
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

  /// Appends the end of every token of a text to `ends`, as UTF-8 offsets. The boundaries are those
  /// of ``tokens(in:)-([UInt8])``.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func boundaries(in bytes: UnsafeRawBufferPointer, appendingTo ends: inout [Int]) {
    forEachChunk(of: unsafe Table(bytes), .boundaries) { chunk in chunk.appendEnds(to: &ends) }
  }
}
