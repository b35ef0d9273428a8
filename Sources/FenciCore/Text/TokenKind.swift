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
  /// Any other sign, such as `+`, `→` and an emoji.
  case symbol
  /// Whitespace other than a line break. Invisible characters that do not follow another character,
  /// such as a byte-order mark, have this kind, too.
  case space
  /// A line break, which is LF or CRLF.
  case lineBreak
  /// Bytes that are not valid UTF-8.
  case invalid

  /// The name of the kind, such as `word` and `lineBreak`.
  public var name: String {
    switch self {
    case .word: "word"
    case .number: "number"
    case .letters: "letters"
    case .address: "address"
    case .punctuation: "punctuation"
    case .symbol: "symbol"
    case .space: "space"
    case .lineBreak: "lineBreak"
    case .invalid: "invalid"
    }
  }

  /// Whether tokens of the kind can be read out: words, numbers, letters and addresses, but no
  /// punctuation, symbols and whitespace.
  public var isText: Bool {
    switch self {
    case .word, .number, .letters, .address: true
    case .punctuation, .symbol, .space, .lineBreak, .invalid: false
    }
  }
}
