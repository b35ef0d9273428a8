extension Segmenter {
  /// Makes a stream, which segments a text that arrives in pieces.
  public func stream() -> Stream { Stream(self, step: 1 << 16) }

  /// Makes a stream that tries to find the next chunk after `step` bytes. Tests use small steps.
  func stream(step: Int) -> Stream { Stream(self, step: step) }

  /// Segments a text that arrives in pieces of any size. The memory needed does not grow with the
  /// text.
  ///
  ///     var stream = segmenter.stream()
  ///     while let block = read() {
  ///       stream.append(block) { tokens in
  ///         for token in tokens { print(tokens.surface(of: token), token.start) }
  ///       }
  ///     }
  ///     stream.finish { tokens in … }
  ///
  /// Each call passes on the tokens that later text cannot change, a few thousand characters at a
  /// time. The stream keeps the rest of the text until the next call. All calls together pass on
  /// the tokens of the whole text. You may divide the text anywhere, even inside a word, a
  /// character, an annotation or a CRLF. Offsets count from the beginning of the stream.
  ///
  /// A stream does not know the rest of the text. Therefore a word that the lexicon does not have
  /// may be one token in one place and several tokens in another.
  /// ``Segmenter/consistentTokens(in:)-(Collection<UInt8>)`` prevents this for a whole document.
  ///
  /// A stream needs about 300 KB of memory, or more for a longer token. A token has at most 4 MiB.
  public struct Stream: ~Copyable {
    private let segmenter: Segmenter
    private var chunk: Chunk
    private var buffer: StreamBuffer
    /// The offset in the stream at which the buffer starts.
    private var offset = 0
    /// The number of bytes in the buffer at which the stream tries to find the next chunk.
    private var goal: Int
    /// The least number of bytes that must arrive before the next try. Each try decodes the buffer
    /// again if the chunk does not end yet, so frequent tries would be slow.
    private let step: Int
    private let endFlag = Scratch<UInt8>(capacity: 1)

    init(_ segmenter: Segmenter, step: Int) {
      self.segmenter = segmenter
      self.step = step
      goal = step
      buffer = StreamBuffer(capacity: 2 * step)
      chunk = segmenter.makeChunk(byteCount: .max, window: NormalizedText.window)
    }

    /// The number of bytes that were appended so far.
    public var byteCount: Int { offset + buffer.count }

    /// Appends UTF-8 bytes, which need not be valid, and passes on the final tokens.
    ///
    /// - Throws: The error that `body` throws. It does not receive the same tokens again; bytes
    ///   that were not read yet are lost.
    /// - Complexity: O(*n*) in the number of bytes, amortised.
    public mutating func append<Failure: Error>(
      _ bytes: UnsafeRawBufferPointer, _ body: (Tokens) throws(Failure) -> Void
    ) throws(Failure) {
      try unsafe append(
        bytes, whenever: { (stream) throws(Failure) in try stream.tokens(.open, body) })
    }

    /// Appends UTF-8 bytes, which need not be valid, and passes on the final tokens.
    ///
    /// - Throws: The error that `body` throws. It does not receive the same tokens again; bytes
    ///   that were not read yet are lost.
    /// - Complexity: O(*n*) in the number of bytes, amortised.
    public mutating func append<Failure: Error>(
      _ bytes: some Collection<UInt8>, _ body: (Tokens) throws(Failure) -> Void
    ) throws(Failure) {
      try unsafe [UInt8](bytes).withUnsafeBufferPointer { (bytes) throws(Failure) -> Void in
        try unsafe append(UnsafeRawBufferPointer(bytes), body)
      }
    }

    /// Appends text, and passes on the final tokens, which later text cannot change.
    ///
    /// - Throws: The error that `body` throws. After an error, `body` does not receive the same
    ///   tokens again, and the text that was not read yet is lost.
    /// - Complexity: O(*n*) in the length of the text, amortised.
    public mutating func append<Failure: Error>(
      _ text: some StringProtocol, _ body: (Tokens) throws(Failure) -> Void
    ) throws(Failure) {
      try append(text.utf8Bytes, body)
    }

    /// Ends the text and passes on its last tokens. Bytes that you append afterwards begin a new
    /// text, but their offsets continue to count from the beginning of the stream.
    ///
    /// - Throws: The error that `body` throws.
    /// - Complexity: O(*n*) in the number of bytes in the buffer.
    public mutating func finish<Failure: Error>(
      _ body: (Tokens) throws(Failure) -> Void
    ) throws(Failure) {
      try tokens(.final, body)
    }

    /// Appends UTF-8 bytes, which need not be valid, and passes on the final boundaries. This is
    /// faster than finding tokens. You may alternate between boundaries and tokens on one stream.
    ///
    ///     stream.boundaries(inNext: block) { boundaries in
    ///       for end in boundaries.ends { … }
    ///     }
    ///     stream.boundariesOfRest { boundaries in … }
    ///
    /// - Throws: The error that `body` throws, in the same way as
    ///   ``append(_:_:)-(UnsafeRawBufferPointer,_)``.
    /// - Complexity: O(*n*) in the number of bytes, amortised.
    public mutating func boundaries<Failure: Error>(
      inNext bytes: UnsafeRawBufferPointer, _ body: (Boundaries) throws(Failure) -> Void
    ) throws(Failure) {
      try unsafe append(
        bytes, whenever: { (stream) throws(Failure) in try stream.boundaries(.open, body) })
    }

    /// Ends the text and passes on its last boundaries. This corresponds to ``finish(_:)``, which
    /// passes on tokens.
    ///
    /// - Throws: The error that `body` throws.
    /// - Complexity: O(*n*) in the number of bytes in the buffer.
    public mutating func boundariesOfRest<Failure: Error>(
      _ body: (Boundaries) throws(Failure) -> Void
    ) throws(Failure) {
      try boundaries(.final, body)
    }

    private enum TextEnd { case open, final }

    /// Appends bytes to the buffer, and calls `segment` whenever the buffer has reached `goal`.
    private mutating func append<Failure: Error>(
      _ bytes: UnsafeRawBufferPointer,
      whenever segment: (inout Stream) throws(Failure) -> Void
    ) throws(Failure) {
      var start = 0
      while start < bytes.count {
        let end = min(start + goal - buffer.count, bytes.count)
        unsafe buffer.append(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        start = end
        if buffer.count == goal { try segment(&self) }
      }
    }

    private mutating func tokens<Failure: Error>(
      _ end: TextEnd, _ body: (Tokens) throws(Failure) -> Void
    ) throws(Failure) {
      let (lexicon, offset) = (segmenter.lexicon, offset)
      try segment(.boundariesAndNodes, end) { (chunk, source) throws(Failure) in
        var tokens: [Token] = []
        tokens.reserveCapacity(chunk.tokens.count)
        chunk.appendTokens(to: &tokens, base: offset)
        try body(
          Tokens(
            source: source, sourceOffset: offset + chunk.text.origin, lexicon: lexicon,
            tokens: tokens))
      }
    }

    private mutating func boundaries<Failure: Error>(
      _ end: TextEnd, _ body: (Boundaries) throws(Failure) -> Void
    ) throws(Failure) {
      let offset = offset
      try segment(.boundaries, end) { (chunk, source) throws(Failure) in
        var ends: [Int] = []
        chunk.appendEnds(to: &ends, base: offset)
        try body(
          Boundaries(source: source, sourceOffset: offset + chunk.text.origin, ends: ends))
      }
    }

    /// Segments the part of the buffer that later text cannot change, and removes that part.
    ///
    /// - Parameter body: receives each chunk and its bytes.
    private mutating func segment<Failure: Error>(
      _ wanted: Findings, _ end: TextEnd, _ body: (borrowing Chunk, [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
      let watch = end == .open ? LookaheadFlag(endFlag) : nil
      var done = 0
      defer {
        offset += done
        buffer.removeFirst(done, keepingCapacity: 2 * step)
        goal = buffer.count + max(buffer.count / 2, step)
      }
      try segmenter.forEachChunk(
        of: UTF8Reader(bytes: buffer.table, endWatch: watch), wanted, endWatch: watch,
        byteCount: .max, using: &chunk
      ) { (chunk) throws(Failure) in
        let start = done
        done = chunk.endOffset
        let end = max(done, chunk.lastOverlappingEnd)
        try body(chunk, buffer.bytes(start..<end))
      }
    }
  }

  /// The ends of the tokens in one part of a stream.
  public struct Boundaries: Sendable {
    /// The UTF-8 bytes of this part.
    public let source: [UInt8]
    /// The offset in the stream at which `source` starts.
    public let sourceOffset: Int
    /// The end of every token, as a UTF-8 offset in the stream. The first token starts at
    /// `sourceOffset`. Each next token starts where the token before it ends, unless tokens
    /// overlap.
    public let ends: [Int]
  }
}
