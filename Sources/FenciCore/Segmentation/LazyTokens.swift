extension Segmenter {
  /// The tokens of a text, found on demand.
  ///
  /// - Complexity: O(*n*) in the length of the text, to copy it.
  public func lazyTokens(in text: String) -> LazyTokens {
    lazyTokens(in: Array(text.utf8))
  }

  /// The tokens of UTF-8 bytes, which need not be valid, found on demand.
  ///
  /// - Complexity: O(1).
  public func lazyTokens(in bytes: [UInt8]) -> LazyTokens {
    LazyTokens(segmenter: self, source: bytes)
  }
}

/// The tokens of one text, found on demand, in constant memory besides the text.
///
///     let tokens = segmenter.lazyTokens(in: book)
///     for token in tokens.prefix(10) { print(tokens.surface(of: token)) }
///
/// The tokens are those of ``Segmenter/tokens(in:)-([UInt8])``. The text is segmented a few
/// thousand characters at a time, and only as far as tokens are asked for. Each iterator starts at
/// the beginning of the text and is independent of the others. `map`, `filter` and similar
/// operations are lazy, too.
///
/// The rest of the text is not known yet, so an unknown word may be one token in one place and
/// several in another. ``Segmenter/consistentTokens(in:)-([UInt8])`` prevents this.
public struct LazyTokens: LazySequenceProtocol, Sendable {
  /// The segmenter that finds the tokens.
  public let segmenter: Segmenter
  /// The text and its lexicon, without tokens.
  private let speller: Tokens

  init(segmenter: Segmenter, source: [UInt8]) {
    self.segmenter = segmenter
    speller = Tokens(source: source, lexicon: segmenter.lexicon, tokens: [])
  }

  /// The UTF-8 bytes that are segmented.
  public var source: [UInt8] { speller.source }

  /// The spelling in the text, as ``Tokens/surface(of:)``.
  ///
  /// - Complexity: O(*n*) in the length of the token.
  public func surface(of token: Token) -> String { speller.surface(of: token) }

  /// The dictionary form, as ``Tokens/normalizedForm(of:)``.
  ///
  /// - Complexity: O(*n*) in the length of the token.
  public func normalizedForm(of token: Token) -> String { speller.normalizedForm(of: token) }

  /// The part of speech in the dictionary, as ``Tokens/tag(of:)``.
  public func tag(of token: Token) -> String { speller.tag(of: token) }

  /// An iterator over the tokens, from the beginning of the text.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Finds the tokens of a text one after the other. Copies advance independently.
  public struct Iterator: IteratorProtocol {
    private let segmenter: Segmenter
    private let source: [UInt8]
    private let memory: Memory
    /// The tokens of the current chunk.
    private var tokens: [Token] = []
    private var position = 0
    /// Where the next chunk begins.
    private var offset = 0
    /// How many bytes past `offset` the words of earlier chunks extend.
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
      source.withTable { table in
        _ = segmenter.segmentChunk(
          at: offset, of: segmenter.makeDecoder(of: UTF8Reader(bytes: table)),
          .boundariesAndNodes, byteCount: source.count, using: &memory.chunk)
      }
      tokens.reserveCapacity(memory.chunk.tokenCount)
      memory.chunk.appendTokens(to: &tokens)
      offset = memory.chunk.endOffset
      overhang = memory.chunk.overlapping.overhang
    }
  }

  /// The working memory for one chunk. It holds no state between calls, so copies of an iterator
  /// may share it.
  private final class Memory {
    var chunk: Chunk

    init(_ chunk: consuming Chunk) { self.chunk = chunk }
  }
}
