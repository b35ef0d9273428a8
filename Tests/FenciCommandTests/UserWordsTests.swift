import FenciTestSupport
import Testing

/// `--user-words`: files as other segmenters' users have them, and what is said of bad ones.
@Suite struct UserWordsTests {
  private let folder: TemporaryFolder
  /// 台积电 in GBK, and a line feed.
  private let gbk: [UInt8] = [0xCC, 0xA8, 0xBB, 0xFD, 0xB5, 0xE7, 0x0A]

  init() throws { folder = try TemporaryFolder() }

  /// fxsjy/jieba#236, #300, #465, #635: a byte order mark, CRLF, blanks inside and behind words.
  @Test(arguments: [
    "Edu Trust认证 2000\n打底裤 10000 n\n", "\u{FEFF}Edu Trust认证 2000\r\n打底裤 10000\r\n",
    "Edu Trust认证\n打底裤 \n", "Edu Trust认证\t\t\n打底裤\t5\tn",
  ])
  func wordsAreTokens(_ file: String) async throws {
    try folder.write("words.txt", file)
    let run = try await folder.fenci(
      "segment", "--json", "--user-words", "words.txt", input: "Edu Trust认证打底裤")
    #expect(run.ending == .exit(0))
    #expect(run.errors == "")
    let tokens: [Object] = try run.objects()
    #expect(tokens.map(\.text) == ["Edu Trust认证", "打底裤"])
    #expect(tokens.map(\.start) == [0, 15])
  }

  /// fxsjy/jieba#620: several files add up.
  @Test func severalFiles() async throws {
    try folder.write("a.txt", "攻城狮\n")
    try folder.write("b.txt", "单身狗\n")
    let run = try await folder.fenci(
      "segment", "--user-words", "a.txt", "--user-words=b.txt", input: "攻城狮单身狗\n")
    #expect(run.text == "攻城狮 单身狗\n")
  }

  /// fxsjy/jieba#305: a file in another encoding. File and line are named; the good lines are taken.
  @Test(arguments: ["segment", "keywords"])
  func badLinesAreReported(_ command: String) async throws {
    try folder.write("words.txt", Array("攻城狮\n".utf8) + gbk + Array("单身狗\n".utf8))
    let run = try await folder.fenci(command, "--user-words", "words.txt", input: "攻城狮单身狗\n")
    #expect(run.errors == "fenci: words.txt:2: not valid UTF-8\n")
    if command == "segment" { #expect(run.text == "攻城狮 单身狗\n") }
  }

  @Test(arguments: ["segment", "keywords"])
  func strictStopsAtBadLines(_ command: String) async throws {
    try folder.write("words.txt", Array("攻城狮\n".utf8) + gbk)
    let run = try await folder.fenci(
      command, "--strict", "--user-words", "words.txt", input: "攻城狮单身狗\n")
    #expect(run.ending == .exit(1))
    #expect(run.errors.contains("words.txt:2: not valid UTF-8"))
    #expect(run.errors.contains("--strict"))
    #expect(run.output == [])
  }

  /// What is printed of a word with a blank is one piece for a program that splits at white space, and JSON has
  /// the blank. Other white space inside a token is left out, as ever.
  @Test(
    .long,
    arguments: [
      ("GB 50016", "符合GB 50016规定", "符合 GB␣50016 规定"),
      ("Louis Vuitton", "买Louis Vuitton包", "买 Louis␣Vuitton 包"),
      ("中文 空格", "在中文 空格里", "在 中文␣空格 里"), ("a b", "a b c", "a␣b c"), ("甲 乙", "甲 乙 甲乙", "甲␣乙 甲乙"),
      ("GB 50016", "創(chuàng )新GB 50016", "創(chuàng)新 GB␣50016"),
      ("New York Times", "New York Times", "New␣York␣Times"),
      ("甲\u{3000}乙", "看甲\u{3000}乙", "看 甲␣乙"), ("Mr. A", "Mr. A来", "Mr.␣A 来"),
      ("GB 50016", "GB50016", "GB50016"), ("GB 50016", "GB\n50016", "GB\n50016"),
    ])
  func blanksOfWordsAreShown(_ word: String, _ text: String, _ expected: String) async throws {
    try folder.write("u.txt", word + "\t\tnz\n")
    for granularity in ["words", "phrases", "search"] {
      let run = try await folder.fenci(
        "segment", "--granularity", granularity, "--user-words", "u.txt", input: text + "\n")
      if granularity != "search" { #expect(run.text == expected + "\n") }
      #expect(run.text.contains("␣") == expected.contains("␣"))
      let tagged = try await folder.fenci(
        "segment", "--tags", "--granularity", granularity, "--user-words", "u.txt",
        input: text + "\n")
      #expect(tagged.text.contains("␣") == expected.contains("␣"))
      let objects = try await folder.fenci(
        "segment", "--json", "--user-words", "u.txt", input: text + "\n")
      let tokens: [Object] = try objects.objects()
      #expect(tokens.contains { $0.text == word } == expected.contains("␣"))
      #expect(!objects.text.contains("␣"))
    }
  }

  /// A character for which a dictionary has no room is told by line, the other lines are used; many bad lines
  /// are summed up.
  @Test(.long) func rareCharactersAreToldByLine() async throws {
    let rare = (0x20000..<0x2A6E0).compactMap { Unicode.Scalar(UInt32($0)) }.map { "\($0)\n" }
    try folder.write("u.txt", "坏 -1\n" + rare.joined() + "雪糕刺客\n")
    let run = try await folder.fenci("segment", "--user-words", "u.txt", input: "雪糕刺客𠀀\n")
    #expect(run.ending == .exit(0))
    #expect(run.text == "雪糕刺客 𠀀\n")
    let messages = run.errors.split(separator: "\n")
    #expect(messages.count == 21)
    #expect(messages.first?.hasPrefix("fenci: u.txt:1: ") == true)
    #expect(messages.dropFirst().dropLast().allSatisfy { $0.hasPrefix("fenci: u.txt:") })
    #expect(messages.last?.hasSuffix(" more bad lines") == true)
    let strict = try await folder.fenci(
      "segment", "--strict", "--user-words", "u.txt", input: "雪糕刺客\n")
    #expect(strict.ending == .exit(1) && strict.output == [])
  }

  @Test func missingFile() async throws {
    let run = try await folder.fenci("segment", "--user-words", "none.txt", input: "攻城狮\n")
    #expect(run.ending == .exit(1))
    #expect(run.errors.hasPrefix("fenci: none.txt: "))
    #expect(run.output == [])
  }

  private struct Object: Decodable {
    let text: String
    let start: Int
  }
}
