/// Segments a chunk of a text again, step by step, and records the effect of each step. “By
/// character” means that the index of an element is the index of a character in the chunk.
struct ExplainedChunk: ~Copyable {
  private let segmenter: Segmenter
  private let sections: ImageSections
  private let speller: Tokens
  private let chunk: Chunk
  /// By character: whether it belongs to a forced word, which is a user word that is fixed before
  /// matching.
  private let isFixed: [Bool]
  /// By character: the kind of the number or unit that the number rules have fixed there; nil
  /// elsewhere.
  private let fixedKinds: [FixedSpans.Kind?]
  /// By character: whether a word begins or ends before it.
  private let isWordBoundary: [Bool]
  private let comparisons: [Explanation.Comparison]
  /// By character: the index in `comparisons` of the comparison whose span contains it.
  private let comparisonNumbers: [Int?]

  /// Segments a known chunk again.
  ///
  /// - Parameters:
  ///   - known: the chunk with its final tokens.
  ///   - decoder: the normalizer of the text that contains the chunk.
  ///   - speller: the text and the lexicon, which provide the spellings of words.
  init(
    _ known: borrowing Chunk, of decoder: Normalizer, byteCount: Int, by segmenter: Segmenter,
    _ speller: Tokens
  ) {
    let sections = segmenter.lexicon.sections
    var chunk = segmenter.makeChunk(byteCount: byteCount, window: known.units.window)
    decoder.fill(&chunk.units, from: known.units.origin)
    let units = 0..<chunk.units.count
    let codes = units.map { chunk.units.codes[$0] }
    _ = segmenter.match(&chunk, sections)
    // Fixing a forced word has set the codes of its characters to 0.
    var isFixed = units.map { codes[$0] != chunk.units.codes[$0] }
    var kinds = [FixedSpans.Kind?](repeating: nil, count: units.count)
    chunk.fixedSpans.forEach { span, kind in
      for unit in span {
        isFixed[unit] = false
        kinds[unit] = kind
      }
    }
    (self.isFixed, fixedKinds) = (isFixed, kinds)
    var numbers = [Int?](repeating: nil, count: units.count)
    comparisons = chunk.comparisons(by: segmenter.method, sections, numbers: &numbers)
    comparisonNumbers = numbers
    chunk.restoreNumbers()
    isWordBoundary = chunk.boundaries()
    self.chunk = chunk
    self.segmenter = segmenter
    self.sections = sections
    self.speller = speller
  }

  /// The comparisons that begin before a byte offset. The next chunk makes the later ones again.
  func comparisons(before end: Int) -> [Explanation.Comparison] {
    comparisons.filter { $0.range.lowerBound < end }
  }

  /// The decision that led to a token.
  ///
  /// - Parameter units: the characters of the token.
  func decision(of token: Token, _ units: Range<Int>) -> Explanation.Decision {
    let parts = chunk.parts(of: units, at: isWordBoundary)
    if parts.count > 1 {
      return Explanation.Decision(
        token: token, rule: token.isKnown ? .joinedPhrase : .numberWithUnit,
        candidates: candidates(from: units.lowerBound), comparison: nil, parts: parts)
    }
    let fixedKind = fixedKinds[units.lowerBound]
    if fixedKind != nil || isFixed[units.lowerBound] {
      let rule =
        switch fixedKind {
        case nil: Explanation.Rule.userWord
        case .unit: Explanation.Rule.unit
        default: Explanation.Rule.number
        }
      let word = token.isKnown ? [candidate(token.node, units, .words)] : []
      return Explanation.Decision(
        token: token, rule: rule, candidates: word, comparison: nil, parts: [])
    }
    if let number = comparisonNumbers[units.lowerBound] {
      return Explanation.Decision(
        token: token, rule: comparisons[number].rule,
        candidates: candidates(from: units.lowerBound), comparison: comparisons[number], parts: [])
    }
    let candidates =
      segmenter.method == .backward
      ? candidates(to: units.upperBound) : candidates(from: units.lowerBound)
    return Explanation.Decision(
      token: token, rule: rule(for: token, candidates), candidates: candidates, comparison: nil,
      parts: [])
  }

  /// The rule for a token that was decided by neither a comparison nor a fixed span.
  private func rule(
    for token: Token, _ candidates: [Explanation.Candidate]
  ) -> Explanation.Rule {
    if segmenter.method.purpose == .boundaries, token.kind == .word || token.kind == .number {
      return .trainedModel
    }
    let count = candidates.count { $0.layer == .words }
    guard token.isKnown || count > 0 else { return Explanation.Rule(form: token.kind) }
    if token.isKnown, count == 1 { return .onlyCandidate }
    return switch segmenter.method {
    case .forward: .longestForward
    case .backward: .longestBackward
    case .bidirectional: .directionsAgree
    case .mmseg: .bestOfThreeWords
    case .probability: .mostProbable
    case .trained: .trainedModel
    }
  }

  // MARK: Candidates

  /// The words of the lexicon that begin at a character, longest first. At the granularity
  /// `phrases`, the result includes the phrases of several words that begin there.
  private func candidates(from start: Int) -> [Explanation.Candidate] {
    var found: [Explanation.Candidate] = []
    forEachEntry(from: start) { node, end, flags in
      if flags & NodeFlags.isWord != 0, chunk.units.mayEnd(at: end) {
        found.append(candidate(node, start..<end, .words))
      }
      if flags & NodeFlags.isPhrase != 0, segmenter.granularity == .phrases,
        isWordBoundary[end], isWordBoundary[start + 1..<end].contains(true)
      {
        found.append(candidate(node, start..<end, .phrases))
      }
    }
    return found.reversed()
  }

  /// The words of the lexicon that end at a character, longest first.
  private func candidates(to end: Int) -> [Explanation.Candidate] {
    let longest = sections.meta(.maximumWordLength)
    var found: [Explanation.Candidate] = []
    for start in max(end - longest, 0)..<end where chunk.units.mayEnd(at: start) {
      forEachEntry(from: start) { node, last, flags in
        if last == end, flags & NodeFlags.isWord != 0 {
          found.append(candidate(node, start..<end, .words))
        }
      }
    }
    return found
  }

  private func forEachEntry(
    from start: Int, _ body: (_ node: UInt32, _ end: Int, _ flags: UInt16) -> Void
  ) {
    var cursor = TrieCursor(sections.trie)
    var unit = start
    while unit < chunk.units.count, chunk.units.codes[unit] != 0,
      cursor.descend(over: chunk.units.codes[unit])
    {
      unit += 1
      body(cursor.node, unit, cursor.flags)
    }
  }

  private func candidate(
    _ node: UInt32, _ units: Range<Int>, _ layer: Lexicon.Layer
  ) -> Explanation.Candidate {
    let range = chunk.bytes(units)
    let token = Token(start: range.lowerBound, end: range.upperBound, node: node, kind: .word)
    return Explanation.Candidate(
      range: range, word: speller.normalizedForm(of: token),
      cost: FixedPointLogarithm.nats(Int(sections.cost[Int(node)])), layer: layer)
  }
}
