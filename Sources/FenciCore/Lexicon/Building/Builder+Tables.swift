#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  extension Lexicon.Builder {
    /// Reads the tables of a dictionary folder. Only `words.tsv` is required. The other tables are
    /// `policy.tsv`, `aliases.tsv`, `folds.tsv`, `readings.tsv`, `idf.tsv`, `keyphrase-words.tsv`,
    /// `keyphrase-weights.tsv`, `gbk.tsv` and `stopwords.txt`. Docs/Dictionaries.md describes all
    /// of them.
    ///
    /// - Throws: `FenciError` with the file. An error in a table also has the line.
    public init(tablesIn folder: String) throws(FenciError) {
      self.init()
      func read(_ name: String, _ columns: [String]) throws(FenciError) -> TableFile {
        let path = folder + "/" + name
        return try TableFile(readFile(path), name: path, columns: columns)
      }
      func readIfPresent(_ name: String, _ columns: [String]) throws(FenciError) -> TableFile? {
        fileExists(folder + "/" + name) ? try read(name, columns) : nil
      }
      if let table = try readIfPresent("folds.tsv", ["from", "to"]) { try insertFolds(table) }
      try insertWords(try read("words.tsv", ["word", "count", "tag"]))
      if let table = try readIfPresent("policy.tsv", ["term", "count"]) {
        try insertPhrases(table)
      }
      if let table = try readIfPresent("aliases.tsv", ["alias", "terms"]) {
        try insertAliases(table)
      }
      if let table = try readIfPresent("readings.tsv", ["character", "readings"]) {
        try insertReadings(table)
      }
      if fileExists(folder + "/idf.tsv") {
        let path = folder + "/idf.tsv"
        setDocuments(try DocumentFrequencies(table: try readFile(path), name: path))
      }
      if let table = try readIfPresent("keyphrase-words.tsv", ["word"]) {
        try insertKeyphraseWords(table)
      }
      if let table = try readIfPresent("keyphrase-weights.tsv", ["feature", "weight"]) {
        try insertWeights(table)
      }
      if let table = try readIfPresent("gbk.tsv", ["bytes", "scalar", "big5"]) {
        try insertGBK(table)
      }
      let stopWords = folder + "/stopwords.txt"
      if fileExists(stopWords) { try insertStopWords(readFile(stopWords), name: stopWords) }
    }

    private mutating func insertFolds(_ table: TableFile) throws(FenciError) {
      let (from, to) = (table.column("from"), table.column("to"))
      try table.forEachRecord { (line, fields) throws(FenciError) in
        fold(try table.scalar(fields[from], line), to: try table.scalar(fields[to], line))
      }
    }

    private mutating func insertWords(_ table: TableFile) throws(FenciError) {
      let (word, count, tag) = (table.column("word"), table.column("count"), table.column("tag"))
      try table.forEachRecord { (line, fields) throws(FenciError) in
        let number = try table.number(fields[count], line, "count")
        try located(table, line) { (builder: inout Self) throws(FenciError) in
          try builder.insert(String(fields[word]), count: number, tag: String(fields[tag]))
        }
      }
    }

    private mutating func insertPhrases(_ table: TableFile) throws(FenciError) {
      let (term, count) = (table.column("term"), table.column("count"))
      // Rejected terms stay in the table, so that nobody judges them again. They are not inserted.
      let verdictColumn = table.columns.firstIndex(of: "verdict")
      try table.forEachRecord { (line, fields) throws(FenciError) in
        let verdict = verdictColumn.map { fields[$0] } ?? "accepted"
        if verdict == "rejected" { return }
        guard verdict == "accepted" else {
          throw table.fail(line, "“\(verdict)” is no verdict; expected accepted or rejected")
        }
        let number = try table.number(fields[count], line, "count")
        try located(table, line) { (builder: inout Self) throws(FenciError) in
          try builder.insert(String(fields[term]), count: number, layer: .phrases)
        }
      }
    }

    private mutating func insertAliases(_ table: TableFile) throws(FenciError) {
      let (alias, terms) = (table.column("alias"), table.column("terms"))
      try table.forEachRecord { (line, fields) throws(FenciError) in
        let names = fields[terms].split(separator: " ").map(String.init)
        try located(table, line) { (builder: inout Self) throws(FenciError) in
          try builder.insertAlias(String(fields[alias]), of: names)
        }
      }
    }

    private mutating func insertReadings(_ table: TableFile) throws(FenciError) {
      let (character, readings) = (table.column("character"), table.column("readings"))
      try table.forEachRecord { (line, fields) throws(FenciError) in
        let scalar = try table.scalar(fields[character], line)
        try located(table, line) { (builder: inout Self) throws(FenciError) in
          try builder.insertReadings(fields[readings].split(separator: " "), of: scalar)
        }
      }
    }

    /// Inserts statistics of words. They say how often terms are next to a word, and how often
    /// terms begin or end with the word. Each of the columns `before`, `behind`, `first` and `last`
    /// holds a level, which is a whole number, or is empty.
    private mutating func insertKeyphraseWords(_ table: TableFile) throws(FenciError) {
      let word = table.column("word")
      let columns = KeyphraseStatistics.Column.allCases.compactMap { column in
        table.columns.firstIndex(of: column.name).map { (column, $0) }
      }
      try table.forEachRecord { (line, fields) throws(FenciError) in
        var levels: [(KeyphraseStatistics.Column, Int)] = []
        for (column, field) in columns where !fields[field].isEmpty {
          guard let level = Int(fields[field]), KeyphraseStatistics.levels.contains(level) else {
            throw table.fail(line, "“\(fields[field])” is no level; expected -4 to 6")
          }
          levels.append((column, level))
        }
        try located(table, line) { (builder: inout Self) throws(FenciError) in
          try builder.changeStatistics(of: String(fields[word])) { statistics in
            for (column, level) in levels { statistics.set(level, in: column) }
          }
        }
      }
    }

    private mutating func insertWeights(_ table: TableFile) throws(FenciError) {
      let (feature, weight) = (table.column("feature"), table.column("weight"))
      try table.forEachRecord { (line, fields) throws(FenciError) in
        guard let value = Double(fields[weight]), value.isFinite else {
          throw table.fail(line, "“\(fields[weight])” is no number; expected a weight")
        }
        try located(table, line) { (builder: inout Self) throws(FenciError) in
          try builder.setWeight(value, of: String(fields[feature]))
        }
      }
    }

    private mutating func insertGBK(_ table: TableFile) throws(FenciError) {
      let (bytes, scalar) = (table.column("bytes"), table.column("scalar"))
      let big5 = table.column("big5")
      gbk = [UInt16](repeating: 0, count: GBKTable.elementCount)
      try table.forEachRecord { (line, fields) throws(FenciError) in
        guard let code = UInt16(fields[bytes], radix: 16), let cell = GBKTable.cell(of: code),
          gbk[cell] == 0
        else {
          throw table.fail(line, "“\(fields[bytes])” is no code of two bytes, or stands twice")
        }
        guard let value = UInt16(fields[scalar], radix: 16), value >= 0x80,
          Unicode.Scalar(value) != nil
        else {
          throw table.fail(line, "“\(fields[scalar])” is no character from 0080 to FFFF")
        }
        gbk[cell] = value
        switch fields[big5] {
        case "0": break
        case "1": gbk[GBKTable.cellCount + cell / 16] |= 1 << UInt16(cell % 16)
        default: throw table.fail(line, "“\(fields[big5])” is neither 0 nor 1")
        }
      }
    }

    private mutating func insertStopWords(_ bytes: [UInt8], name: String) throws(FenciError) {
      let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      let lines = String(decoding: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self)
        .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
        do {
          try insertStopWord(String(line))
        } catch {
          throw .invalidTable(file: name, line: index + 1, problem: error.description)
        }
      }
    }

    /// Calls `body` for an entry of a table. If it throws an error about the entry, the error is
    /// thrown again with the file and the line of the table.
    private mutating func located(
      _ table: TableFile, _ line: Int, _ body: (inout Self) throws(FenciError) -> Void
    ) throws(FenciError) {
      do {
        try body(&self)
      } catch {
        throw table.fail(line, error.description)
      }
    }
  }
#endif
