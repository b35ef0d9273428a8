extension Segmenter {
  /// The results that a caller needs. A node is the position of a token in the trie of the lexicon.
  enum Findings { case boundaries, boundariesAndNodes }

  /// Segments a whole text in chunks of a few thousand characters, and calls `body` with each
  /// chunk.
  func forEachChunk<Failure: Error>(
    of bytes: Table<UInt8>, _ wanted: Findings, _ body: (borrowing Chunk) throws(Failure) -> Void
  ) throws(Failure) {
    guard bytes.count > 0 else { return }
    var chunk = makeChunk(byteCount: bytes.count, window: NormalizedText.window)
    try forEachChunk(
      of: UTF8Reader(bytes: bytes), wanted, byteCount: bytes.count, using: &chunk, body)
  }

  /// Segments a text in chunks. For each chunk, decodes the text, finds the boundaries, applies the
  /// rules for numbers and phrases, and calls `body`.
  ///
  /// - Parameters:
  ///   - reader: the text. It starts at the beginning of a text or where an earlier chunk ended.
  ///   - endWatch: the flag of `reader`, which records whether a decision depended on the end of
  ///     the bytes. Pass the flag if more text may follow. Then `body` does not receive the chunks
  ///     that such text could change, or the chunks after them.
  ///   - byteCount: the known size of the text in bytes. A short text needs little memory.
  ///   - chunk: the working memory.
  func forEachChunk<Failure: Error>(
    of reader: UTF8Reader, _ wanted: Findings, endWatch: LookaheadFlag? = nil, byteCount: Int,
    using chunk: inout Chunk,
    _ body: (borrowing Chunk) throws(Failure) -> Void
  ) throws(Failure) {
    var observer = NoObserver()
    try forEachChunk(
      of: reader, wanted, endWatch: endWatch, byteCount: byteCount, using: &chunk, &observer
    ) { (chunk, _) throws(Failure) in try body(chunk) }
  }

  /// Segments a text in chunks, as above, and shows each chunk to an observer between the steps.
  func forEachChunk<Failure: Error, Observer: ChunkObserver>(
    of reader: UTF8Reader, _ wanted: Findings, endWatch: LookaheadFlag? = nil, byteCount: Int,
    using chunk: inout Chunk, _ observer: inout Observer,
    _ body: (borrowing Chunk, borrowing Observer) throws(Failure) -> Void
  ) throws(Failure) {
    let normalizer = makeNormalizer(of: reader)
    var offset = 0
    while offset < reader.count,
      segmentChunk(
        at: offset, of: normalizer, wanted, endWatch: endWatch, byteCount: byteCount, using: &chunk,
        &observer)
    {
      try body(chunk, observer)
      offset = chunk.endOffset
    }
  }

  /// Segments one chunk. This is the whole road from bytes to tokens.
  ///
  /// - Parameters:
  ///   - offset: the byte offset at which the chunk starts: 0 or the end of the chunk before.
  ///   - byteCount: the known size of the text in bytes.
  ///   - chunk: the working memory, of any size.
  ///   - observer: sees the chunk between the steps.
  /// - Returns: false if more text after the bytes of the reader could change the chunk.
  func segmentChunk(
    at offset: Int, of normalizer: Normalizer, _ wanted: Findings, endWatch: LookaheadFlag? = nil,
    byteCount: Int, using chunk: inout Chunk, _ observer: inout some ChunkObserver
  ) -> Bool {
    // Memory that has grown for one long token is not kept for the rest of the text.
    if chunk.text.window > NormalizedText.window {
      replace(&chunk, byteCount: byteCount, window: NormalizedText.window)
    }
    let sections = lexicon.sections
    defer { withExtendedLifetime(lexicon.storage) {} }
    while true {
      endWatch?.forget()
      normalizer.fill(&chunk.text, from: offset)
      if let endWatch, chunk.text.reachesEnd || endWatch.hasSeenEnd { return false }
      if let rules = lexicon.storage.rules {
        chunk.forced?.fix(&chunk.text, by: rules, sections.trie)
      }
      chunk.fixedSpans.fix(in: chunk.text, sections.trie, numberUnits)
      chunk.matcher.match(chunk.text, &chunk.fixedSpans, sections, into: &chunk.tokens)
      observer.didMatch(chunk, sections)
      chunk.fixedSpans.restore(chunk.text)
      if chunk.fixedSpans.hasContinuations { chunk.tokens.joinContinuations(in: chunk.text) }
      observer.didJoinNumbers(chunk)
      if wanted == .boundariesAndNodes || granularity != .words || !chunk.text.endsCleanly {
        chunk.tokens.findNodes(of: chunk.text, sections.trie, chunk.forced)
      }
      guard chunk.text.endsCleanly || dropProvisionalTokens(of: &chunk) else {
        replace(&chunk, byteCount: byteCount, window: chunk.text.window * 4)
        continue
      }
      switch granularity {
      case .words: break
      case .phrases: chunk.joinPhrases(sections.trie, numberUnits)
      case .search: chunk.findSearchWords(sections.trie)
      case .all: chunk.findAllWords(sections.trie)
      }
      return true
    }
  }

  /// Removes the last tokens of a chunk that was cut where a word may cross.
  ///
  /// - Returns: false if no token is safe and a larger chunk may help.
  private func dropProvisionalTokens(of chunk: inout Chunk) -> Bool {
    let sections = lexicon.sections
    let reach = chunk.matcher.reach * sections.meta(.maximumWordLength)
    let margin = max(reach, NumberRules.lookahead)
    if chunk.dropProvisionalTokens(sections.trie, numberUnits, margin: margin) { return true }
    guard chunk.text.isFull else { return false }
    chunk.dropLastToken(sections.trie, numberUnits)
    return true
  }

  /// Makes a normalizer, which converts a text to characters of the lexicon. The segmenter must
  /// outlive the normalizer.
  func makeNormalizer(of reader: UTF8Reader) -> Normalizer {
    let sections = lexicon.sections
    return Normalizer(
      reader: reader, codeMap: sections.codeMap, readings: sections.readings,
      longestAtom: sections.meta(.maximumWordLength), maximumByteCount: maximumByteCount)
  }

  private func replace(_ chunk: inout Chunk, byteCount: Int, window: Int) {
    let overlapping = OverlappingTokens(following: chunk.overlapping)
    chunk = makeChunk(byteCount: byteCount, window: window)
    chunk.overlapping = overlapping
  }

  func makeChunk(byteCount: Int, window: Int) -> Chunk {
    let text = NormalizedText(
      byteCount: byteCount, window: window,
      longestAtom: lexicon.sections.meta(.maximumWordLength))
    let capacity = text.codes.capacity
    let forced =
      lexicon.storage.rules == nil
      ? nil : ForcedSpans(capacity: capacity, keepsOriginal: !granularity.tiles)
    return Chunk(
      text: text, tokens: ChunkTokens(capacity: capacity),
      fixedSpans: FixedSpans(capacity: capacity), forced: forced,
      matcher: makeMatcher(capacity: capacity), granularity: granularity)
  }
}
