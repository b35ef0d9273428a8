package import Fenci

/// Decides how text output shows whitespace inside a token.
///
/// Tokens are separated by one space, so whitespace inside a token is usually omitted, for example
/// the space before the closing bracket of an annotation. If the dictionary has the word with
/// whitespace, as in `GB 50016`, each whitespace character is shown as `mark`.
package struct WordBlanks: Sendable {
  /// U+2423 (open box). It is visible, programs that split at whitespace do not split at it, and it
  /// is rare in text.
  package static let mark = Array("␣".utf8)

  private let lexicon: Lexicon
  /// Whether any word of the lexicon contains whitespace.
  package let mayShow: Bool

  package init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    mayShow = lexicon.hasWhiteSpace
  }

  /// Whether the whitespace of a token is shown as `mark`.
  package func isShown(_ token: some Sequence<UInt8>) -> Bool {
    mayShow && lexicon.contains(String(decoding: Array(token), as: UTF8.self))
  }
}
