import FenciTestSupport
import Testing

/// Where `segment` takes its text from, and how it divides it into lines.
@Suite struct SegmentInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func oneLine() async throws {
    try folder.write("a.txt", "经济社会发展\n")
    let run = try await folder.fenci("segment", "a.txt")
    #expect(run.ending == .exit(0))
    #expect(run.text == "经济 社会 发展\n")
    #expect(run.errors == "")
  }

  @Test func severalFilesFollowEachOther() async throws {
    try folder.write("a.txt", "经济社会\n科技企业\n")
    try folder.write("b.txt", "社会发展\n")
    let run = try await folder.fenci("segment", "b.txt", "a.txt", "b.txt")
    #expect(run.ending == .exit(0))
    #expect(run.lines == ["社会 发展", "经济 社会", "科技 企业", "社会 发展"])
  }

  @Test(arguments: [["segment"], ["segment", "-"], ["segment", "--", "-"]])
  func standardInput(_ arguments: [String]) async throws {
    let run = try await folder.fenci(arguments, input: Array("科技企业\n".utf8))
    #expect(run.ending == .exit(0))
    #expect(run.text == "科技 企业\n")
  }

  /// A pipe has no size that could be known beforehand, and gives its bytes in pieces.
  @Test func standardInputIsAPipe() async throws {
    let line = "经济社会发展"
    try folder.write("a.txt", String(repeating: line + "\n", count: 20_000))
    let run = try await folder.shell("cat a.txt | \"$0\" segment")
    #expect(run.ending == .exit(0))
    #expect(run.lines.count == 20_000)
    #expect(Set(run.lines) == ["经济 社会 发展"])
  }

  @Test func standardInputAmongFiles() async throws {
    try folder.write("a.txt", "经济社会\n")
    let run = try await folder.fenci("segment", "a.txt", "-", "a.txt", input: "科技企业\n")
    #expect(run.lines == ["经济 社会", "科技 企业", "经济 社会"])
  }

  @Test func fileNamesThatLookLikeOptions() async throws {
    try folder.write("--json", "经济社会\n")
    let run = try await folder.fenci("segment", "--", "--json")
    #expect(run.text == "经济 社会\n")
  }

  @Test(arguments: [
    ("经济社会\r\n科技企业\r\n", "经济 社会\n科技 企业\n"),
    ("经济社会\n科技企业", "经济 社会\n科技 企业\n"),
    ("\n\n经济社会\n\n科技企业\r\n\r\n", "\n\n经济 社会\n\n科技 企业\n\n"),
    ("经济\r社会\r", "经济 社会\n"),
    ("\n", "\n"),
    ("  \u{3000}\n经济\n", "\n经济\n"),
    ("经济\u{2028}社会\u{2029}科技\u{85}企业\u{B}创新\u{C}发展\n", "经济 社会 科技 企业 创新 发展\n"),
  ])
  func linesEndAtLineFeedsOnly(_ text: String, _ expected: String) async throws {
    let run = try await folder.fenci("segment", input: text)
    #expect(run.ending == .exit(0))
    #expect(run.text == expected)
  }

  /// The next file begins a line of its own even if the one before has no line break at its end.
  @Test func unfinishedLinesOfSeveralFiles() async throws {
    try folder.write("a.txt", "经济社会")
    try folder.write("b.txt", "科技企业")
    let run = try await folder.fenci("segment", "a.txt", "b.txt")
    #expect(run.lines == ["经济 社会", "科技 企业"])
  }

  @Test(arguments: [
    ["segment", "e.txt"], ["segment", "--json", "e.txt"], ["segment"], ["keywords", "e.txt"],
    ["keywords", "--lines", "--json", "e.txt"], ["segment", "e.txt", "e.txt"],
  ])
  func emptyInputGivesNoOutput(_ arguments: [String]) async throws {
    try folder.write("e.txt", "")
    let run = try await folder.fenci(arguments, input: [])
    #expect(run.ending == .exit(0))
    #expect(run.output == [])
    #expect(run.errors == "")
  }

  /// One bad file costs its own text, not that of the others.
  @Test(arguments: [["segment"], ["keywords"], ["keywords", "--json"]])
  func unreadableFiles(_ command: [String]) async throws {
    try folder.write("a.txt", "创新型城市\n")
    try folder.write("b.txt", "新质生产力\n")
    try folder.makeFolder("sub")
    let run = try await folder.fenci(command + ["a.txt", "none.txt", "sub", "b.txt"], input: [])
    #expect(run.ending == .exit(1))
    // For key phrases a folder stands for its files; this one has none.
    let names = command[0] == "keywords" ? ["none.txt"] : ["none.txt", "sub"]
    let messages = run.errors.split(separator: "\n")
    #expect(messages.count == names.count)
    for (message, name) in zip(messages, names) {
      #expect(message.hasPrefix("fenci: \(name): "))
    }
    #expect(run.text.contains("城市"))
    #expect(run.text.contains("生产力"))
  }

  @Test func closedStandardInput() async throws {
    let run = try await folder.shell("\"$0\" segment <&-")
    #expect(run.ending == .exit(1))
    #expect(run.errors.hasPrefix("fenci: standard input: "))
  }
}
