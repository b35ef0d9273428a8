/// Forward maximum matching: from left to right, takes the longest word that begins at each
/// boundary. If no word begins there, the token is one character or one pre-token. A pre-token is a
/// sequence that no boundary divides, such as a word of letters or an address.
final class ForwardMatcher: Matcher {
  private let matches: LongestMatches

  init(capacity: Int) { matches = LongestMatches(capacity: capacity) }

  var rule: Explanation.Rule { .longestForward }

  func match(
    _ text: borrowing NormalizedText, _ fixed: inout FixedSpans, _ sections: ImageSections,
    into tokens: inout ChunkTokens
  ) {
    matches.fillAfter(text, fixed, sections.trie, tokens.paths.view)
    tokens.count = ForwardHops(text, matches.after.view, tokens.ends.view).run()
  }
}

/// Backward maximum matching: from right to left, takes the longest word that ends at each
/// boundary. If no word ends there, the token is one character or one pre-token.
final class BackwardMatcher: Matcher {
  private let matches: LongestMatches

  init(capacity: Int) { matches = LongestMatches(capacity: capacity) }

  var rule: Explanation.Rule { .longestBackward }
  var comparesEnds: Bool { true }

  func match(
    _ text: borrowing NormalizedText, _ fixed: inout FixedSpans, _ sections: ImageSections,
    into tokens: inout ChunkTokens
  ) {
    matches.fill(text, fixed, sections.trie, tokens.paths.view)
    tokens.take(matches.before.view, characterCount: text.count)
  }
}
