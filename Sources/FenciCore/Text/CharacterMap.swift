/// Maps scalars to the dense codes of a lexicon. Folding is free here: 創 and 创 have one code.
///
/// A page holds the codes of 64 scalars, the scalars that share all UTF-8 bytes but the last.
struct CharacterMap {
  static let pageCount = 0x110000 / 64
  /// Entries of `index` are the positions of pages in `codes`, in units of 64 codes.
  let index: Table<UInt16>
  let codes: Table<UInt16>

  /// The code of a scalar; zero when the lexicon does not know it.
  @inline(__always) func code(of scalar: UInt32) -> UInt16 {
    codes[Int(index[Int(scalar >> 6)]) << 6 | Int(scalar & 0x3F)]
  }
}

/// Codes that are the same in every lexicon, so that the rules for numbers can name characters by code.
enum ReservedCode {
  /// Codes start here; 0 means "not in the lexicon", and 1 would share its trie label with 0.
  static let first: UInt16 = 2
  /// In the order of the constants below. The noncharacter U+FDD0 has the code of a number in digits
  /// that is one character of a chunk because no word is as long.
  static let scalars: [Unicode.Scalar] =
    Array("0123456789".unicodeScalars) + [Unicode.Scalar(0xFDD0) ?? "0"]
    + Array(
      ("一二三四五六七八九壹贰叁肆伍陆柒捌玖两几数第零〇○十拾廿卅百佰千仟万亿兆"
        + "多余来点分之年刻").unicodeScalars)

  // What may begin a number.
  static let longDigits = first + 10
  static let firstDigit = longDigits + 1
  static let firstCapital = firstDigit + 9
  static let two = firstCapital + 9
  /// 几 may be any digit.
  static let several = two + 1
  /// 数 is a digit before a multiplier.
  static let many = several + 1
  static let ordinal = many + 1
  static let firstZero = ordinal + 1
  static let firstMultiplier = firstZero + 3
  static let firstLarge = firstMultiplier + 8
  static let endOfNumerals = firstLarge + 3

  // What may follow.
  static let more = endOfNumerals
  static let remainder = more + 1
  static let odd = remainder + 1
  static let point = odd + 1
  static let part = point + 1
  static let of = part + 1
  static let year = of + 1
  static let quarter = year + 1
  static let end = quarter + 1

  /// Whether a tagger sees a numeral: one, or a character that often continues one.
  static func isTaggedAsNumeral(_ code: UInt16) -> Bool {
    code >= firstDigit && code <= remainder
  }
}
