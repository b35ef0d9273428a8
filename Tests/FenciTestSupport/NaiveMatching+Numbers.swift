extension NaiveMatching {
  /// The answer of a method between the spans that rules have fixed, each of which is a token.
  ///
  /// - Parameter method: of the units of each stretch between two spans.
  package static func tokens(
    _ lexicon: NaiveLexicon, _ units: [NaiveUnit], around spans: [Range<Int>],
    _ method: (NaiveMatching) -> [NaiveToken]
  ) -> [NaiveToken] {
    var tokens: [NaiveToken] = []
    var start = 0
    for span in spans + [units.count..<units.count] {
      let stretch = NaiveMatching(lexicon, Array(units[start..<span.lowerBound]))
      for token in start < span.lowerBound ? method(stretch) : [] {
        let range = token.range.lowerBound + start..<token.range.upperBound + start
        tokens.append(NaiveToken(range: range, isWord: token.isWord))
      }
      if !span.isEmpty {
        let key = units[span].map(\.scalar)
        tokens.append(NaiveToken(range: span, isWord: lexicon.words[key] != nil))
      }
      start = span.upperBound
    }
    return tokens
  }
}
