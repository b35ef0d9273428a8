/// Numbers of lists, captions and steps with a full stop and no space after it: `1.Python`,
/// `图3.CPU`, `3.1.Git`. The number and the word are separate tokens.
///
/// A list number is the digits at the beginning of a word, followed by a full stop and either two
/// or more letters or one capital: `1.C语言`. Not split are:
///
/// - versions with a letter in place of a digit: `3.x`, `10.X`, `2.xx`;
/// - versions of more than one number, with their name: `4.3.Final`;
/// - host and file names that begin with a number, in lower case: `163.com`, `12306.cn`, `2.jpg`.
enum ListNumber {
  private static let hostsAndFiles = LetterKey.keys(
    """
    com cn net org jpg jpeg png gif bmp pdf doc docx xls xlsx ppt pptx txt csv zip rar mp wav avi mov
    html htm
    """)
  private static let versions = LetterKey.keys("alpha beta rc final release ga snapshot")

  /// Whether the word after digits and a full stop is a separate token.
  ///
  /// - Parameter number: whether the digits already contain a full stop.
  static func isApart(
    wordAt start: Int, behind number: WordScan.DottedNumber, _ reader: UTF8Reader
  ) -> Bool {
    // A long word, or one with an umlaut, is not in the lists.
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
