package import FenciCore

extension Segmenter {
  /// The spellings of all tokens but white space, so also those of punctuation marks.
  package func visiblePieces(in text: String) -> [String] {
    let tokens = tokens(in: text)
    return tokens.filter { $0.kind != .space && $0.kind != .lineBreak }
      .map { tokens.surface(of: $0) }
  }
}
