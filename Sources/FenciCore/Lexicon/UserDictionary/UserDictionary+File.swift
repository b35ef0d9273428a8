extension UserDictionary {
  /// Reads words of the user's own, one a line, with blanks or tabs between the fields.
  ///
  ///     台积电
  ///     低空物流 500 n
  ///     干饭侠 n 1024
  ///     GB 50016<TAB><TAB>nz
  ///     # a comment
  ///
  /// A line is `word [count] [tag]`, as for jieba, or `word [tag] [count]`, as for HanLP. A count is a whole
  /// number; a tag is of ASCII letters and digits and begins with a letter. Alone behind a word, a tag has one
  /// to four characters, no capitals among them, but for tags such as `Ng`.
  ///
  /// Where a line has a tab, tabs separate the fields: the word may contain anything else, a field may be empty,
  /// and fields after the third one are not read, so notes may be there. In a line without tabs a word may have
  /// blanks, too, but no number after one: that needs tabs. A word of ASCII characters keeps what only might be
  /// a tag, `a b 4` is `a b`, unless it is a common one of two letters and more.
  ///
  /// A line separated by commas or semicolons, a word in quotation marks, and `word/nz`, a word with a common tag
  /// after a slash, are errors in lines without a tab; words such as `mmol/L` and `元/kg` are not.
  /// Lines that begin with `# `, and empty ones, are skipped. The text is UTF-8 with or without a byte
  /// order mark, or UTF-16 with one; lines end at LF, CRLF or CR.
  ///
  /// - Parameters:
  ///   - bytes: the contents of the file.
  ///   - name: the file's name, for messages.
  /// - Returns: what is wrong, line by line; the good lines have been taken. Whether a lexicon has room for their
  ///   characters is told when they are applied: ``Lexicon/applying(_:problems:)``.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func insert(linesOf bytes: [UInt8], name: String) -> [FenciError] {
    var problems: [FenciError] = []
    for (index, line) in Self.lines(of: bytes).enumerated() {
      do {
        try insert(line, Line(file: name, number: index + 1))
      } catch {
        problems.append(error)
      }
    }
    return problems
  }

  private mutating func insert(_ text: Substring, _ line: Line) throws(FenciError) {
    if text.unicodeScalars.contains("\u{FFFD}") { throw line.fail("not valid UTF-8") }
    guard text.contains(where: { !$0.isWhitespace }), text != "#", !text.hasPrefix("# ") else {
      return
    }
    let entry: UserWordLine
    do {
      entry = try UserWordLine(text)
    } catch {
      throw line.fail(error.description)
    }
    do {
      try insert(entry.word, count: entry.count, tag: entry.tag, from: line)
    } catch {
      throw line.fail(error.description)
    }
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
