extension DocumentFrequencies {
  private static let term = "term"
  private static let documents = "documents"

  /// Reads a table of document frequencies: what ``table`` gives, or `idf.tsv` of a dictionary.
  ///
  ///     # documents: 3469
  ///     term	documents
  ///     一带一路	12
  ///
  /// Tab-separated UTF-8, the words in any order, each once. Besides `term` each column is a part of the
  /// corpus, and a line `# COLUMN: N` says of how many documents; the parts are added up.
  ///
  /// - Parameters:
  ///   - bytes: the contents of a file.
  ///   - name: the file's name, for messages.
  /// - Throws: `LexiconError.invalidTable`, which names the file and the line.
  /// - Complexity: O(*n* log *n*) in the number of words.
  public init(table bytes: [UInt8], name: String) throws(LexiconError) {
    let table = try TableFile(bytes, name: name, columns: [Self.term])
    let term = table.column(Self.term)
    let parts = table.columns.indices.filter { $0 != term }
    guard !parts.isEmpty else {
      throw table.fail(1, "no column of document counts beside “\(Self.term)”")
    }
    var totals: [Int] = []
    var documentCount = 0
    for part in parts {
      let column = table.columns[part]
      guard let total = table.properties[column].flatMap({ Int($0) }), total >= 0 else {
        throw table.fail(
          1, "no line “# \(column): ” with the number of documents that were counted")
      }
      totals.append(total)
      let (sum, overflows) = documentCount.addingReportingOverflow(total)
      guard !overflows else { throw table.fail(1, "\(TooManyDocuments())") }
      documentCount = sum
    }
    var found: [(row: Row, line: Int)] = []
    try table.forEachRecord { (line, fields) throws(LexiconError) in
      var count = 0
      for (part, total) in zip(parts, totals) {
        let number = try table.number(fields[part], line, "number of documents")
        guard number <= total else {
          throw table.fail(line, "\(number) documents, and there are only \(total)")
        }
        // Not more than the sum of all documents.
        count += number
      }
      let word = Array(fields[term].utf8)
      guard Self.canHold(word) else { throw table.fail(line, "no word, or one with a line break") }
      found.append((Row(word: word, count: count), line))
    }
    found.sort {
      $0.row.word == $1.row.word
        ? $0.line < $1.line : $0.row.word.lexicographicallyPrecedes($1.row.word)
    }
    for (row, next) in zip(found, found.dropFirst()) where row.row.word == next.row.word {
      let word = String(decoding: next.row.word, as: UTF8.self)
      throw table.fail(next.line, "“\(word)” stands in line \(row.line), too")
    }
    self.init(
      documentCount: documentCount, rows: found.map { $0.row }.filter { $0.count > 0 })
  }

  /// The frequencies as a table in UTF-8, the same bytes for equal frequencies: a line
  /// `# documents: N`, the columns `term` and `documents`, and one line for each word in the order of
  /// their bytes, which is that of Unicode.
  ///
  /// A dictionary folder may hold it as its `idf.tsv`.
  ///
  /// - Complexity: O(*n*) in the number of words.
  public var table: [UInt8] {
    var bytes = Array(
      "# \(Self.documents): \(documentCount)\n\(Self.term)\t\(Self.documents)\n".utf8)
    for row in rows {
      bytes += row.word
      bytes += Array("\t\(row.count)\n".utf8)
    }
    return bytes
  }

  /// Whether the table can hold a word: it has neither escapes nor empty names.
  static func canHold(_ word: [UInt8]) -> Bool {
    !word.isEmpty && !word.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }
}
