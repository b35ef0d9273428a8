/// Numbers of lists, captions and steps with a full stop and no blank behind it: `1.Python`, `图3.CPU`,
/// `3.1.Git`. Such a number is apart from the word.
///
/// It is the digits that begin a word, a full stop, and two or more letters or one capital: `1.C语言`.
/// These stay whole:
///
/// - versions with a letter for a digit: `3.x`, `10.X`, `2.xx`;
/// - versions of more than one number with their name: `4.3.Final`;
/// - names of hosts and files that are a number: `163.com`, `12306.cn`, `2.jpg`, in lower case.
enum ListNumber {
  private static let hostsAndFiles = LetterKey.keys(
    """
    com cn net org jpg jpeg png gif bmp pdf doc docx xls xlsx ppt pptx txt csv zip rar mp wav avi mov
    html htm
    """)
  private static let versions = LetterKey.keys("alpha beta rc final release ga snapshot")

  /// Whether the word behind digits and a full stop is apart from them.
  ///
  /// - Parameter number: what kind of number the digits are.
  static func isApart(
    wordAt start: Int, behind number: WordScan.DottedNumber, _ reader: UTF8Reader
  ) -> Bool {
    // A long word is none of the names, and neither is one with an umlaut.
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
