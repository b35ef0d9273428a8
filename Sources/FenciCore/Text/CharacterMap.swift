/// Maps scalars to the dense codes of a lexicon. Folding costs nothing: 創 and 创 have one code.
///
/// A page holds the codes of 64 scalars, which share all UTF-8 bytes but the last.
struct CharacterMap {
  static let pageCount = 0x110000 / 64
  /// The position of each page in `codes`, in units of 64 codes.
  let index: Table<UInt16>
  let codes: Table<UInt16>

  /// The code of a scalar; zero if the lexicon does not know it.
  @inline(__always) func code(of scalar: UInt32) -> UInt16 {
    codes[Int(index[Int(scalar >> 6)]) << 6 | Int(scalar & 0x3F)]
  }
}

/// Codes that are the same in every lexicon, so that number rules can name characters by code.
enum ReservedCode {
  /// The first code. 0 means "not in the lexicon", and 1 would share its trie label with 0.
  static let first: UInt16 = 2
  /// The characters in the order of the constants below. The noncharacter U+FDD0 has the code of a
  /// number that is longer than any word and therefore one character of a chunk.
  static let scalars: [Unicode.Scalar] =
    Array("0123456789".unicodeScalars) + [Unicode.Scalar(0xFDD0) ?? "0"]
    + Array(
      ("一二三四五六七八九壹贰叁肆伍陆柒捌玖两几数第零〇○十拾廿卅百佰千仟万亿兆"
        + "多余来点分之年刻").unicodeScalars)

  // Characters that may begin a number.
  static let longDigits = first + 10
  static let firstDigit = longDigits + 1
  static let firstCapital = firstDigit + 9
  static let two = firstCapital + 9
  /// 几, which may replace any digit.
  static let several = two + 1
  /// 数, which is a digit before a multiplier.
  static let many = several + 1
  static let ordinal = many + 1
  static let firstZero = ordinal + 1
  static let firstMultiplier = firstZero + 3
  static let firstLarge = firstMultiplier + 8
  static let endOfNumerals = firstLarge + 3

  // Characters that may follow.
  static let more = endOfNumerals
  static let remainder = more + 1
  static let odd = remainder + 1
  static let point = odd + 1
  static let part = point + 1
  static let of = part + 1
  static let year = of + 1
  static let quarter = year + 1
  static let end = quarter + 1

  /// Whether the tagger treats a character as a numeral: it is one, or often continues one.
  static func isTaggedAsNumeral(_ code: UInt16) -> Bool {
    code >= firstDigit && code <= remainder
  }
}
