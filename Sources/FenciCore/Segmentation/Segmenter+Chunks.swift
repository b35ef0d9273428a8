extension Segmenter {
  /// The results that a caller needs. A node is the position of a token in the trie of the lexicon.
  enum Findings { case boundaries, boundariesAndNodes }

  /// Segments a whole text in chunks of a few thousand characters, and calls `body` with each
  /// chunk.
  func forEachChunk(
    of bytes: Table<UInt8>, _ wanted: Findings, _ body: (borrowing Chunk) -> Void
  ) {
    guard bytes.count > 0 else { return }
    var chunk = makeChunk(byteCount: bytes.count, window: NormalizedText.window)
    forEachChunk(
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
    let decoder = makeDecoder(of: reader)
    var offset = 0
    while offset < reader.count,
      segmentChunk(
        at: offset, of: decoder, wanted, endWatch: endWatch, byteCount: byteCount, using: &chunk)
    {
      try body(chunk)
      offset = chunk.endOffset
    }
  }

  /// Segments one chunk.
  ///
  /// - Parameters:
  ///   - offset: the byte offset at which the chunk starts: 0 or the end of the chunk before.
  ///   - byteCount: the known size of the text in bytes.
  ///   - chunk: the working memory, of any size.
  /// - Returns: false if more text after the bytes of the reader could change the chunk.
  func segmentChunk(
    at offset: Int, of decoder: Normalizer, _ wanted: Findings, endWatch: LookaheadFlag? = nil,
    byteCount: Int, using chunk: inout Chunk
  ) -> Bool {
    // Memory that has grown for one long token is not kept for the rest of the text.
    if chunk.units.window > NormalizedText.window {
      replace(&chunk, byteCount: byteCount, window: NormalizedText.window)
    }
    let sections = lexicon.sections
    let longest = sections.meta(.maximumWordLength)
    defer { withExtendedLifetime(lexicon.storage) {} }
    while true {
      endWatch?.forget()
      decoder.fill(&chunk.units, from: offset)
      if let endWatch, chunk.units.reachesEnd || endWatch.hasSeenEnd { return false }
      let isFixed = match(&chunk, sections)
      chunk.restoreNumbers()
      if wanted == .boundariesAndNodes || granularity != .words || !chunk.units.endsCleanly {
        chunk.findNodes(sections.trie, isFixed: isFixed)
      }
      if !chunk.units.endsCleanly,
        !chunk.dropProvisionalTokens(
          sections.trie, numberUnits, margin: max(method.reach * longest, NumberRules.lookahead))
      {
        guard chunk.units.isFull else {
          replace(&chunk, byteCount: byteCount, window: chunk.units.window * 4)
          continue
        }
        chunk.dropLastToken(sections.trie, numberUnits)
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

  /// Fixes forced words and numbers, and then lets the method find all other boundaries. A forced
  /// word is a user word that is fixed before any method runs.
  ///
  /// - Returns: whether the chunk has forced words.
  @inline(__always) func match(_ chunk: inout Chunk, _ sections: ImageSections) -> Bool {
    if lexicon.storage.rules != nil, !granularity.tiles {
      chunk.unitsBeforeRules.keep(chunk.units)
    }
    let isFixed =
      lexicon.storage.rules?.apply(to: chunk.units, sections.trie, nodes: chunk.ruleNodes) ?? false
    // Fixing a forced word joins its characters to one token.
    if isFixed { chunk.units.hasJoined = true }
    chunk.isFixed = isFixed
    chunk.fixNumbers(sections.trie, numberUnits)
    switch method {
    case .forward: chunk.matchForward(sections.trie)
    case .backward: chunk.matchBackward(sections.trie)
    case .bidirectional: chunk.matchBidirectional(sections)
    case .mmseg: chunk.matchMMSEG(sections)
    case .probability: chunk.matchProbability(sections)
    case .trained(let model):
      symbols.withTable { symbols in
        wordClasses.withTable { wordClasses in
          chunk.matchTrained(model, symbols, wordClasses, sections, personalNames)
        }
      }
    }
    return isFixed
  }

  /// Makes a normalizer, which converts a text to characters of the lexicon. The segmenter must
  /// outlive the normalizer.
  func makeDecoder(of reader: UTF8Reader) -> Normalizer {
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
    Chunk(
      byteCount: byteCount, window: window,
      longestWord: lexicon.sections.meta(.maximumWordLength),
      unknownCost: lexicon.unknownCost, purpose: method.purpose,
      granularity: granularity, hasRules: lexicon.storage.rules != nil)
  }
}
