import FenciFTS5
import GRDB
import Testing

struct FenciTokenizerTests {
  private static let texts = [
    "加快創(chuàng)新型城市建設，優化營商環境。", "加快创新型城市建设，优化营商环境。",
    "中华人民共和国成立七十五周年。", "COVID-19 期间，Café 与 ＩＭＦ 的报告。", "勘察、设计和施工。", "的确如此。",
  ]

  /// All spellings of a word are one term, in texts and in queries.
  @Test(arguments: ["创新型", "創新型", "創(chuàng)新型", "创新型城市", "營商環境", "营商环境", "城市 环境", "城市，環境"])
  func spellingsFindEachOther(query: String) throws {
    #expect(try SearchDatabase(Self.texts).found(query) == [0, 1])
  }

  @Test func innerWordsMarkTheWholeWord() throws {
    let database = try SearchDatabase(Self.texts)
    #expect(
      try database.highlighted(database.tokenizer.query("创新")) == [
        "加快[創(chuàng)新型]城市建設，優化營商環境。", "加快[创新型]城市建设，优化营商环境。",
      ])
    #expect(
      try database.highlighted(database.tokenizer.query("共和国"))
        == ["[中华人民共和国]成立七十五周年。"])
  }

  @Test func lettersAndNumbers() throws {
    let database = try SearchDatabase(Self.texts)
    for query in [
      "covid-19", "COVID-19", "ＣＯＶＩＤ-19", "CAFÉ", "café", "imf", "IMF", "Café imf", "cafe",
    ] {
      #expect(try database.found(query) == [3], "\(query)")
    }
  }

  /// While a user types, each beginning of a text finds it, also inside one word.
  @Test(arguments: [
    "中华人民共和国成立", "中華人民共和國成立", "加快创新型城市建设", "優化營商環境", "COVID-19",
  ])
  func beginningsFind(text: String) throws {
    let database = try SearchDatabase(Self.texts)
    let whole = try database.found(text, ending: .prefix)
    #expect(!whole.isEmpty)
    for count in 1..<text.count {
      let typed = String(text.prefix(count))
      let found = try database.found(typed, ending: .prefix)
      #expect(Set(found).isSuperset(of: whole), "\(typed)")
    }
  }

  @Test(arguments: ["創(chuàng)新型城", "創新型城", "创新型城", "創(chuàng)新"])
  func beginningsInAllSpellings(text: String) throws {
    #expect(try SearchDatabase(Self.texts).found(text, ending: .prefix) == [0, 1])
  }

  @Test func blankEndsAWord() throws {
    let database = try SearchDatabase(["创新型城市"])
    #expect(try database.found("创新型城", ending: .prefix) == [0])
    #expect(try database.found("创新型城 ", ending: .prefix).isEmpty)
    #expect(try database.found("创新型城").isEmpty)
  }

  @Test func stopWordsAndLengths() throws {
    let skipping = FenciTokenizer(stopWords: .skip, minimumLength: 2)
    #expect(skipping.arguments == ["fenci", "stop_words", "skip", "min_length", "2"])
    let database = try SearchDatabase(["税的改革", "税改"], tokenizer: skipping)
    #expect(try database.found("的改革") == [0])
    #expect(try database.found("税").isEmpty)
    #expect(try database.found("的").isEmpty)
    #expect(try database.found("的，改革") == [0])
    #expect(skipping.query("的 税") == "\"\"")
    let keeping = try SearchDatabase(["税的改革", "税改"])
    #expect(try keeping.found("的") == [0])
    #expect(FenciTokenizer().arguments == ["fenci"])
  }

  @Test(arguments: ["stop_words", "stop_words no", "min_length 0", "min_length x", "words 1"])
  func unknownOptionsAreErrors(options: String) throws {
    let database = try SearchDatabase([])
    #expect(throws: DatabaseError.self) {
      try database.queue.write { db in
        try db.execute(sql: "CREATE VIRTUAL TABLE t USING fts5(a, tokenize = 'fenci \(options)')")
      }
    }
  }

  @Test func userWords() throws {
    let lexicon = try Lexicon.standard.applying(["低空物流园"])
    let database = try SearchDatabase(["建设低空物流园"], tokenizer: FenciTokenizer(lexicon: lexicon))
    #expect(try database.highlighted("低空物流园") == ["建设[低空物流园]"])
  }

  @Test func functionsOfSQL() throws {
    let database = try SearchDatabase(Self.texts)
    try database.queue.read { db in
      let found = try Int.fetchAll(
        db, sql: "SELECT rowid FROM article WHERE article MATCH fenci_query(?)",
        arguments: ["创新 \"城市"])
      #expect(found == [1, 2])
      let fingerprint = try String.fetchOne(db, sql: "SELECT fenci_fingerprint()")
      #expect(fingerprint == database.tokenizer.fingerprint)
      #expect(try String.fetchOne(db, sql: "SELECT fenci_query(NULL)") == "\"\"")
    }
  }

  /// Texts of every length and any bytes are indexed; starts never go back.
  @Test func hostileTexts() throws {
    var generator = SeededGenerator(seed: 1)
    let pieces = [
      "創(chuàng)新", "型城市", "中华人民共和国", "的", "，", " ", "\n", "A股", "👨‍👩‍👧", "e\u{301}", "\u{FEFF}", "\0",
      "“",
      "1.5亿", "a@b.cn", "研究生命", "\u{202E}", "ß", "İ", "𠮷",
    ]
    let texts = (0..<200).map { _ in
      generator.text(of: pieces, count: Int.random(in: 0..<60, using: &generator))
    }
    let database = try SearchDatabase(texts + [String(repeating: "创新型城市", count: 20_000)])
    try database.queue.write { db in
      try db.execute(sql: "INSERT INTO article(body) VALUES (CAST(X'E5889BFFE696B0' AS TEXT))")
      try db.execute(sql: "INSERT INTO article(article) VALUES ('integrity-check')")
    }
    for query in ["创新", "新型", "人民"] {
      for row in try database.highlighted(database.tokenizer.query(query)) {
        let (opened, closed) = (row.count { $0 == "[" }, row.count { $0 == "]" })
        #expect(opened == closed && opened > 0)
      }
    }
  }

  /// Each connection has its own registration, and closing it frees it.
  @Test func manyConnections() throws {
    for _ in 0..<50 { #expect(try SearchDatabase(Self.texts).found("创新型").count == 2) }
  }
}
