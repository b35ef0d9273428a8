/// Records the steps of the segmentation of a chunk, and explains its tokens from them. “By
/// character” means that the index of an element is the index of a character in the chunk.
struct ExplainedChunk: ChunkObserver {
  private let segmenter: Segmenter
  private let speller: Tokens
  /// By character: the kind of the number or unit that the number rules have fixed there; nil
  /// elsewhere.
  private var fixedKinds: [FixedSpans.Kind?] = []
  /// By character: whether a word begins or ends before it. The last element is for the end of the
  /// chunk.
  private var isWordBoundary: [Bool] = []
  private var comparisons: [Explanation.Comparison] = []

  /// - Parameter speller: the text and the lexicon, which provide the spellings of words.
  init(by segmenter: Segmenter, _ speller: Tokens) {
    (self.segmenter, self.speller) = (segmenter, speller)
  }

  mutating func didMatch(_ chunk: borrowing Chunk, _ sections: ImageSections) {
    var kinds = [FixedSpans.Kind?](repeating: nil, count: chunk.text.count)
    chunk.fixedSpans.forEach { span, kind in
      for character in span { kinds[character] = kind }
    }
    fixedKinds = kinds
    comparisons = chunk.matcher.comparisons(in: chunk.text, sections)
  }

  mutating func didJoinNumbers(_ chunk: borrowing Chunk) {
    isWordBoundary = [Bool](repeating: false, count: chunk.text.count + 1)
    isWordBoundary[0] = true
    for token in 0..<chunk.tokens.count { isWordBoundary[Int(chunk.tokens.ends[token])] = true }
  }

  /// The comparisons that begin before a byte offset. The next chunk makes the later ones again.
  func comparisons(before end: Int) -> [Explanation.Comparison] {
    comparisons.filter { $0.utf8Range.lowerBound < end }
  }

  /// The decision that led to a token.
  ///
  /// - Parameter characters: the characters of the token.
  func decision(
    of token: Token, _ characters: Range<Int>, in chunk: borrowing Chunk
  ) -> Explanation.Decision {
    let parts = parts(of: characters, in: chunk)
    if parts.count > 1 {
      return Explanation.Decision(
        token: token, rule: token.isKnown ? .joinedPhrase : .numberWithUnit,
        candidates: candidates(from: characters.lowerBound, in: chunk), comparison: nil,
        parts: parts)
    }
    let fixedKind = fixedKinds[characters.lowerBound]
    if fixedKind != nil || chunk.forced?.begins(at: characters.lowerBound) == true {
      let rule =
        switch fixedKind {
        case nil: Explanation.Rule.userWord
        case .unit: Explanation.Rule.unit
        default: Explanation.Rule.number
        }
      let word = token.isKnown ? [candidate(token.node, characters, .words, in: chunk)] : []
      return Explanation.Decision(
        token: token, rule: rule, candidates: word, comparison: nil, parts: [])
    }
    if let comparison = comparison(at: token.start) {
      return Explanation.Decision(
        token: token, rule: comparison.rule,
        candidates: candidates(from: characters.lowerBound, in: chunk), comparison: comparison,
        parts: [])
    }
    let candidates =
      chunk.matcher.comparesEnds
      ? candidates(to: characters.upperBound, in: chunk)
      : candidates(from: characters.lowerBound, in: chunk)
    return Explanation.Decision(
      token: token, rule: rule(for: token, candidates, chunk.matcher), candidates: candidates,
      comparison: nil,
      parts: [])
  }

  /// The comparison of the span that contains a byte offset.
  private func comparison(at offset: Int) -> Explanation.Comparison? {
    let next = comparisons.indices.partitioningIndex {
      comparisons[$0].utf8Range.lowerBound > offset
    }
    guard next > 0, comparisons[next - 1].utf8Range.contains(offset) else { return nil }
    return comparisons[next - 1]
  }

  /// Divides a range of characters at the word boundaries inside it, and returns the parts as
  /// ranges of bytes.
  private func parts(of range: Range<Int>, in chunk: borrowing Chunk) -> [Range<Int>] {
    let ends = (range.lowerBound + 1..<range.upperBound).filter { isWordBoundary[$0] }
    return chunk.text.byteRanges(endingAt: ends + [range.upperBound], from: range.lowerBound)
  }

  /// The rule for a token that was decided by neither a comparison nor a fixed span.
  private func rule(
    for token: Token, _ candidates: [Explanation.Candidate], _ matcher: any Matcher
  ) -> Explanation.Rule {
    if segmenter.method.model != nil, token.kind == .word || token.kind == .number {
      return .trainedModel
    }
    let count = candidates.count { $0.layer == .words }
    guard token.isKnown || count > 0 else { return Explanation.Rule(form: token.kind) }
    if token.isKnown, count == 1 { return .onlyCandidate }
    return matcher.rule
  }

  // MARK: Candidates

  /// The words of the lexicon that begin at a character, longest first. At the granularity
  /// `phrases`, the result includes the phrases of several words that begin there.
  private func candidates(
    from start: Int, in chunk: borrowing Chunk
  ) -> [Explanation.Candidate] {
    var found: [Explanation.Candidate] = []
    forEachEntry(from: start, in: chunk) { node, end, flags in
      if flags & NodeFlags.isWord != 0, chunk.text.mayEnd(at: end) {
        found.append(candidate(node, start..<end, .words, in: chunk))
      }
      if flags & NodeFlags.isPhrase != 0, segmenter.granularity == .phrases,
        isWordBoundary[end], isWordBoundary[start + 1..<end].contains(true)
      {
        found.append(candidate(node, start..<end, .phrases, in: chunk))
      }
    }
    return found.reversed()
  }

  /// The words of the lexicon that end at a character, longest first.
  private func candidates(
    to end: Int, in chunk: borrowing Chunk
  ) -> [Explanation.Candidate] {
    let longest = segmenter.lexicon.sections.meta(.maximumWordLength)
    var found: [Explanation.Candidate] = []
    for start in max(end - longest, 0)..<end where chunk.text.mayEnd(at: start) {
      forEachEntry(from: start, in: chunk) { node, last, flags in
        if last == end, flags & NodeFlags.isWord != 0 {
          found.append(candidate(node, start..<end, .words, in: chunk))
        }
      }
    }
    return found
  }

  private func forEachEntry(
    from start: Int, in chunk: borrowing Chunk,
    _ body: (_ node: UInt32, _ end: Int, _ flags: UInt16) -> Void
  ) {
    var cursor = TrieCursor(segmenter.lexicon.sections.trie)
    var unit = start
    while unit < chunk.text.count, chunk.text.codes[unit] != 0,
      cursor.descend(over: chunk.text.codes[unit])
    {
      unit += 1
      body(cursor.node, unit, cursor.flags)
    }
  }

  private func candidate(
    _ node: UInt32, _ characters: Range<Int>, _ layer: Lexicon.Layer,
    in chunk: borrowing Chunk
  ) -> Explanation.Candidate {
    let range = chunk.text.byteRange(characters)
    let token = Token(start: range.lowerBound, end: range.upperBound, node: node, kind: .word)
    return Explanation.Candidate(
      utf8Range: range, word: speller.normalizedForm(of: token),
      cost: FixedPointLogarithm.nats(Int(segmenter.lexicon.sections.cost[Int(node)])), layer: layer)
  }
}
