@testable import FenciCore
import FenciTestSupport
import Testing

/// A dictionary folder becomes a lexicon; an error names the file and the line.
struct BuilderTablesTests {
  private static let tables = [
    "words.tsv": "word\tcount\ttag\n创新\t9\tvn\n城市\t7\tn\n年\t3\tq\n的\t90\tuj\n",
    "policy.tsv": "term\ttheme\tcount\n創新城市\turban\t5\n",
    "aliases.tsv": "alias\tterms\n城市\t創新城市 创新\n",
    "folds.tsv": "from\tto\tkind\n創\t创\ttraditional\nＡ\ta\twidth\n",
    "readings.tsv": "character\treadings\n创\tchuàng chuāng\n",
    "idf.tsv": "# documents: 50\nterm\tdocuments\n创新\t20\n",
    "keyphrase-weights.tsv": "feature\tweight\nbias\t-1.5\ninner verb\t0.25\n",
    "stopwords.txt": "# a comment\n的\n\n和\n",
  ]

  @Test func completeFolderIsRead() throws {
    let folder = try folder(replacing: [:])
    let lexicon = try Lexicon(bytes: Lexicon.Builder(tablesIn: folder.path).compile())
    #expect(lexicon.wordCount == 4 && lexicon.phraseCount == 1 && lexicon.documentCount == 50)
    #expect(lexicon.entry(for: "創新")?.documents == 20)
    #expect(lexicon.entry(for: "创新城市")?.word == "創新城市")
    #expect(lexicon.entry(for: "城市")?.standsFor == ["創新城市", "创新"])
    #expect(lexicon.entry(for: "的")?.isStopWord == true)
    #expect(lexicon.entry(for: "和")?.isStopWord == true)
    #expect(lexicon.entry(for: "年")?.tag == "q")
    #expect(
      Segmenter(lexicon: lexicon, method: .probability).pieces("创(chuàng)新") == ["创(chuàng)新"])
    #expect(lexicon.sections.weights.count == 2)
  }

  /// Terms that are no entries do not become any, and entries have the documents of all genres, in
  /// whatever order a builder is told.
  @Test func documentsOfOtherTerms() throws {
    let table = "# a: 30\n# b: 40\nterm\tb\ta\n創新\t2\t3\n城市创\t1\t9\n和\t40\t30\n"
    let folder = try folder(replacing: ["idf.tsv": table])
    let lexicon = try Lexicon(bytes: Lexicon.Builder(tablesIn: folder.path).compile())
    #expect(lexicon.documentCount == 70 && lexicon.entry(for: "创新")?.documents == 5)
    #expect(lexicon.entry(for: "和")?.documents == 70)
    #expect(lexicon.node(of: "城市创") == nil)
    let reference = try #require(ReferenceTable(lexicon))
    reference.withView { view in
      #expect(view.idf(of: TermHash("和")) == 0)
      #expect(view.idf(of: TermHash("城市创")) < view.idf(of: TermHash("创新")))
      #expect(view.idf(of: TermHash("創新")) == view.unseen)
    }
    var builder = Lexicon.Builder()
    builder.setDocuments(try DocumentFrequencies(table: Array(table.utf8), name: "idf.tsv"))
    builder.fold("創", to: "创")
    try builder.insert("创新")
    #expect(try Lexicon(bytes: builder.compile()).entry(for: "創新")?.documents == 5)
  }

  @Test func wordsAloneAreEnough() throws {
    let folder = try TemporaryFolder()
    try folder.write("words.tsv", "word\tcount\ttag\n创新\t9\t\n")
    let lexicon = try Lexicon(bytes: Lexicon.Builder(tablesIn: folder.path).compile())
    #expect(lexicon.entries().map(\.word) == ["创新"])
    #expect(lexicon.sections.weights.count == 0)
    #expect(ReferenceTable(lexicon) == nil)
  }

  @Test func missingWordsAreUnreadable() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: FenciError.self) { try Lexicon.Builder(tablesIn: folder.path) }
    guard case .unreadable(let path, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == folder.path("words.tsv"))
  }

  @Test(
    .long,
    arguments: [
      ("words.tsv", "word\tcount\ttag\n创新\tx\tn\n", 2),
      ("words.tsv", "word\tcount\ttag\n创新\t-3\tn\n", 2),
      ("words.tsv", "word\tcount\ttag\n创新\t3\n", 2), ("words.tsv", "word\tcount\ttag\n\t3\tn\n", 2),
      (
        "words.tsv",
        "word\tcount\ttag\n创新\t3\tn\n\n" + String(repeating: "城", count: 64) + "\t3\tn\n", 4
      ),
      ("words.tsv", "word\ttag\n", 1), ("words.tsv", "", 1),
      ("policy.tsv", "term\tcount\n创新\t\n", 2), ("policy.tsv", "term\n", 1),
      ("aliases.tsv", "alias\tterms\n城市\t乡村\n", 2),
      ("aliases.tsv", "alias\tterms\n城市\t创新\n创新\t城市\n", 3),
      ("folds.tsv", "from\tto\n創\t创新\n", 2), ("folds.tsv", "from\tto\n\t创\n", 2),
      ("readings.tsv", "character\treadings\n创\tchuàng\n新\txin\n", 3),
      ("readings.tsv", "character\treadings\n创新\tchuàng\n", 2),
      ("idf.tsv", "term\tdocuments\n创新\t3\n", 1),
      ("idf.tsv", "# documents: x\nterm\tdocuments\n", 1),
      ("idf.tsv", "# documents: 3\nterm\tdocuments\n创新\t4\n", 3),
      ("keyphrase-weights.tsv", "feature\tweight\nno such\t1\n", 2),
      ("keyphrase-weights.tsv", "feature\tweight\nbias\tnan\n", 2),
      ("keyphrase-weights.tsv", "feature\tweight\nbias\t1e9\n", 2),
      ("stopwords.txt", "的\n" + String(repeating: "城", count: 64) + "\n", 2),
      ("stopwords.txt", "# a comment\n的\n\n\u{301}\n", 4),
    ])
  func errorNamesFileAndLine(name: String, text: String, line: Int) throws {
    let folder = try folder(replacing: [name: text])
    let error = #expect(throws: FenciError.self) { try Lexicon.Builder(tablesIn: folder.path) }
    guard case .invalidTable(let file, let found, let problem)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(file == folder.path(name))
    #expect(found == line)
    #expect(!problem.isEmpty)
    #expect(error?.description.hasPrefix("\(file):\(line): ") == true)
  }

  /// Stop words are lines like those of the tables: LF or CRLF, with or without a byte order mark.
  @Test func stopWordsMayEndInCRLF() throws {
    let folder = try folder(replacing: ["stopwords.txt": "\u{FEFF}的\r\n和\r\n"])
    let lexicon = try Lexicon(bytes: Lexicon.Builder(tablesIn: folder.path).compile())
    #expect(lexicon.entries().filter(\.isStopWord).map(\.word).sorted() == ["和", "的"])
  }

  private func folder(replacing changed: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in Self.tables.merging(changed, uniquingKeysWith: { $1 }) {
      try folder.write(name, text)
    }
    return folder
  }
}
