package import Fenci

/// Decides how text output shows whitespace inside a token.
///
/// The output has a space between tokens. Whitespace inside a token is usually omitted, because it
/// would look like the end of the token. An example is a space before the closing bracket of a
/// pinyin annotation. If the dictionary contains a word with whitespace, as in `GB 50016`, each
/// whitespace character of the word is shown as `mark`.
package struct WordBlanks: Sendable {
  /// The character U+2423 (open box) as UTF-8.
  ///
  /// The character is visible and rare in text. Programs that split text at whitespace do not split
  /// at it.
  package static let mark = Array("␣".utf8)

  private let lexicon: Lexicon
  /// Whether any word of the lexicon contains whitespace. If not, whitespace is never shown.
  package let mayShow: Bool

  package init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    mayShow = lexicon.hasWhiteSpace
  }

  /// Returns whether the whitespace of a token is shown as `mark`.
  package func isShown(_ token: some Sequence<UInt8>) -> Bool {
    mayShow && lexicon.contains(String(decoding: Array(token), as: UTF8.self))
  }
}
