extension DocumentFrequencies {
  /// Reads a table of document frequencies. ``table`` writes such tables, and a dictionary has one
  /// as its `idf.tsv`.
  ///
  ///     # laws: 3469
  ///     # reports: 31
  ///     term	laws	reports
  ///     一带一路	12	31
  ///
  /// The table is tab-separated UTF-8. The words may be in any order, and each word occurs once.
  /// Each column except `term` is a genre, a kind of documents. A line `# GENRE: N` gives the
  /// number of documents in the genre.
  ///
  /// - Parameters:
  ///   - bytes: the contents of a file.
  ///   - name: the file's name, for messages.
  /// - Throws: `FenciError.invalidTable` with the file and the line.
  /// - Complexity: O(*n*) in the number of bytes if the words are in byte order, otherwise O(*n*
  ///   log *n*). Reading takes about two and a half times the memory of the bytes, including the
  ///   bytes.
  public init(table bytes: [UInt8], name: String) throws(FenciError) {
    var reader = try Self.reader(bytes, name)
    var rows = FrequencyRows(
      byteCount: bytes.count + 1, count: bytes.count { $0 == 0x0A } + 1)
    var hasZeros = false
    while try reader.next() {
      rows.append(reader.term, reader.counts)
      hasZeros = hasZeros || !reader.counts.contains { $0 > 0 }
    }
    if rows.isUnordered, let word = rows.sort() { throw try Self.failure(bytes, name, word) }
    if hasZeros { rows.removeZeros() }
    self.init(reader.genres, rows)
  }

  private static func reader(_ bytes: [UInt8], _ name: String) throws(FenciError)
    -> FrequencyReader
  {
    var rest: [UInt8]? = bytes.isEmpty ? nil : bytes
    return try FrequencyReader(name: name) { () throws(FenciError) in
      defer { rest = nil }
      return rest
    }
  }

  /// Returns the error for a word that occurs twice in a table.
  private static func failure(
    _ bytes: [UInt8], _ name: String, _ word: [UInt8]
  ) throws(FenciError) -> FenciError {
    var reader = try reader(bytes, name)
    var first: Int?
    while try reader.next() {
      guard reader.term.elementsEqual(word) else { continue }
      if let first {
        let word = String(decoding: word, as: UTF8.self)
        return reader.fail(reader.line, "“\(word)” stands in line \(first), too")
      }
      first = reader.line
    }
    return reader.fail(1, "a word stands twice")
  }

  /// The frequencies as a table in UTF-8. Equal frequencies give the same bytes.
  ///
  /// The table begins with a line `# GENRE: N` for each genre. The next line names the columns,
  /// which are `term` and the genres. Then each word has one line. The words are in byte order,
  /// which is Unicode order. The table can be the `idf.tsv` of a dictionary folder.
  ///
  /// - Complexity: O(*n*) in the number of words.
  public var table: [UInt8] { Self.head(genres) + rows.text }

  /// The table in two parts, the first lines and the rows. This avoids a copy of the rows, which
  /// are large.
  package var tableParts: (head: [UInt8], rows: [UInt8]) { (Self.head(genres), rows.text) }

  /// Returns the first lines of a table, which precede the rows. Without genres, the table has one
  /// genre with 0 documents.
  static func head(_ genres: [Genre]) -> [UInt8] {
    let columns =
      genres.isEmpty ? [(Genre.documents, 0)] : genres.map { ($0.name, $0.documentCount) }
    var head = ""
    for (name, count) in columns { head += "# \(name): \(count)\n" }
    head += term
    for (name, _) in columns { head += "\t\(name)" }
    return Array((head + "\n").utf8)
  }

  /// Whether a word can be in a table. The word must not be empty and must not contain tabs or line
  /// breaks, because the format does not have escapes.
  static func canHold(_ word: some Collection<UInt8>) -> Bool {
    !word.isEmpty && !word.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }
}
