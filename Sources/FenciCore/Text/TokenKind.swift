/// The kind of a token, by the characters that it consists of.
public enum TokenKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// A word of the lexicon, or a Chinese character that the lexicon does not contain.
  case word
  /// Digits or Chinese numerals: `3.5%`, `２０２３`, `一百七十`.
  case number
  /// A word of Latin, Greek, Cyrillic or other letters, which may contain digits: `COVID-19`. Also
  /// a unit: `mmol/L`.
  case letters
  /// An email address or a URL.
  case address
  /// A punctuation mark, a run of one mark, or an HTML entity: `&nbsp;`.
  case punctuation
  case symbol
  /// Whitespace other than a line break, including invisible characters. Also invisible characters
  /// that follow no other character, such as a byte-order mark.
  case space
  /// LF or CRLF.
  case lineBreak
  /// Bytes that are not valid UTF-8.
  case invalid
}
