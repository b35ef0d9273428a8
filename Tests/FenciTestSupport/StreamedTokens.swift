package import FenciCore

/// What stays of tokens when their collection is gone: their places, kinds, texts and words.
package struct StreamedTokens: Equatable {
  package private(set) var tokens: [Token] = []
  package private(set) var texts: [String] = []
  package private(set) var words: [String] = []

  package init() {}

  package mutating func append(_ stretch: Tokens) {
    for token in stretch {
      tokens.append(token)
      texts.append(stretch.surface(of: token))
      words.append(stretch.normalizedForm(of: token))
    }
  }
}

extension Segmenter {
  /// The tokens of a whole text.
  package func whole(_ bytes: [UInt8]) -> StreamedTokens {
    var found = StreamedTokens()
    found.append(tokens(in: bytes))
    return found
  }
}
