/// The kind of a token, which depends on the characters of the token.
public enum TokenKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// A word of the lexicon, or a Chinese character that is not in the lexicon.
  case word
  /// A number in digits or Chinese numerals, such as `3.5%`, `２０２３` and `一百七十`.
  case number
  /// A word of Latin, Greek, Cyrillic or other letters, which may also contain digits, such as
  /// `COVID-19`. Units of measurement have this kind, too: `mmol/L`.
  case letters
  /// An email address or a URL.
  case address
  /// A punctuation mark, a run of equal marks, or an HTML entity such as `&nbsp;`.
  case punctuation
  case symbol
  /// Whitespace other than a line break. Invisible characters that do not follow another character,
  /// such as a byte-order mark, have this kind, too.
  case space
  /// A line break, which is LF or CRLF.
  case lineBreak
  /// Bytes that are not valid UTF-8.
  case invalid
}
