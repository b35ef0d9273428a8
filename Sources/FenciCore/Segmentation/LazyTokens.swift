extension Segmenter {
  /// The tokens of a text, found as they are asked for.
  ///
  /// - Complexity: O(*n*) in the text's length, for a copy of it.
  public func lazyTokens(in text: String) -> LazyTokens {
    lazyTokens(in: Array(text.utf8))
  }

  /// The tokens of UTF-8 bytes, which need not be valid, found as they are asked for.
  ///
  /// - Complexity: O(1).
  public func lazyTokens(in bytes: [UInt8]) -> LazyTokens {
    LazyTokens(segmenter: self, source: bytes)
  }
}

/// The tokens of one text, found as they are asked for, in constant memory beside the text.
///
///     let tokens = segmenter.lazyTokens(in: book)
///     for token in tokens.prefix(10) { print(tokens.surface(of: token)) }
///
/// They are those of ``Segmenter/tokens(in:)-([UInt8])``. The text is segmented some thousands of
/// characters at a time; what is not asked for is not segmented. Each iterator begins at the beginning
/// and goes its own way. `map`, `filter` and the like are lazy, too. What follows is not known yet, so an unknown word may
/// be cut in one way here and in another there, unlike in ``Segmenter/consistentTokens(in:)-([UInt8])``.
public struct LazyTokens: LazySequenceProtocol, Sendable {
  /// The segmenter that finds the tokens.
  public let segmenter: Segmenter
  /// The text and its lexicon; its tokens are not found.
  private let speller: Tokens

  init(segmenter: Segmenter, source: [UInt8]) {
    self.segmenter = segmenter
    speller = Tokens(source: source, lexicon: segmenter.lexicon, tokens: [])
  }

  /// The UTF-8 bytes that are segmented.
  public var source: [UInt8] { speller.source }

  /// What stands in the text, as ``Tokens/surface(of:)``.
  ///
  /// - Complexity: O(*n*) in the token's length.
  public func surface(of token: Token) -> String { speller.surface(of: token) }

  /// The dictionary form, as ``Tokens/normalizedForm(of:)``.
  ///
  /// - Complexity: O(*n*) in the token's length.
  public func normalizedForm(of token: Token) -> String { speller.normalizedForm(of: token) }

  /// The part of speech that the dictionary has for a token; empty if it has none.
  public func tag(of token: Token) -> String { speller.tag(of: token) }

  /// Begins at the beginning of the text.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// Finds the tokens of a text one after the other. A copy goes on by itself from where it was made.
  public struct Iterator: IteratorProtocol {
    private let segmenter: Segmenter
    private let source: [UInt8]
    private let memory: Memory
    /// The tokens of the chunk at hand.
    private var tokens: [Token] = []
    private var position = 0
    /// Where the next chunk begins.
    private var offset = 0
    /// How many bytes behind that the words before reach.
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

  /// What segmenting a chunk works in. Nothing in it outlives the call, so copies of an iterator may
  /// share it.
  private final class Memory {
    var chunk: Chunk

    init(_ chunk: consuming Chunk) { self.chunk = chunk }
  }
}
