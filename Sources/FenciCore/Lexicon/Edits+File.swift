extension Lexicon.Edits {
  /// Reads words of the user's own, one a line, in jieba's format or tab-separated.
  ///
  ///     台积电
  ///     低空物流 500 n
  ///     Louis Vuitton<TAB>20<TAB>nz
  ///     # a comment
  ///
  /// A line is `word [count] [tag]`: a count is a whole number, a tag one to four lower-case Latin
  /// letters. Where a line has a tab, tabs separate the fields, the word may contain anything else, and
  /// fields behind the tag are not read: notes may stand there.
  /// Lines that begin with `# `, and empty ones, are skipped. The text is UTF-8 with or without a byte
  /// order mark, or UTF-16 with one; lines end at LF, CRLF or CR.
  ///
  /// - Parameters:
  ///   - bytes: the contents of the file.
  ///   - name: the file's name, for messages.
  /// - Returns: what is wrong, line by line; the good lines have been taken.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func insert(linesOf bytes: [UInt8], name: String) -> [LexiconError] {
    var problems: [LexiconError] = []
    for (index, line) in Self.lines(of: bytes).enumerated() {
      do {
        try insert(line: line, number: index + 1, name)
      } catch {
        problems.append(error)
      }
    }
    return problems
  }

  private mutating func insert(
    line: Substring, number: Int, _ name: String
  ) throws(LexiconError) {
    func fail(_ problem: String) -> LexiconError {
      .invalidTable(file: name, line: number, problem: problem)
    }
    if line.unicodeScalars.contains("\u{FFFD}") { throw fail("not valid UTF-8") }
    guard line.contains(where: { !$0.isWhitespace }), line != "#", !line.hasPrefix("# ") else {
      return
    }
    let (word, countText, tag) = line.contains("\t") ? Self.tabbed(line) : Self.spaced(line)
    var count: Int?
    if !countText.isEmpty {
      guard let value = Int(countText), value >= 0 else {
        throw fail("“\(countText)” is no count; expected word, count, tag")
      }
      count = value
    }
    do {
      try insert(word, count: count, tag: tag)
    } catch {
      throw fail(error.description)
    }
  }

  private static func tabbed(_ line: Substring) -> (word: String, count: String, tag: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " })
    }
    return (fields[0], fields.count > 1 ? fields[1] : "", fields.count > 2 ? fields[2] : "")
  }

  private static func spaced(_ line: Substring) -> (word: String, count: String, tag: String) {
    var fields = line.split(whereSeparator: { $0 == " " || $0 == "\u{3000}" })
    var (count, tag) = ("", "")
    if fields.count > 1, let last = fields.last, isTag(last) { tag = String(fields.removeLast()) }
    if fields.count > 1, let last = fields.last, last.allSatisfy({ $0.isASCII && $0.isNumber }) {
      count = String(fields.removeLast())
    }
    guard let first = fields.first, let last = fields.last else { return ("", count, tag) }
    // A word may have blanks inside: Edu Trust认证.
    return (String(line[first.startIndex..<last.endIndex]), count, tag)
  }

  private static func isTag(_ field: Substring) -> Bool {
    field.utf8.count <= 4 && field.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
  }

  /// The lines of a text in UTF-8 or, with a byte order mark, UTF-16.
  private static func lines(of bytes: [UInt8]) -> [Substring] {
    let text: String
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE): text = utf16(bytes.dropFirst(2)) { UInt16($0) | UInt16($1) << 8 }
    case (0xFE, 0xFF): text = utf16(bytes.dropFirst(2)) { UInt16($0) << 8 | UInt16($1) }
    default:
      let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      text = String(decoding: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self)
    }
    return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16
  ) -> String {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
      unit(bytes[$0], bytes[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }
}
