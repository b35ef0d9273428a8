/// Segments text into words or phrases.
///
///     let segmenter = Segmenter(lexicon: .standard, method: .probability)
///     for token in segmenter.tokens(in: text) { … }
///
/// A segmenter is an immutable value, so any number of threads may share it.
public struct Segmenter: Sendable {
  /// The ways to segment personal names, on which corpora differ.
  public enum PersonalNames: String, Sendable, CaseIterable {
    /// A personal name is one word: 江泽民.
    case joined
    /// The family name and the given name are two words: 江 泽民. Only the trained method supports
    /// this. The other methods use `joined`.
    case split
  }

  /// The size of the tokens: words, phrases, or overlapping words for a search index.
  public enum Granularity: String, Sendable, CaseIterable {
    /// Each token is a word.
    case words
    /// Each token is a word, except that a phrase of the lexicon is one token, and so is a number
    /// with its unit.
    case phrases
    /// Words and their inner words, for a search index and its queries. An inner word is a shorter
    /// word of two or more characters inside a word, so tokens overlap. Tokens are in the order of
    /// their starts. If several tokens have the same start, the longest comes first. No token
    /// occurs twice.
    case search
    /// All words of the lexicon that occur in the text, even if they overlap. A token that the
    /// method found, such as a number, is added if it is inside none of these words. The order is
    /// the same as for `search`.
    case all

    /// Whether the tokens tile the text, which means that each token begins where the token before
    /// it ends.
    package var tiles: Bool { self == .words || self == .phrases }
  }

  /// The dictionary that contains the words.
  public let lexicon: Lexicon
  /// The method to find the boundaries between words.
  public let method: Method
  /// The size of the tokens.
  public let granularity: Granularity
  /// The convention for personal names.
  public let personalNames: PersonalNames
  /// The model of the trained method with its tables for the lexicon; nil for the other methods.
  let preparedModel: PreparedModel?
  /// The units that may follow a number, such as 个 and 公里, as codes of the lexicon.
  let numberUnits: NumberUnits
  /// The most bytes of a token. Tests use a smaller number.
  var maximumByteCount = NormalizedText.maximumByteCount

  /// Creates a segmenter from a dictionary and a method.
  ///
  ///     let segmenter = Segmenter(lexicon: lexicon, method: .probability, granularity: .phrases)
  ///
  /// The module `Fenci` has an initializer without `method`, which chooses the best method for the
  /// granularity.
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary.
  ///   - method: the method to find the boundaries between words. Among the methods that need no
  ///     model, `probability` is the most accurate.
  ///   - granularity: the size of the tokens.
  ///   - personalNames: the convention for personal names. Only the trained method supports
  ///     `split`.
  /// - Complexity: O(*n*) in the number of characters of the lexicon for the trained method, which
  ///   takes some microseconds. O(1) for the other methods.
  public init(
    lexicon: Lexicon, method: Method, granularity: Granularity = .words,
    personalNames: PersonalNames = .joined
  ) {
    preparedModel = method.model.map { PreparedModel($0, lexicon) }
    numberUnits = NumberUnits(lexicon.sections.codeMap)
    self.personalNames = personalNames
    self.lexicon = lexicon
    self.method = method
    self.granularity = granularity
  }

  /// The tokens of a text. Together they cover every byte of the text, including whitespace. At the
  /// granularities `search` and `all`, tokens also overlap.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func tokens(in text: some StringProtocol) -> Tokens {
    tokens(in: text.utf8Bytes)
  }

  /// The tokens of UTF-8 bytes, which need not be valid. An array is shared, and any other
  /// collection is copied.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func tokens(in bytes: some Collection<UInt8>) -> Tokens {
    tokens(in: [UInt8](bytes)) { _ in }
  }

  /// The tokens of UTF-8 bytes.
  ///
  /// - Parameter didSegment: receives the number of bytes of each chunk, a few thousand, when its
  ///   tokens are found. What it throws ends the work.
  package func tokens<Failure: Error>(
    in bytes: [UInt8], didSegment: (_ byteCount: Int) throws(Failure) -> Void
  ) throws(Failure) -> Tokens {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4)
    try bytes.withTable { (table) throws(Failure) in
      try forEachChunk(of: table, .boundariesAndNodes) { (chunk) throws(Failure) in
        chunk.appendTokens(to: &tokens)
        try didSegment(chunk.endOffset - chunk.text.origin)
      }
    }
    return Tokens(source: bytes, lexicon: lexicon, tokens: tokens)
  }

  /// The words of a text as strings: words, numbers and addresses, without punctuation and
  /// whitespace. These are the tokens whose kind has ``TokenKind/isText``.
  ///
  ///     print(Segmenter().words(in: "推动绿色发展，促进人与自然和谐共生。"))
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func words(in text: some StringProtocol) -> [String] {
    let tokens = tokens(in: text)
    return tokens.lazy.filter { $0.kind.isText }.map { tokens.surface(of: $0) }
  }

  /// Writes the end of every token of a text into a buffer, as a UTF-8 offset. This is the fastest
  /// way to segment a text.
  ///
  ///     let count = segmenter.boundaries(in: bytes, into: ends)
  ///     for end in ends.prefix(count) { … }
  ///
  /// The first token starts at 0. Each next token starts where the token before it ends. At the
  /// granularities `search` and `all`, tokens overlap, so the ends alone do not determine the
  /// starts.
  ///
  /// The boundaries are the same as from ``tokens(in:)-(Collection<UInt8>)``. They may differ from
  /// ``consistentTokens(in:)-(Collection<UInt8>)``.
  ///
  /// - Returns: the number of tokens. This is at most the number of bytes, unless tokens overlap.
  ///   If it exceeds the size of `ends`, only the first ends were written.
  /// - Complexity: O(*n*) in the number of bytes.
  public func boundaries(
    in bytes: UnsafeRawBufferPointer, into ends: UnsafeMutableBufferPointer<Int>
  ) -> Int {
    let memory = unsafe Scratch<Int>.View(ends)
    var count = 0
    forEachChunk(of: unsafe Table(bytes), .boundaries) { chunk in
      chunk.writeEnds(to: memory, counting: &count)
    }
    return count
  }

  /// The end of every token of a text, as UTF-8 offsets. The boundaries are the same as from
  /// ``tokens(in:)-(StringProtocol)``.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func boundaries(in text: some StringProtocol) -> [Int] {
    var ends: [Int] = []
    text.withUTF8Table { table in
      forEachChunk(of: table, .boundaries) { chunk in chunk.appendEnds(to: &ends) }
    }
    return ends
  }

  /// The end of every token of UTF-8 bytes, which need not be valid.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func boundaries(in bytes: some Collection<UInt8>) -> [Int] {
    var ends: [Int] = []
    [UInt8](bytes).withTable { table in
      forEachChunk(of: table, .boundaries) { chunk in chunk.appendEnds(to: &ends) }
    }
    return ends
  }

  /// Appends the end of every token of a text to `ends`, as a UTF-8 offset. The boundaries are the
  /// same as from ``tokens(in:)-(Collection<UInt8>)``.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func boundaries(in bytes: UnsafeRawBufferPointer, appendingTo ends: inout [Int]) {
    forEachChunk(of: unsafe Table(bytes), .boundaries) { chunk in chunk.appendEnds(to: &ends) }
  }
}
