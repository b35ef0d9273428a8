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
