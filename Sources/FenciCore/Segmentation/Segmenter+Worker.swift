extension Segmenter {
  /// Makes a worker, which segments many short texts with the same working memory. In contrast,
  /// ``tokens(in:)-(StringProtocol)`` allocates this memory for each text.
  ///
  ///     var worker = segmenter.worker()
  ///     for line in lines { index(worker.tokens(in: line)) }
  ///
  /// - Complexity: O(1). The worker keeps a few hundred kilobytes.
  public func worker() -> Worker { Worker(self) }

  /// Segments one text after the other with the same working memory.
  ///
  /// The tokens of a text are the same as from ``Segmenter/tokens(in:)-(StringProtocol)``. Texts do not
  /// influence each other. Only one task at a time may use a worker, so make one worker for each
  /// task.
  public struct Worker: ~Copyable {
    /// The segmenter that finds the tokens.
    public let segmenter: Segmenter
    private var chunk: Chunk

    fileprivate init(_ segmenter: Segmenter) {
      self.segmenter = segmenter
      chunk = segmenter.makeChunk(byteCount: .max, window: NormalizedText.window)
    }

    /// The tokens of a text.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    public mutating func tokens(in text: some StringProtocol) -> Tokens {
      tokens(in: text.utf8Bytes)
    }

    /// The tokens of UTF-8 bytes, which need not be valid.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func tokens(in bytes: some Collection<UInt8>) -> Tokens {
      let bytes = [UInt8](bytes)
      var tokens: [Token] = []
      tokens.reserveCapacity(bytes.count / 4)
      bytes.withTable { table in
        forEachChunk(of: table, .boundariesAndNodes) { chunk in chunk.appendTokens(to: &tokens) }
      }
      return Tokens(source: bytes, lexicon: segmenter.lexicon, tokens: tokens)
    }

    /// Writes the end of every token into a buffer, as ``Segmenter/boundaries(in:into:)`` does.
    ///
    /// - Returns: the number of tokens. If this exceeds the size of `ends`, only the first ends
    ///   were written.
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func boundaries(
      in bytes: UnsafeRawBufferPointer, into ends: UnsafeMutableBufferPointer<Int>
    ) -> Int {
      let memory = unsafe Scratch<Int>.View(ends)
      var count = 0
      forEachChunk(of: unsafe Table(bytes), .boundaries) { chunk in
        chunk.writeEnds(to: memory, counting: &count)
      }
      return count
    }

    /// Appends the end of every token to `ends`, as a UTF-8 offset.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public mutating func boundaries(
      in bytes: UnsafeRawBufferPointer, appendingTo ends: inout [Int]
    ) {
      forEachChunk(of: unsafe Table(bytes), .boundaries) { chunk in chunk.appendEnds(to: &ends) }
    }

    private mutating func forEachChunk(
      of bytes: Table<UInt8>, _ wanted: Findings, _ body: (borrowing Chunk) -> Void
    ) {
      guard bytes.count > 0 else { return }
      // Words of the previous text must not extend into this one.
      chunk.overlapping.overhang = 0
      segmenter.forEachChunk(
        of: UTF8Reader(bytes: bytes), wanted, byteCount: .max, using: &chunk, body)
    }
  }
}
