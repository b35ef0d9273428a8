/// Maps scalars to the dense codes of a lexicon. Folding is free here: 創 and 创 have one code.
///
/// A page holds the codes of 64 scalars, the scalars that share all UTF-8 bytes but the last.
struct CodeMap {
  static let pageCount = 0x110000 / 64
  /// Entries of `index` are the positions of pages in `codes`, in units of 64 codes.
  let index: Table<UInt16>
  let codes: Table<UInt16>

  /// The code of a scalar; zero when the lexicon does not know it.
  @inline(__always) func code(of scalar: UInt32) -> UInt16 {
    codes[Int(index[Int(scalar >> 6)]) << 6 | Int(scalar & 0x3F)]
  }
}

/// Codes that are the same in every lexicon, so that rules can name characters by code.
enum ReservedCode {
  /// Codes start here; 0 means "not in the lexicon", and 1 would share its trie label with 0.
  static let first: UInt16 = 2
  /// Digits, then Chinese numerals, then what may continue or introduce a number.
  static let scalars: [Unicode.Scalar] = Array("0123456789一二三四五六七八九十百千万亿零〇两几数多余第".unicodeScalars)
  static let firstNumeral = first + 10
  /// 几 may stand where a numeral stands; 数 only before one.
  static let vague = first + 27
  static let severalBefore = first + 28
  static let firstAfter = first + 29
  static let ordinal = first + 31
  static let end = first + 32
}
