/// What a token is made of.
public enum TokenKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// A word of the lexicon, or a Chinese character that it does not know.
  case word
  /// Digits or Chinese numerals: `3.5%`, `２０２３`, `一百七十`.
  case number
  /// A word of Latin, Greek, Cyrillic or other letters, also with digits: `COVID-19`; a unit: `mmol/L`.
  case letters
  /// A mail address or a URL.
  case address
  /// A mark of punctuation, a run of one mark, an HTML entity: `&nbsp;`.
  case punctuation
  case symbol
  /// White space other than a line break, with invisible characters in it; also such characters that
  /// follow nothing, as a byte-order mark.
  case space
  /// LF or CRLF.
  case lineBreak
  /// Bytes that are not valid UTF-8.
  case invalid
}
