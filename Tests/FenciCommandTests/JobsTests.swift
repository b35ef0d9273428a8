import FenciTestSupport
import Testing

/// However many jobs there are, the output, the messages and the exit code are those of one.
@Suite struct JobsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let commands = [
    ["segment"], ["segment", "--json"], ["segment", "--json", "--method", "probability"],
    ["segment", "--method", "backward", "--granularity", "phrases"],
    ["keywords", "--lines", "--top", "2"], ["keywords", "--lines", "--json"],
    ["keywords", "--json"],
  ]

  /// Files that take several blocks, with all kinds of line breaks, without a last one, with a line
  /// longer than blocks, empty, missing and unreadable ones.
  @Test(.long, arguments: commands)
  func filesOfAllKinds(_ command: [String]) async throws {
    var generator = SeededGenerator(seed: 95)
    try folder.write("a.txt", Self.lines(bytes: amount(300_000, few: 270_000), &generator) + "经济社会")
    try folder.write("b.txt", "")
    let line = String(repeating: "创新型城市，", count: amount(30_000, few: 15_000))
    try folder.write("c.txt", "科技\n" + line + "\r\n" + Self.lines(bytes: 9000, &generator) + "\n")
    try folder.write("d.txt", RandomText.bytes(count: 20_000, using: &generator))
    try folder.write("e.txt", "\n")
    try folder.makeFolder("sub")
    let files = "none.txt a.txt b.txt sub c.txt b.txt d.txt gone.txt e.txt".split(separator: " ")
      .map(String.init)
    let expected = try await folder.fenci(command + files, input: [])
    #expect(expected.ending == .exit(1))
    // For key phrases the folder has no files, and the file of random bytes is not text.
    #expect(expected.messages.count == 3)
    for jobs in ["3", "2", "8"].prefix(amount(3, few: 1)) {
      let run = try await folder.fenci(command + ["--jobs", jobs] + files, input: [])
      #expect(run.ending == expected.ending)
      #expect(run.messages == expected.messages)
      #expect(difference(run.output, expected.output) == nil, "\(jobs) jobs")
    }
  }

  /// Lines around the end of a block, from standard input.
  @Test(.long, arguments: [(1 << 18) - 1, 1 << 18, (1 << 18) + 1])
  func linesAroundABlock(_ size: Int) async throws {
    let line = Array(String(repeating: "经济社会发展", count: 20_000).utf8).prefix(size - 2)
    for tail in ["市\n", "\r\n", "\n", "\n\n", ""].prefix(amount(5, few: 2)) {
      let input = line + Array((tail + "科技企业" + tail).utf8)
      let expected = try await folder.fenci(["segment"], input: Array(input))
      let run = try await folder.fenci(["segment", "--jobs", "3"], input: Array(input))
      #expect(difference(run.output, expected.output) == nil, "\(tail.debugDescription)")
    }
  }

  @Test(arguments: ["0", "-1", "x", "1.5", ""])
  func wrongNumbers(_ jobs: String) async throws {
    for command in ["segment", "keywords"] {
      let run = try await folder.fenci([command, "--jobs", jobs], input: [])
      #expect(run.ending == .exit(2))
      #expect(run.errors.contains("--jobs"))
    }
  }

  private static func lines(bytes: Int, _ generator: inout SeededGenerator) -> String {
    let lines = (0..<200).map { _ in
      RandomText.mixed(pieces: generator.below(30), using: &generator)
        + generator.pick(["\n", "\r\n", "\r", "\n\n", "。\n", " \n", "5\n"])
    }
    var text = ""
    while text.utf8.count < bytes { text += generator.pick(lines) }
    return text
  }
}
