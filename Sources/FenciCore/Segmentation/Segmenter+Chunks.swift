extension Segmenter {
  /// What is to be found in a text.
  enum Findings { case boundaries, boundariesAndNodes }

  /// Segments a whole text chunk by chunk.
  func forEachChunk(
    of bytes: Table<UInt8>, _ wanted: Findings, _ body: (borrowing Chunk) -> Void
  ) {
    guard bytes.count > 0 else { return }
    var chunk = makeChunk(byteCount: bytes.count, window: TextUnits.window)
    forEachChunk(
      of: ScalarReader(bytes: bytes), wanted, byteCount: bytes.count, using: &chunk, body)
  }

  /// Segments text chunk by chunk: decode, match, apply the rules, hand over.
  ///
  /// - Parameters:
  ///   - reader: the text from its beginning or the end of a chunk on.
  ///   - endWatch: the watch of a reader behind whose bytes more text may follow; a chunk that such
  ///     text could change is not handed over, nor any behind it.
  ///   - byteCount: what is known of the text's size; a short text needs little memory.
  ///   - chunk: the working memory.
  func forEachChunk<Failure: Error>(
    of reader: ScalarReader, _ wanted: Findings, endWatch: EndWatch? = nil, byteCount: Int,
    using chunk: inout Chunk,
    _ body: (borrowing Chunk) throws(Failure) -> Void
  ) throws(Failure) {
    let sections = lexicon.sections
    let longest = sections.meta(.maximumWordLength)
    let decoder = UnitDecoder(
      reader: reader, codeMap: sections.codeMap, readings: sections.readings, longestAtom: longest)
    let rules = lexicon.storage.rules
    defer { withExtendedLifetime(lexicon.storage) {} }
    var offset = 0
    while offset < reader.count {
      endWatch?.forget()
      decoder.fill(&chunk.units, from: offset)
      if let endWatch, chunk.units.reachesEnd || endWatch.hasSeenEnd { return }
      let isFixed = rules?.apply(to: chunk.units, sections.trie, nodes: chunk.ruleNodes) ?? false
      // The units of a word that a rule has fixed are joined.
      if isFixed { chunk.units.hasJoined = true }
      switch method {
      case .forward: chunk.matchForward(sections.trie)
      case .backward: chunk.matchBackward(sections.trie)
      case .bidirectional: chunk.matchBidirectional(sections)
      }
      chunk.joinNumbers()
      if wanted == .boundariesAndNodes || granularity == .phrases || !chunk.units.endsCleanly {
        chunk.findNodes(sections.trie, isFixed: isFixed)
      }
      if !chunk.units.endsCleanly,
        !chunk.dropProvisionalTokens(sections.trie, MeasureTags(sections), margin: 2 * longest)
      {
        chunk = makeChunk(byteCount: byteCount, window: chunk.units.window * 4)
        continue
      }
      if granularity == .phrases { chunk.joinPhrases(sections.trie, MeasureTags(sections)) }
      try body(chunk)
      offset = chunk.endOffset
      // What was needed for one long token is not kept for the rest of the text.
      if chunk.units.window > TextUnits.window {
        chunk = makeChunk(byteCount: byteCount, window: TextUnits.window)
      }
    }
  }

  func makeChunk(byteCount: Int, window: Int) -> Chunk {
    Chunk(
      byteCount: byteCount, window: window,
      longestWord: lexicon.sections.meta(.maximumWordLength), method: method,
      hasRules: lexicon.storage.rules != nil)
  }
}
