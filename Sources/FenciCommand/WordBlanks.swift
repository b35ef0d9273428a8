import Fenci

/// How text output shows the white space inside a token.
///
/// One blank separates tokens. So white space that happens to be inside a token, such as a blank before the
/// bracket that closes an annotation, is left out; but where the dictionary has the word with it, `GB 50016`, each
/// character of white space is shown as `mark`.
struct WordBlanks: Sendable {
  /// U+2423, a sign for a blank: no program that splits at white space splits here, no text is likely to have it, and
  /// a reader sees that the word goes on.
  static let mark = Array("␣".utf8)

  private let lexicon: Lexicon
  /// Whether any word has white space.
  let mayShow: Bool

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    mayShow = lexicon.hasWhiteSpace
  }

  /// Whether the white space of a token is shown.
  func isShown(_ token: some Sequence<UInt8>) -> Bool {
    mayShow && lexicon.contains(String(decoding: Array(token), as: UTF8.self))
  }
}
