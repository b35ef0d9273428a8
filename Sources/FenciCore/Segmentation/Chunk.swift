/// A piece of a text during segmentation: its normalized characters and the tokens found in them.
struct Chunk: ~Copyable {
  var text: NormalizedText
  var tokens: ChunkTokens
  /// The numbers and units that the number rules have fixed before matching.
  var fixedSpans: FixedSpans
  /// The forced words; nil if the user dictionary has no forced words.
  let forced: ForcedSpans?
  /// Finds the ends of tokens. It owns the working memory of the method.
  let matcher: any Matcher
  /// The resulting tokens at the granularities `search` and `all`, whose tokens overlap. At the
  /// other granularities, this stays empty.
  var overlapping = OverlappingTokens()
  let granularity: Segmenter.Granularity

  /// The byte offset in the text at which the next chunk starts.
  var endOffset: Int {
    text.origin + Int(text.starts[tokens.count > 0 ? Int(tokens.ends[tokens.count - 1]) : 0])
  }

  /// The kind of a token. A token with a lexicon entry is a word, unless the number rules have
  /// found a number there.
  @inline(__always) func kind(startingAt start: Int, node: UInt32) -> TokenKind {
    let mark = text.marks[start]
    let isWord = node != 0 && mark & CharacterFlags.isNumber == 0
    return isWord ? .word : CharacterFlags(rawValue: mark).kind
  }

  /// Removes the last tokens of a chunk whose end a word may cross. Later text could change these
  /// tokens. The next chunk starts where the kept tokens end. It finds the removed tokens again,
  /// together with the text after them.
  ///
  /// The new end is a boundary of words and of phrases, so it is the same at every granularity. It
  /// is never near a number, because the number rules look back at the characters before a number.
  ///
  /// - Parameter margin: the least number of characters between the new end and the old one.
  /// - Returns: whether such an end exists. If not, all tokens are kept.
  mutating func dropProvisionalTokens(
    _ trie: Trie, _ measure: NumberUnits, margin: Int
  ) -> Bool {
    let limit = text.count - margin
    var kept = 0
    var token = 0
    while token < tokens.count {
      token = phrase(from: token, start: tokens.start(of: token), trie, measure).last + 1
      let end = Int(tokens.ends[token - 1])
      if end > limit { break }
      if !isNearNumber(token, end) { kept = token }
    }
    if kept > 0 { tokens.count = kept }
    return kept > 0
  }

  /// Whether a boundary is too near to a number to end a chunk. This is so if the token before the
  /// boundary is a number, or if one of the next `NumberRules.reach` characters may be part of a
  /// number.
  ///
  /// - Parameters:
  ///   - token: the index of the token after the boundary.
  ///   - start: the first character of that token.
  private func isNearNumber(_ token: Int, _ start: Int) -> Bool {
    let before = tokens.start(of: token - 1)
    if text.marks[before] & CharacterFlags.kindBits == CharacterFlags(.number).rawValue {
      return true
    }
    for unit in start..<min(start + NumberRules.reach, text.count) {
      if text.codes[unit] &- ReservedCode.first < ReservedCode.end - ReservedCode.first {
        return true
      }
    }
    return false
  }

  /// Removes the last word or phrase of a chunk that has reached its maximum size, because this
  /// word may continue in the next chunk. The only word of a chunk is kept.
  mutating func dropLastToken(_ trie: Trie, _ measure: NumberUnits) {
    var (last, token) = (0, 0)
    while token < tokens.count {
      last = token
      token = phrase(from: token, start: tokens.start(of: token), trie, measure).last + 1
    }
    if last > 0 { tokens.count = last }
  }

  /// - Parameter base: the offset of the decoded bytes in the text that token offsets refer to.
  borrowing func appendTokens(to result: inout [Token], base: Int = 0) {
    guard granularity.tiles else { return appendOverlapping(to: &result, base: base) }
    let origin = base + text.origin
    var start = 0
    for token in 0..<tokens.count {
      let (end, node) = (Int(tokens.ends[token]), tokens.nodes[token])
      result.append(
        Token(
          start: origin + Int(text.starts[start]), end: origin + Int(text.starts[end]),
          node: node, kind: kind(startingAt: start, node: node)))
      start = end
    }
  }

  /// Writes the end of each token to `result`, if there is memory for it, and counts the tokens.
  borrowing func writeEnds(to result: Scratch<Int>.View?, counting count: inout Int) {
    if let result { writeEnds(to: result, from: count) }
    count += resultCount
  }

  /// Writes the byte offset at which each token ends, from index `first` of `result` on. The ends
  /// that exceed the capacity of `result` are left out.
  borrowing func writeEnds(to result: Scratch<Int>.View, from first: Int) {
    guard granularity.tiles else { return writeOverlappingEnds(to: result, from: first) }
    let (origin, starts, ends) = (text.origin, text.starts.view, tokens.ends.view)
    for token in 0..<max(0, min(tokens.count, result.capacity - first)) {
      result[first &+ token] = origin &+ Int(starts[Int(ends[token])])
    }
  }

  /// - Parameter base: the offset of the decoded bytes in the text that token offsets refer to.
  borrowing func appendEnds(to result: inout [Int], base: Int = 0) {
    guard granularity.tiles else { return appendOverlappingEnds(to: &result, base: base) }
    let (origin, starts, ends) = (base + text.origin, text.starts.view, tokens.ends.view)
    result.append(count: tokens.count, 0) { origin &+ Int(starts[Int(ends[$0])]) }
  }
}
