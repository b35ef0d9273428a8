extension UserDictionary {
  /// Inserts the words of a file, one per line. Blanks or tabs separate the fields of a line.
  ///
  ///     台积电
  ///     低空物流 500 n
  ///     干饭侠 n 1024
  ///     GB 50016<TAB><TAB>nz
  ///     # a comment
  ///
  /// A line is `word [count] [tag]`, as for jieba, or `word [tag] [count]`, as for HanLP. A count
  /// is a whole number. A tag consists of ASCII letters and digits and begins with a letter.
  ///
  /// If a line has a tab, tabs separate its fields. The word may then contain any other character,
  /// and a field may be empty. Fields after the third are ignored, so they may hold comments.
  ///
  /// If a line does not have a tab, blanks separate its fields, and these rules apply:
  ///
  /// - A word may contain blanks. It must not contain a number after a blank. Such a word needs
  ///   tabs.
  /// - A tag without a count has one to four characters and no capitals, except for tags such as
  ///   `Ng`. It may be longer if the word has neither blanks nor ASCII characters, as in
  ///   `流浪地球 movie`.
  /// - Letters between a word of ASCII characters and a count belong to the word, unless they are a
  ///   common tag of two or more letters. So `a b 4` is the word `a b` with the count 4.
  /// - Commas or semicolons between the fields are an error.
  /// - A word in quotation marks is an error.
  /// - A common tag after a slash is an error, as in `干饭侠/nz`. Words such as `mmol/L` and `元/kg`
  ///   are valid.
  ///
  /// Blank lines, lines that consist of `#`, and lines that begin with `# ` are skipped. The text
  /// is UTF-8 with or without a byte order mark, or UTF-16 with a byte order mark. A line ends at
  /// LF, CRLF or CR.
  ///
  /// - Parameters:
  ///   - bytes: the contents of the file.
  ///   - name: the file's name, for messages.
  /// - Returns: the errors, in the order of the lines. All lines without an error have been
  ///   inserted. ``Lexicon/applying(_:problems:)`` reports whether their characters and tags fit a
  ///   lexicon.
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

  /// Splits a text into lines. The text is UTF-8, unless it begins with a byte order mark of
  /// UTF-16.
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

#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  extension UserDictionary {
    /// Reads the words of a file, in the format that ``insert(linesOf:name:)`` describes.
    ///
    ///     let lexicon = try Lexicon.standard.applying(UserDictionary(contentsOf: "words.txt"))
    ///
    /// - Throws: `FenciError.unreadable`, or `FenciError.invalidTable` with the number of the first
    ///   line that cannot be read. To use the other lines, call ``insert(linesOf:name:)``.
    /// - Complexity: O(*n*) in the size of the file.
    public init(contentsOf path: String) throws(FenciError) {
      let problems = insert(linesOf: try readFile(path), name: path)
      if let problem = problems.first { throw problem }
    }
  }
#endif
