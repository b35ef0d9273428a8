import FenciTestSupport
import Testing

/// `lexicon compile`, `inspect` and `verify`.
@Suite struct LexiconCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func roundTrip() async throws {
    try folder.writeTables(words: ["创新", "城市"], phrases: ["创新城市"])
    let compile = try await folder.fenci("lexicon", "compile", "tables", "-o", "small.fenci")
    #expect(compile.ending == .exit(0))
    #expect(compile.text == "" && compile.errors == "")
    #expect(try folder.fileNames == ["small.fenci", "tables"])

    let verify = try await folder.fenci("lexicon", "verify", "small.fenci")
    #expect(verify.ending == .exit(0))
    #expect(verify.text == "small.fenci: valid, 2 words, 1 phrases\n")

    let sizes = try await folder.fenci("lexicon", "inspect", "--dictionary", "small.fenci")
    #expect(sizes.lines.contains("words\t2") && sizes.lines.contains("phrases\t1"))
    #expect(sizes.lines.contains("bytes\t\(try folder.read("small.fenci").count)"))

    let entries = try await folder.fenci(
      "lexicon", "inspect", "--entries", "--dictionary", "small.fenci")
    let rows = entries.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(rows.first == ["word", "layer", "cost", "tag", "documents", "stands for"])
    #expect(rows.allSatisfy { $0.count == 6 })
    let layers = rows.dropFirst().map { [$0[0], $0[1], $0[3]] }
    #expect(
      layers.sorted { $0.description < $1.description }
        == [["创新", "word", "n"], ["创新城市", "phrase", ""], ["城市", "word", "n"]])
  }

  /// The same tables give the same bytes, whatever image was there before.
  @Test func compilingAgain() async throws {
    try await folder.compile("a.fenci", words: ["创新", "城市"], phrases: [])
    try folder.write("b.fenci", "an older file, to be replaced")
    try await folder.compile("b.fenci", words: ["城市", "创新"], phrases: [])
    #expect(try folder.read("a.fenci") == folder.read("b.fenci"))
  }

  @Test func inspectWords() async throws {
    try await folder.compile("small.fenci", words: ["创新", "城市"], phrases: ["城市"])
    let run = try await folder.fenci(
      "lexicon", "inspect", "--dictionary", "small.fenci", "城市", "创新", "科技")
    #expect(run.ending == .exit(1))
    #expect(run.errors == "fenci: “科技” is not in the dictionary\n")
    let rows = run.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(rows.map { [$0[0], $0[1]] } == [["城市", "word+phrase"], ["创新", "word"]])
  }

  @Test func inspectTheStandardDictionary() async throws {
    let run = try await folder.fenci("lexicon", "inspect", "創新型城市", "科技")
    #expect(run.ending == .exit(0))
    let rows = run.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(rows.map { [$0[0], $0[1]] } == [["创新型城市", "phrase"], ["科技", "word"]])
  }

  /// A mistake in a table is found by its file and its line, and no image is written.
  @Test(arguments: [
    ("words.tsv", "word\tcount\ttag\n创新\t3\tv\n科技\tthree\tn\n", 3, "three"),
    ("words.tsv", "word\tcount\ttag\n创新\t3\tv\n\n科技\t3\n", 4, "2 fields"),
    ("words.tsv", "word\tcount\ttag\n\t3\tn\n", 2, "at least one character"),
    ("words.tsv", "word\tcount\ttag\n创新\t-3\tn\n", 2, "-3"),
    ("words.tsv", "创新\t3\tv\n", 1, "word"),
    ("words.tsv", "", 1, "word"),
    ("policy.tsv", "term\tcount\n创新城市\n", 2, "1 fields"),
    ("folds.tsv", "from\tto\n創\t创\n繁體\t简体\n", 3, "繁體"),
    ("readings.tsv", "character\treadings\n创\tchuàng\n新\txin\n", 3, "xin"),
    ("idf.tsv", "term\tdocuments\n创新\t3\n", 1, "documents"),
    ("idf.tsv", "# documents: 5\nterm\tdocuments\n创新\t7\n", 3, "7"),
    ("keyphrase-weights.tsv", "feature\tweight\nmagic\t1\n", 2, "magic"),
    ("stopwords.txt", "# stop words\n的\n\u{301}\n", 3, "at least one character"),
  ])
  func tableErrors(_ name: String, _ table: String, _ line: Int, _ named: String) async throws {
    try folder.writeTables(words: ["创新"], phrases: [])
    try folder.write("tables/\(name)", table)
    let run = try await folder.fenci("lexicon", "compile", "tables", "-o", "small.fenci")
    #expect(run.ending == .exit(1))
    #expect(run.errors.hasPrefix("fenci: tables/\(name):\(line): "))
    #expect(run.errors.contains(named))
    #expect(try folder.fileNames == ["tables"])
  }

  /// An image that cannot be written leaves no other file behind.
  @Test(arguments: ["none/small.fenci", "sub"])
  func unwritableImage(_ image: String) async throws {
    try folder.writeTables(words: ["创新"], phrases: [])
    try folder.makeFolder("sub")
    let run = try await folder.fenci("lexicon", "compile", "tables", "-o", image)
    #expect(run.ending == .exit(1))
    #expect(run.errors.contains(image))
    #expect(try folder.fileNames == ["sub", "tables"])
  }

  /// Files beside the image that happen to have a name that might be chosen are left alone.
  @Test func filesBesideTheImage() async throws {
    try folder.writeTables(words: ["创新"], phrases: [])
    for name in ["small.fenci.new", "small.fenci.new2", "small.fenci.try"] {
      try folder.write(name, "mine")
    }
    let run = try await folder.fenci("lexicon", "compile", "tables", "-o", "small.fenci")
    #expect(run.ending == .exit(0))
    #expect(
      try folder.fileNames
        == ["small.fenci", "small.fenci.new", "small.fenci.new2", "small.fenci.try", "tables"])
    #expect(try folder.text("small.fenci.new") == "mine")
    #expect(try folder.text("small.fenci.try") == "mine")
  }

  @Test func missingTables() async throws {
    let run = try await folder.fenci("lexicon", "compile", "tables", "-o", "small.fenci")
    #expect(run.ending == .exit(1))
    #expect(run.errors.hasPrefix("fenci: tables/words.tsv: "))
  }
}
