/// Every character, number and pre-token is a token. A toy, to show what a new method needs.
final class SingleCharactersMatcher: Matcher {
  var rule: Explanation.Rule { .onlyCandidate }

  func match(
    _ text: borrowing NormalizedText, _ fixed: inout FixedSpans, _ sections: ImageSections,
    into tokens: inout ChunkTokens
  ) {
    tokens.count = 0
    var start = 0
    while start < text.count {
      start = text.boundary(after: start)
      tokens.ends[tokens.count] = UInt32(start)
      tokens.count += 1
    }
  }
}
