extension Segmenter {
  /// The tokens of a text, found on demand.
  ///
  /// - Complexity: O(*n*) in the length of the text, because the text is copied.
  public func lazyTokens(in text: some StringProtocol) -> LazyTokens {
    lazyTokens(in: text.utf8Bytes)
  }

  /// The tokens of UTF-8 bytes, which need not be valid, found on demand.
  ///
  /// - Complexity: O(1) for an array, and O(*n*) for any other collection, which is copied.
  public func lazyTokens(in bytes: some Collection<UInt8>) -> LazyTokens {
    LazyTokens(segmenter: self, source: [UInt8](bytes))
  }
}

/// The tokens of one text, found on demand. Apart from the text, they need a constant amount of
/// memory.
///
///     let tokens = segmenter.lazyTokens(in: book)
///     for token in tokens.prefix(10) { print(tokens.surface(of: token)) }
///
/// The tokens are the same as from ``Segmenter/tokens(in:)-(Collection<UInt8>)``. The text is segmented a few
/// thousand characters at a time, and only as far as you ask for tokens. Each iterator starts at
/// the beginning of the text and is independent of the other iterators. Operations such as `map`
/// and `filter` are lazy, too.
///
/// While the segmenter works on one part of the text, it does not know the rest. Therefore a word
/// that the lexicon does not have may be one token in one place and several tokens in another.
/// ``Segmenter/consistentTokens(in:)-(Collection<UInt8>)`` prevents this.
public struct LazyTokens: LazySequenceProtocol, Sendable {
  /// The segmenter that finds the tokens.
  public let segmenter: Segmenter
  /// The text and the lexicon, which provide the spellings of tokens. This value contains no
  /// tokens.
  private let speller: Tokens

  init(segmenter: Segmenter, source: [UInt8]) {
    self.segmenter = segmenter
    speller = Tokens(source: source, lexicon: segmenter.lexicon, tokens: [])
  }

  /// The UTF-8 bytes that are segmented.
  public var source: [UInt8] { speller.source }

  /// The spelling of a token in the text, as ``Tokens/surface(of:)`` returns it.
  ///
  /// - Complexity: O(*n*) in the length of the token.
  public func surface(of token: Token) -> String { speller.surface(of: token) }

  /// The dictionary form of a token, as ``Tokens/normalizedForm(of:)`` returns it.
  ///
  /// - Complexity: O(*n*) in the length of the token.
  public func normalizedForm(of token: Token) -> String { speller.normalizedForm(of: token) }

  /// The part of speech of a token in the dictionary, as ``Tokens/tag(of:)`` returns it.
  public func tag(of token: Token) -> String { speller.tag(of: token) }

  /// Makes an iterator over the tokens, which starts at the beginning of the text.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Finds the tokens of a text one after the other. Copies of an iterator advance independently.
  public struct Iterator: IteratorProtocol {
    private let segmenter: Segmenter
    private let source: [UInt8]
    private let memory: Memory
    /// The tokens of the current chunk, which is the part of the text segmented last.
    private var tokens: [Token] = []
    private var position = 0
    /// The byte offset at which the next chunk begins.
    private var offset = 0
    /// The number of bytes past `offset` that words of earlier chunks cover.
    private var overhang = 0

    init(_ sequence: LazyTokens) {
      segmenter = sequence.segmenter
      source = sequence.source
      memory = Memory(
        segmenter.makeChunk(byteCount: source.count, window: NormalizedText.window))
    }

    /// The next token; nil at the end of the text.
    ///
    /// - Complexity: O(1), amortised.
    public mutating func next() -> Token? {
      while position == tokens.count {
        guard offset < source.count else { return nil }
        findTokens()
      }
      defer { position &+= 1 }
      return tokens[position]
    }

    @inline(never) private mutating func findTokens() {
      tokens.removeAll(keepingCapacity: true)
      position = 0
      memory.chunk.overlapping.overhang = overhang
      var observer = NoObserver()
      source.withTable { table in
        _ = segmenter.segmentChunk(
          at: offset, of: segmenter.makeNormalizer(of: UTF8Reader(bytes: table)),
          .boundariesAndNodes, byteCount: source.count, using: &memory.chunk, &observer)
      }
      tokens.reserveCapacity(memory.chunk.tokens.count)
      memory.chunk.appendTokens(to: &tokens)
      offset = memory.chunk.endOffset
      overhang = memory.chunk.overlapping.overhang
    }
  }

  /// The working memory for one chunk. The memory holds no state between calls, so copies of an
  /// iterator may share it.
  private final class Memory {
    var chunk: Chunk

    init(_ chunk: consuming Chunk) { self.chunk = chunk }
  }
}
