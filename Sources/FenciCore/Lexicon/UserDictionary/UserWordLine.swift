/// One parsed line of a file of user words. For example, the line `干饭侠 n 1024` has the word 干饭侠,
/// the tag `n` and the count 1024. `UserDictionary.insert(linesOf:name:)` describes the format.
struct UserWordLine: Equatable {
  var word = ""
  var count: Int?
  var tag = ""

  /// Says why a line is invalid and how to fix it.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  init() {}

  /// - Throws: `Problem` if the line is not a word with an optional count and an optional tag.
  init(_ line: Substring) throws(Problem) {
    if line.unicodeScalars.contains("\t") {
      try read(tabbed: line)
    } else {
      try read(spaced: line)
    }
  }

  // MARK: Tabs

  private mutating func read(tabbed line: Substring) throws(Problem) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.trimmed)
    word = String(fields[0])
    var (second, third) = (fields.count > 1 ? fields[1] : "", fields.count > 2 ? fields[2] : "")
    // HanLP's format has the tag first and the count second. Either of them may be missing.
    if Self.isTag(second) && (third.isEmpty || Self.isCount(third))
      || second.isEmpty && Self.isCount(third)
    {
      (second, third) = (third, second)
    }
    if !second.isEmpty { count = try Self.count(second) }
    guard third.isEmpty || Self.isTag(third) else {
      throw Problem(
        description: "“\(Self.shown(third))” is no tag: ASCII letters and digits, a letter "
          + "first; expected word, count, tag")
    }
    tag = String(third)
  }

  /// Returns a field without leading and trailing blanks.
  private static func trimmed(_ field: Substring) -> Substring {
    var field = field.drop(while: isBlank)
    while let last = field.last, isBlank(last) { field.removeLast() }
    return field
  }

  // MARK: Blanks

  private mutating func read(spaced line: Substring) throws(Problem) {
    if Self.isSeparatedBySigns(line) {
      throw Problem(
        description: "separated by commas or semicolons; expected word, count, tag with blanks or "
          + "tabs between (a word that contains such signs takes a tab after it)")
    }
    var fields = line.split(whereSeparator: Self.isBlank)
    if let (count, tag, number) = Self.end(of: fields) {
      fields.removeLast(number)
      if !count.isEmpty { self.count = try Self.count(count) }
      self.tag = String(tag)
    }
    guard let first = fields.first, let last = fields.last else { return }
    for field in fields.dropFirst() where Self.looksLikeNumber(field) {
      throw Problem(
        description: "“\(Self.shown(field))” is no count: a whole number that only a tag "
          + "may follow; expected word, count, tag (a word with a number after a blank takes tabs "
          + "between the fields)")
    }
    // Blanks between the remaining fields belong to the word, as in Edu Trust认证.
    word = String(line[first.startIndex..<last.endIndex])
    try checkSigns()
  }

  /// Returns the count and the tag at the end of a line, and the number of fields that they take.
  /// If only one of them is found, the other is empty. The result is nil if the line has neither.
  private static func end(
    of fields: [Substring]
  ) -> (count: Substring, tag: Substring, number: Int)? {
    guard fields.count > 1, let last = fields.last else { return nil }
    let earlier = fields[fields.count - 2]
    if fields.count > 2, isCount(earlier), isTag(last) { return (earlier, last, 2) }
    if fields.count > 2, isCount(last), isTag(earlier) {
      // After a word of ASCII characters, the letters before the count may just as well belong to
      // the word. Then only a common tag is taken as a tag.
      let isCertain = !fields.dropLast(2).allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
      if isCertain || commonTags.contains(String(earlier)) { return (last, earlier, 2) }
    }
    if isCount(last) { return (last, "", 1) }
    // A long tag may be part of the word. This is unlikely if the word does not have ASCII
    // characters, as in 流浪地球 movie.
    let isLongTag =
      fields.count == 2 && isLowercaseTag(last) && earlier.utf8.allSatisfy { $0 >= 0x80 }
    return isShortTag(last) || isLongTag ? ("", last, 1) : nil
  }

  /// Throws if the word is in quotation marks or ends with a slash and a tag.
  private func checkSigns() throws(Problem) {
    if word.utf8.count > 1, word.utf8.first == 0x22, word.utf8.last == 0x22 {
      throw Problem(
        description: "quotation marks would be a part of the word; leave them out (a word that has "
          + "them takes a tab after it)")
    }
    guard let slash = word.utf8.lastIndex(of: 0x2F), slash != word.startIndex else { return }
    let tail = word[word.utf8.index(after: slash)...]
    let hasOther = !word[..<slash].utf8.allSatisfy { $0 < 0x80 }
    guard Self.commonTags.contains(String(tail)) || hasOther && ["n", "v", "i", "j"].contains(tail)
    else { return }
    let other = Self.shown(word[..<slash])
    throw Problem(
      description: "“/\(tail)” would be a part of the word; write “\(other) \(tail)” "
        + "(a word that ends so takes a tab after it)")
  }

  /// Whether commas, semicolons or similar signs separate the fields of a line, as in 低空物流,500,n.
  private static func isSeparatedBySigns(_ line: Substring) -> Bool {
    for sign: Character in [",", ";", "|", "，", "；", "："] where line.contains(sign) {
      let fields = line.split(separator: sign, omittingEmptySubsequences: false).map(trimmed)
      guard fields.count == 2 || fields.count == 3, let first = fields.first, !first.isEmpty else {
        continue
      }
      let others = fields.dropFirst()
      let isWord = first.utf8.first == 0x22 || !first.utf8.allSatisfy { $0 < 0x80 }
      if isWord, others.allSatisfy({ $0.isEmpty || isCount($0) || isShortTag($0) }) { return true }
      if others.count == 2, others.contains(where: isCount), others.contains(where: isTag) {
        return true
      }
    }
    return false
  }

  // MARK: Fields

  private static func shown(_ field: Substring) -> String { FenciError.shortened(field) }

  /// Tags with two or more letters that jieba, HanLP and Peking University use. Tags that are also
  /// symbols of units of measurement are left out.
  private static let commonTags: Set<String> = [
    "nr", "nr1", "nr2", "nrj", "nrf", "nrt", "nrfg", "ns", "nsf", "nt", "nz", "nx", "nl",
    "vn", "vd", "vi", "vl", "vx", "vshi", "vyou", "ad", "an", "al",
  ]

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\u{3000}"
  }

  private static func isCount(_ field: Substring) -> Bool {
    !field.isEmpty && field.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private static func count(_ field: Substring) throws(Problem) -> Int {
    guard isCount(field) else {
      throw Problem(
        description: "“\(shown(field))” is no count: a whole number, 0 or more; "
          + "expected word, count, tag")
    }
    guard let count = Int(field) else {
      throw Problem(description: "the count “\(shown(field))” is above \(Int.max), the largest one")
    }
    return count
  }

  private static func isTag(_ field: Substring) -> Bool {
    guard let first = field.utf8.first, isLetter(first) else { return false }
    return field.utf8.allSatisfy { isLetter($0) || 0x30...0x39 ~= $0 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

  /// Whether a field is a tag even without a count. Such a tag has at most four characters and no
  /// capitals, as in `nz` or `nr1`, or is a capital and `g`, as in `Ng`.
  private static func isShortTag(_ field: Substring) -> Bool {
    guard isTag(field), field.utf8.count <= 4 else { return false }
    let isPart = field.utf8.count == 2 && field.utf8.last == UInt8(ascii: "g")
    return isPart || field.utf8.allSatisfy { $0 < 0x41 || $0 > 0x5A }
  }

  private static func isLowercaseTag(_ field: Substring) -> Bool {
    isTag(field) && field.utf8.allSatisfy { $0 < 0x41 || $0 > 0x5A }
  }

  /// Whether a field is a whole or decimal number. The number may have a sign, and its digits may
  /// be ASCII or full-width.
  private static func looksLikeNumber(_ field: Substring) -> Bool {
    func isDigit(_ scalar: Unicode.Scalar) -> Bool {
      0x30...0x39 ~= scalar.value || 0xFF10...0xFF19 ~= scalar.value
    }
    var scalars = field.unicodeScalars[...]
    if let first = scalars.first, ["+", "-", "−", "－"].contains(first) { scalars.removeFirst() }
    guard let first = scalars.first, let last = scalars.last, isDigit(first), isDigit(last) else {
      return false
    }
    let signs: [Unicode.Scalar] = [".", ",", "e", "E", "+", "-"]
    let isPlain = scalars.allSatisfy { isDigit($0) || $0 == "." || $0 == "," }
    // A number with an exponent may contain signs, as in 1e5. Otherwise a sign means that the field
    // is not a number, as in 19-9.
    let hasExponent = scalars.contains("e") || scalars.contains("E")
    return isPlain || hasExponent && scalars.allSatisfy { isDigit($0) || signs.contains($0) }
  }
}
