/// Maps Unicode scalars to the character codes of a lexicon, which are consecutive numbers.
/// Variants of a character, such as 創 and 创, have the same code. So a lookup of the code also
/// normalizes the character.
///
/// The map is divided into pages of 64 scalars. The scalars of a page differ only in the last byte
/// of their UTF-8 form.
struct CharacterMap {
  static let pageCount = 0x110000 / 64
  /// The position of each page in `codes`, counted in pages of 64 codes.
  let index: Table<UInt16>
  let codes: Table<UInt16>

  /// The code of a scalar, or zero if the scalar is not in the lexicon.
  @inline(__always) func code(of scalar: UInt32) -> UInt16 {
    codes[Int(index[Int(scalar >> 6)]) << 6 | Int(scalar & 0x3F)]
  }
}

/// Character codes that are the same in every lexicon. The rules for numbers use them to recognize
/// characters by their codes.
enum ReservedCode {
  /// The first reserved code. Code 0 means "not in the lexicon". Code 1 is not used, because it
  /// would have the same label in the trie as code 0.
  static let first: UInt16 = 2
  /// The characters that have reserved codes, in the order of the constants below. U+FDD0 is not a
  /// character of text. Its code represents a number that is longer than any word, which is stored
  /// as a single character.
  static let scalars: [Unicode.Scalar] =
    Array("0123456789".unicodeScalars) + [Unicode.Scalar(0xFDD0) ?? "0"]
    + Array(
      ("一二三四五六七八九壹贰叁肆伍陆柒捌玖两几数第零〇○十拾廿卅百佰千仟万亿兆"
        + "多余来点分之年刻").unicodeScalars)

  // The codes of characters that may begin a number.
  static let longDigits = first + 10
  static let firstDigit = longDigits + 1
  static let firstCapital = firstDigit + 9
  static let two = firstCapital + 9
  /// The code of 几, which may replace any digit.
  static let several = two + 1
  /// The code of 数, which counts as a digit before a multiplier.
  static let many = several + 1
  static let ordinal = many + 1
  static let firstZero = ordinal + 1
  static let firstMultiplier = firstZero + 3
  static let firstLarge = firstMultiplier + 8
  static let endOfNumerals = firstLarge + 3

  // The codes of characters that may follow a number.
  static let more = endOfNumerals
  static let remainder = more + 1
  static let odd = remainder + 1
  static let point = odd + 1
  static let part = point + 1
  static let of = part + 1
  static let year = of + 1
  static let quarter = year + 1
  static let end = quarter + 1

  /// Whether the tagger treats a character as a numeral. This holds for numerals and for some
  /// characters that often continue a numeral.
  static func isTaggedAsNumeral(_ code: UInt16) -> Bool {
    code >= firstDigit && code <= remainder
  }
}
