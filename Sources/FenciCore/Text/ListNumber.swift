/// Recognizes the numbers of lists, captions and steps that are written without a space before the
/// next word: `1.Python`, `图3.CPU`, `3.1.Git`. The number and the word then become separate tokens.
///
/// The digits at the beginning of a word are a list number if a full stop follows them, and then
/// two or more letters or one capital, as in `1.C语言`. The following words are not split:
///
/// - a version with a letter in place of a digit: `3.x`, `10.X`, `2.xx`;
/// - a version of several numbers with a name after them: `4.3.Final`;
/// - the name of a host or file that begins with a number and has a common suffix in lower case:
///   `163.com`, `12306.cn`, `2.jpg`.
enum ListNumber {
  private static let hostsAndFiles = LetterKey.keys(
    """
    com cn net org jpg jpeg png gif bmp pdf doc docx xls xlsx ppt pptx txt csv zip rar mp wav avi mov
    html htm
    """)
  private static let versions = LetterKey.keys("alpha beta rc final release ga snapshot")

  /// Whether the word after digits and a full stop is a separate token. The result is true for the
  /// word of `1.Python`, and false for the word of `163.com`.
  ///
  /// - Parameters:
  ///   - start: the UTF-8 offset of the word.
  ///   - number: whether the digits before that full stop already contain another one.
  static func isApart(
    wordAt start: Int, behind number: WordScan.DottedNumber, _ reader: UTF8Reader
  ) -> Bool {
    // The word is too long for the lists, or contains a letter that no listed name has.
    guard let (key, end) = reader.letters(at: start) else { return true }
    let lowercased = key.lowercased
    if key.count == 1 {
      let isCapital = key != lowercased && lowercased.packed != UInt64(UInt8(ascii: "x"))
      return isCapital && reader.classified(at: end)?.characterClass != .digit
    }
    if isAllX(lowercased) || hostsAndFiles.contains(key.packed) { return false }
    return number == .single || !versions.contains(lowercased.packed)
  }

  private static func isAllX(_ key: LetterKey) -> Bool {
    (0..<key.count).allSatisfy {
      key.packed >> UInt64(8 * $0) & 0xFF == UInt64(UInt8(ascii: "x"))
    }
  }
}
