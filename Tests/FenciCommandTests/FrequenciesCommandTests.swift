import FenciTestSupport
import Foundation
import Testing

/// `train idf`, `train merge` and `keywords --idf`.
@Suite struct FrequenciesCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let pieces = ["创新型城市", "建设", "经济", "发展", "，", "。", "科技", "企业", "的", " ", "增加值"]

  private static func documents(_ count: Int, _ generator: inout SeededGenerator) -> [String] {
    (0..<count).map { _ in
      "一" + (0..<generator.below(40)).map { _ in generator.pick(pieces) }.joined()
    }
  }

  private static func jsonLine(_ text: String) throws -> String {
    let data = try JSONSerialization.data(withJSONObject: ["id": 1, "text": text])
    return String(decoding: data, as: UTF8.self)
  }

  /// One corpus as lines, as JSON Lines, as files of a folder and from standard input; by one job and by
  /// several; whole, and in parts that are merged in any order: always the same bytes.
  @Test(.long) func oneCorpusHasOneTable() async throws {
    var generator = SeededGenerator(seed: 850)
    let texts = Self.documents(60, &generator)
    // Enough for several batches, and quickly counted.
    let long = (0..<amount(6, few: 3)).map { _ in
      "一" + String(repeating: " ", count: amount(600_000, few: 400_000)) + Self.pieces.joined()
    }
    let documents = texts + long
    try folder.write("all.txt", documents.joined(separator: "\n") + "\n")
    try folder.write("all.jsonl", try documents.map(Self.jsonLine).joined(separator: "\n"))
    try folder.makeFolder("files/sub")
    for (number, text) in documents.enumerated() {
      try folder.write("files/" + (number % 3 == 0 ? "sub/" : "") + "\(number).txt", text)
    }
    let run = try await folder.fenci("train", "idf", "--lines", "all.txt", "-o", "idf.tsv")
    #expect(run.ending == .exit(0) && run.text == "")
    #expect(run.errors.contains("fenci: \(documents.count) documents, "))
    let expected = try folder.read("idf.tsv")
    let rows = try folder.text("idf.tsv").split(separator: "\n")
    #expect(rows[0] == "# documents: \(documents.count)" && rows[1] == "term\tdocuments")
    #expect(rows.contains("一\t\(documents.count)") && rows.count > 8)
    for arguments in [
      ["--lines", "all.txt"], ["all.jsonl"], ["files/"], ["--jsonl", "-"],
      ["--lines", "--jobs", "3", "all.txt"], ["all.jsonl", "--jobs", "2", "-o", "-"],
      ["--lines", "--memory", "1", "all.txt"],
      ["--lines", "--memory", "1", "--jobs", "2", "all.txt"],
    ] {
      let input = arguments.contains("-") ? try folder.read("all.jsonl") : []
      let run = try await folder.fenci(["train", "idf"] + arguments, input: input)
      #expect(run.ending == .exit(0))
      #expect(difference(run.output, expected) == nil, "\(arguments)")
    }
    for _ in 0..<amount(2, few: 1) {
      var names: [String] = []
      var rest = documents.shuffled(using: &generator)[...]
      while !rest.isEmpty {
        let part = rest.prefix(12 + generator.below(30))
        rest = rest.dropFirst(part.count)
        names.append("part\(names.count).tsv")
        let run = try await folder.fenci(
          ["train", "idf", "--lines", "-o", names[names.count - 1]],
          input: Array(part.joined(separator: "\n").utf8))
        #expect(run.ending == .exit(0))
      }
      let merged = try await folder.fenci(
        ["train", "merge"] + names.shuffled(using: &generator) + ["-o", "merged.tsv"], input: [])
      #expect(merged.ending == .exit(0) && merged.text == "")
      #expect(difference(try folder.read("merged.tsv"), expected) == nil, "\(names.count) parts")
    }
  }

  @Test func dictionaryAndUserWordsCount() async throws {
    try await folder.compile("small.fenci", words: ["城市", "建"], phrases: ["城市建"])
    try folder.write("words.txt", "铀铀\n")
    let run = try await folder.fenci(
      "train", "idf", "--dictionary", "small.fenci", "--user-words", "words.txt",
      input: "城市建设，铀铀")
    #expect(
      run.text == "# documents: 1\nterm\tdocuments\n城市\t1\n城市建\t1\n城市建设\t1\n建\t1\n建设\t1\n铀铀\t1\n")
  }

  /// What was counted is an `idf.tsv` for a dictionary of one's own, too.
  @Test func tableCompiles() async throws {
    try folder.writeTables(words: ["城市", "建设"], phrases: ["城市建设"])
    try await folder.compile("a.fenci", words: ["城市", "建设"], phrases: ["城市建设"])
    let run = try await folder.fenci(
      "train", "idf", "--dictionary", "a.fenci", "--lines", "-o", "tables/idf.tsv",
      input: "城市建设\n城市\n建设城市\n")
    #expect(run.ending == .exit(0))
    _ = try await folder.fenci("lexicon", "compile", "tables", "-o", "b.fenci")
    let all = try await folder.fenci("lexicon", "inspect", "--dictionary", "b.fenci")
    #expect(all.lines.contains("documents\t3"))
    let words = try await folder.fenci(
      "lexicon", "inspect", "--dictionary", "b.fenci", "城市", "建设", "城市建设")
    #expect(
      words.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false)[4] } == [
        "3", "2", "1",
      ])
    // By the image that has the frequencies, and by the one that is given them: the same.
    let own = try await folder.fenci("keywords", "--dictionary", "b.fenci", input: "城市建设，建设")
    let given = try await folder.fenci(
      "keywords", "--dictionary", "a.fenci", "--idf", "tables/idf.tsv", input: "城市建设，建设")
    #expect(given.ending == .exit(0) && !given.lines.isEmpty)
    #expect(given.text == own.text)
  }

  /// More runs than are merged at once, and more files: the bytes are the same, and no temporary file stays.
  @Test(.long) func manyRuns() async throws {
    var generator = SeededGenerator(seed: 851)
    let characters = Array(RandomText.han.prefix(400))
    let documents = (0..<amount(900, few: 90)).map { _ in
      RandomText.string(of: characters, count: 1500, using: &generator)
    }
    try folder.write("all.txt", documents.joined(separator: "\n"))
    let whole = try await folder.fenci("train", "idf", "--lines", "all.txt", "-o", "whole.tsv")
    #expect(whole.ending == .exit(0))
    let expected = try folder.read("whole.tsv")
    let limited = try await folder.fenci(
      "train", "idf", "--lines", "all.txt", "--memory", "1", "--jobs", "2", "-o", "limited.tsv")
    #expect(limited.ending == .exit(0) && limited.errors.hasSuffix(whole.errors.suffix(30)))
    #expect(difference(try folder.read("limited.tsv"), expected) == nil)
    var names: [String] = []
    for (number, document) in documents.prefix(80).enumerated() {
      names.append("part\(number).tsv")
      let run = try await folder.fenci(
        "train", "idf", "--genre", number % 2 == 0 ? "甲" : "乙", "-o", names[number],
        input: document)
      #expect(run.ending == .exit(0))
    }
    let merged = try await folder.fenci(["train", "merge"] + names, input: [])
    #expect(merged.ending == .exit(0))
    #expect(merged.text.hasPrefix("# 乙: 40\n# 甲: 40\nterm\t乙\t甲\n"))
    let again = try await folder.fenci(
      ["train", "merge"] + names.shuffled(using: &generator), input: [])
    #expect(difference(again.output, merged.output) == nil)
  }

  @Test func rareTermsMayBeLeftOut() async throws {
    try folder.write("a.tsv", "# a: 3\nterm\ta\n城市\t1\n建设\t3\n")
    try folder.write("b.tsv", "# b: 2\r\n# a: 1\r\nb\tterm\ta\r\n2\t龘\t0\r\n1\t城市\t0\r\n0\t一\t1")
    let all = "# a: 4\n# b: 2\nterm\ta\tb\n一\t1\t0\n城市\t1\t1\n建设\t3\t0\n龘\t0\t2\n"
    let cut = all.replacingOccurrences(of: "一\t1\t0\n", with: "")
    for (options, expected) in [([], all), (["--least", "1"], all), (["--least", "2"], cut)] {
      for files in [["a.tsv", "b.tsv"], ["b.tsv", "a.tsv"], ["b.tsv", "-"]] {
        let run = try await folder.fenci(
          ["train", "merge"] + files + options, input: try folder.read("a.tsv"))
        #expect(run.ending == .exit(0) && run.text == expected, "\(files) \(options)")
      }
    }
  }

  @Test func keywordsOfAFolder() async throws {
    try folder.makeFolder("texts/sub")
    try folder.write("texts/b.txt", "创新型城市建设，营商环境")
    try folder.write("texts/sub/a.txt", "科技成果转化，营商环境")
    try folder.write("texts/.hidden", "经济")
    let plain = try await folder.fenci("keywords", "texts")
    #expect(plain.ending == .exit(0))
    #expect(plain.lines.filter { $0.hasPrefix("#") } == ["# texts/b.txt", "# texts/sub/a.txt"])
    let expected = try await folder.fenci("keywords", "--json", "texts/b.txt", "texts/sub/a.txt")
    let run = try await folder.fenci("keywords", "--json", "texts", "--jobs", "2")
    #expect(run.lines.count == 2 && run.text == expected.text)
    let rare = try await folder.fenci("train", "idf", "texts", "-o", "idf.tsv")
    #expect(rare.ending == .exit(0))
    // What stands in all documents is no key phrase of any.
    let other = try await folder.fenci("keywords", "--json", "texts", "--idf", "idf.tsv")
    #expect(other.lines.count == 2 && run.text.contains("营商环境"))
    #expect(other.text.contains("成果转化") && !other.text.contains("营商环境"))
  }

  /// What cannot be read is named and left out; the rest is counted, and the exit code tells.
  @Test func badPartsAreLeftOut() async throws {
    try folder.write("a.jsonl", "{\"text\":\"城市\"}\n{\"text\":7}\n{\"text\":\"城市\"}\n")
    try folder.write("b.txt", "城市")
    let run = try await folder.fenci("train", "idf", "a.jsonl", "none", "b.txt", "-o", "idf.tsv")
    #expect(run.ending == .exit(1))
    #expect(run.errors.contains("fenci: a.jsonl:2: “text” is no string"))
    #expect(run.errors.contains("fenci: none: "))
    #expect(try folder.text("idf.tsv") == "# documents: 3\nterm\tdocuments\n城市\t3\n")
  }

  @Test func whatCannotBeDone() async throws {
    try folder.write("empty.txt", "\n \n")
    try folder.makeFolder("none")
    try folder.write("a.txt", "城市")
    try folder.write("bad.tsv", "# documents: 3\nterm\tdocuments\n城市\t4\n")
    try folder.write("twice.tsv", "# documents: 3\nterm\tdocuments\n一\t1\n丁\t1\n一\t1\n")
    try folder.write("zero.tsv", "# documents: 0\nterm\tdocuments\n")
    try folder.write("many.tsv", "# documents: \(Int.max)\nterm\tdocuments\n")
    let cases: [([String], Int32, String)] = [
      (["train", "idf", "none"], 1, "no documents"),
      (["train", "idf", "--lines", "empty.txt"], 1, "no documents"),
      (["train", "idf", "-o", "x"], 1, "no documents"),
      (["train", "idf", "a.txt", "-o", "gone/x"], 1, "gone/x"),
      (["train", "idf", "a.txt", "-o", "none"], 1, "none: not a regular file"),
      (["train", "idf", "a.txt", "-o", "/dev/null"], 1, "/dev/null: not a regular file"),
      (["train", "idf", "--lines", "--jsonl"], 2, "exclude"),
      (["train", "idf", "--jobs", "0", "a.txt"], 2, "--jobs"),
      (["train", "idf", "--memory", "0", "a.txt"], 2, "--memory"),
      (["train", "idf", "--genre", "term", "a.txt"], 2, "--genre “term”"),
      (["train", "idf", "--genre", "a:b", "a.txt"], 2, "--genre “a:b”"),
      (["train", "merge", "--least", "0", "many.tsv"], 2, "--least"),
      (["train", "merge", "twice.tsv"], 1, "twice.tsv:5: “一” stands in line 3, too"),
      (["train", "merge"], 2, "train merge needs files"),
      (["train", "merge", "bad.tsv"], 1, "bad.tsv:3: 4 documents, and there are only 3"),
      (["train", "merge", "zero.tsv", "gone.tsv"], 1, "gone.tsv"),
      (["train", "merge", "many.tsv", "many.tsv"], 1, "many.tsv: more than"),
      (["keywords", "--idf", "bad.tsv", "a.txt"], 1, "bad.tsv:3: "),
      (
        ["keywords", "--idf", "bad.tsv", "--method", "textrank"], 2, "--idf is for the method tfidf"
      ),
      (["keywords", "--idf", "gone.tsv", "a.txt"], 1, "gone.tsv"),
      (["keywords", "--idf", "zero.tsv", "a.txt"], 1, "zero.tsv: counted in no documents"),
    ]
    let before = try folder.fileNames
    for (arguments, code, part) in cases {
      let run = try await folder.fenci(arguments, input: [])
      #expect(run.ending == .exit(code) && run.text == "", "\(arguments)")
      #expect(run.errors.contains(part), "\(arguments): \(run.errors)")
    }
    #expect(try folder.fileNames == before)
  }
}
