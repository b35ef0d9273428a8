import FenciTestSupport
import Testing

/// Input in other encodings than UTF-8.
@Suite struct EncodingTests {
  private let folder: TemporaryFolder
  private let line = "推动科技企业创新，增长3.5%。"
  /// 科技創新, 。
  private let big5: [UInt8] = [0xAC, 0xEC, 0xA7, 0xDE, 0xB3, 0xD0, 0xB7, 0x73, 0xA1, 0x43]

  init() async throws {
    folder = try TemporaryFolder()
    try await folder.compile("plain.fenci", words: ["科技", "企业", "创新"], phrases: ["科技企业"])
    try folder.write("tables/gbk.tsv", try NaiveGB18030.table())
    let run = try await folder.fenci("lexicon", "compile", "tables", "-o", "d.fenci")
    try #require(run.ending == .exit(0), "\(run.errors)")
  }

  private func fenci(_ arguments: String..., input: [UInt8] = []) async throws -> Run {
    try await folder.fenci(arguments + ["--dictionary", "d.fenci"], input: input)
  }

  private func gb18030(_ text: String) -> [UInt8] { NaiveGB18030.standard.encoded(text) }

  /// Whatever is asked of a text, the answer is that of the same text in UTF-8.
  @Test(
    .long,
    arguments: [
      ["segment"], ["segment", "--json"], ["segment", "--json", "--jobs", "3"],
      ["segment", "--json", "--method", "probability"], ["segment", "--tags"],
      ["segment", "--explain", "--json"], ["keywords", "--json"],
      ["keywords", "--lines", "--json"],
      ["keywords", "--html"], ["repair"],
    ])
  func answersAreThoseOfTheTextInUTF8(_ command: [String]) async throws {
    let text = "\(line)\n㐀𠮷\(line)\r\nABC \(line)"
    try folder.write("a.txt", text)
    let expected = try await folder.fenci(
      command + ["--dictionary", "d.fenci", "a.txt"], input: [])
    try folder.write("a.txt", gb18030(text))
    for encoding in ["gb18030", "auto"] {
      let options = ["--dictionary", "d.fenci", "--encoding", encoding, "a.txt"]
      let run = try await folder.fenci(command + options, input: [])
      #expect(run.ending == .exit(0))
      // Ranges of key phrases are those of the file, see `SourceTextTests`.
      let isWhole = command == ["keywords", "--json"]
      #expect(
        isWhole
          ? withoutRanges(run.text) == withoutRanges(expected.text) : run.text == expected.text)
      #expect(run.errors.isEmpty == (encoding != "auto"))
    }
  }

  private func withoutRanges(_ text: String) -> String {
    text.replacing(/"ranges":\[\[.*?\]\]/, with: "")
  }

  /// Offsets count in the converted text.
  @Test func offsets() async throws {
    let run = try await fenci("segment", "--json", "--encoding=gbk", input: gb18030("创新"))
    #expect(run.text.contains(#""start":0,"end":6"#))
  }

  /// More than a block, from a pipe; codes of all lengths lie across the ends of blocks.
  @Test(.long, arguments: ["gb18030", "auto"])
  func pipe(_ encoding: String) async throws {
    let text = String(repeating: "a创新𠮷\n", count: 90_000)
    try folder.write("a.txt", gb18030(text))
    let run = try await folder.shell(
      "cat a.txt | \"$0\" segment --method probability --dictionary d.fenci --encoding \(encoding)")
    #expect(run.ending == .exit(0))
    #expect(run.lines.count == 90_000)
    #expect(Set(run.lines) == ["a 创新 𠮷"])
  }

  @Test(
    .long,
    arguments: [
      ["segment"], ["segment", "--jobs", "2"], ["keywords"], ["keywords", "--lines"],
    ])
  func invalidBytesAreReported(_ command: [String]) async throws {
    let start = gb18030(String(repeating: "创新\n", count: 60_000))
    try folder.write("a.txt", start + [0xFF] + gb18030("科技\n") + [0x81, 0x30])
    let options = ["--dictionary", "d.fenci", "--encoding", "gb18030", "a.txt"]
    let run = try await folder.fenci(command + options, input: [])
    #expect(run.ending == .exit(0))
    let message = "2 bytes are not gb18030, the first at byte \(start.count); read as U+FFFD"
    // On a slow machine the command says how far it is.
    let errors = run.errors.split(separator: "\n").filter { !$0.contains(" % done, ") }
    #expect(errors == ["fenci: a.txt: \(message)"])
    if command.first == "segment" { #expect(run.lines.suffix(2) == ["\u{FFFD} 科技", "\u{FFFD} 0"]) }
  }

  @Test(.long) func eachFileHasItsOwnEncoding() async throws {
    try folder.write("gb.txt", gb18030("\(line)\n"))
    try folder.write("utf8.txt", "\(line)\n")
    try folder.write("mark.txt", "\u{FEFF}\(line)\n")
    try folder.write("ascii.txt", "abc\n")
    // What is ASCII is read before anything else is known.
    try folder.write("late.txt", gb18030(String(repeating: "a\n", count: 200_000) + "\(line)\n"))
    try folder.write("utf16.txt", [0xFF, 0xFE, 0x41, 0])
    let run = try await fenci(
      "segment", "--encoding", "auto", "gb.txt", "utf8.txt", "mark.txt", "ascii.txt", "late.txt",
      "utf16.txt", "none.txt")
    #expect(run.ending == .exit(1))
    let messages = run.errors.split(separator: "\n").map(String.init)
    try #require(messages.count == 7)
    #expect(messages[0].hasPrefix("fenci: gb.txt: read as gb18030 (confidence 0."))
    #expect(messages[1].hasPrefix("fenci: utf8.txt: read as utf-8 (confidence 0."))
    #expect(messages[2].hasPrefix("fenci: mark.txt: read as utf-8 (confidence 0."))
    #expect(messages[3] == "fenci: ascii.txt: read as utf-8 (confidence 1.00)")
    #expect(messages[4].hasPrefix("fenci: late.txt: read as gb18030 (confidence 0."))
    #expect(messages[5] == "fenci: utf16.txt: read as utf-16 (confidence 1.00)")
    #expect(messages[6].hasPrefix("fenci: none.txt: "))
    #expect(run.lines.first == run.lines[1])
    #expect(run.lines.last == "A" && run.lines[run.lines.count - 2] == run.lines[1])
    #expect(run.lines.count == 200_006)
  }

  /// Where the system has no `iconv` for it, Big5 is an error that says so.
  @Test(arguments: ["big5", "auto"])
  func big5(_ encoding: String) async throws {
    let bytes = big5 + [0x0A] + big5 + [0xFF, 0x0A, 0xAC]
    let run = try await fenci("segment", "--encoding", encoding, input: bytes)
    if run.ending == .exit(1) {
      #expect(run.errors.contains("iconv"))
      return
    }
    #expect(run.ending == .exit(0))
    let first = try #require(run.lines.first)
    #expect(first.filter { $0 != " " } == "科技創新。")
    #expect(run.lines.map { $0.filter { $0 != " " } } == ["科技創新。", "科技創新。\u{FFFD}", "\u{FFFD}"])
    #expect(run.errors.contains("2 bytes are not big5, the first at byte 21; read as U+FFFD"))
    #expect(
      run.errors.contains("standard input: read as big5 (confidence 0.") == (encoding == "auto"))
  }

  /// Big5 is converted block by block, and two bytes of a character may be in two blocks.
  @Test(.long) func big5InBlocks() async throws {
    let line = [0x41] + big5 + [0x0A]
    try folder.write("a.txt", Array(repeatElement(line, count: 50_000).joined()))
    let run = try await fenci("segment", "--encoding", "big5", "a.txt")
    guard run.ending == .exit(0) else { return }
    #expect(run.errors == "")
    #expect(run.lines.count == 50_000)
    #expect(Set(run.lines).count == 1)
  }

  @Test(.long, arguments: ["gbk", "gb18030", "big5", "auto"])
  func randomBytes(_ encoding: String) async throws {
    var generator = SeededGenerator(seed: 1805)
    let bytes = RandomText.bytes(count: 200_000, using: &generator)
    let run = try await fenci("segment", "--encoding", encoding, input: bytes)
    #expect(run.ending == .exit(0) || run.errors.contains("iconv"))
    #expect(String(validating: run.output, as: UTF8.self) != nil)
  }

  /// UTF-8 is not converted: every byte is kept.
  @Test func utf8IsTheDefault() async throws {
    var generator = SeededGenerator(seed: 1806)
    let bytes = RandomText.bytes(count: 20_000, using: &generator)
    let expected = try await fenci("segment", input: bytes)
    let run = try await fenci("segment", "--encoding", "utf-8", input: bytes)
    #expect(run.output == expected.output)
    #expect(run.errors == "")
  }

  @Test(arguments: ["segment", "keywords", "repair"])
  func unknownEncodings(_ command: String) async throws {
    let run = try await fenci(command, "--encoding", "latin1")
    #expect(run.ending == .exit(2))
    #expect(
      run.errors.contains("“latin1”: expected one of utf-8, gbk, gb18030, big5, utf-16, auto"))
  }

  @Test(arguments: ["gbk", "gb18030", "auto"])
  func dictionaryWithoutTheTable(_ encoding: String) async throws {
    let run = try await folder.fenci(
      "segment", "--dictionary", "plain.fenci", "--encoding", encoding)
    #expect(run.ending == .exit(1))
    #expect(run.errors.contains("compiled without gbk.tsv"))
  }

  @Test(.long, arguments: ["gb18030", "auto", "big5"])
  func emptyInput(_ encoding: String) async throws {
    let run = try await fenci("segment", "--encoding", encoding)
    #expect(run.output == [])
  }
}
