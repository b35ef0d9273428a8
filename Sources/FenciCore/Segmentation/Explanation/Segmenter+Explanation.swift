extension Segmenter {
  /// Explains the tokens of a text: the result names the rule that decided where each token ends.
  ///
  /// At the granularities `search` and `all`, the result explains the tokens of the granularity
  /// `words`.
  ///
  /// - Complexity: O(*n*) in the length of the text. An explanation takes several times as long as
  ///   segmentation.
  public func explanation(of text: some StringProtocol) -> Explanation {
    explanation(of: text.utf8Bytes)
  }

  /// Explains the tokens of UTF-8 bytes, which need not be valid: the result names the rule that
  /// decided where each token ends.
  ///
  /// At the granularities `search` and `all`, the result explains the tokens of the granularity
  /// `words`.
  ///
  /// - Complexity: O(*n*) in the number of bytes. An explanation takes several times as long as
  ///   segmentation.
  public func explanation(of bytes: some Collection<UInt8>) -> Explanation {
    let bytes = [UInt8](bytes)
    guard granularity.tiles else {
      return Segmenter(lexicon: lexicon, method: method, personalNames: personalNames)
        .explanation(of: bytes)
    }
    let speller = Tokens(source: bytes, lexicon: lexicon, tokens: [])
    var tokens: [Token] = []
    var comparisons: [Explanation.Comparison] = []
    var decisions: [Explanation.Decision] = []
    var chunk = makeChunk(byteCount: bytes.count, window: NormalizedText.window)
    var observer = ExplainedChunk(by: self, speller)
    bytes.withTable { table in
      forEachChunk(
        of: UTF8Reader(bytes: table), .boundariesAndNodes, byteCount: bytes.count, using: &chunk,
        &observer
      ) { chunk, explained in
        let first = tokens.count
        chunk.appendTokens(to: &tokens)
        for (number, token) in tokens[first...].enumerated() {
          decisions.append(
            explained.decision(of: token, chunk.tokens.range(of: number), in: chunk))
        }
        comparisons += explained.comparisons(before: chunk.endOffset)
      }
    }
    return Explanation(
      tokens: Tokens(source: bytes, lexicon: lexicon, tokens: tokens), comparisons: comparisons,
      decisions: decisions)
  }
}
