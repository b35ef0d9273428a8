import Fenci
import FenciTestSupport
import Testing

/// `segment --consistent`: each file is a document.
@Suite struct ConsistentTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, text) in Self.documents { try folder.write(name, text) }
  }

  private static let documents = [
    ("a.txt", "记者看到叶小钢在家。\n“我不同意，”叶小钢说。\n\n他把书交给叶小钢就走了。\r\n葉小鋼主席 昨天来到北京，叶小钢的家在山脚下"),
    ("b.txt", "后来叶小钢又去了一次。\n在叶小钢看来，5个不多。\n乌法罕主席昨天来到北京。\n在乌法罕看来，是的。\n"),
    ("c.txt", ""),
  ]

  private func run(_ arguments: String...) async throws -> String {
    let run = try await folder.fenci(["segment", "--consistent"] + arguments, input: [])
    #expect(run.ending == .exit(0) && run.errors == "")
    return run.text
  }

  /// What the command is to print of a text, by the library.
  private func lines(_ text: String, _ segmenter: Segmenter, _ print: (String, String) -> String)
    -> String
  {
    let tokens = segmenter.consistentTokens(in: text)
    var lines: [[String]] = [[]]
    for (token, tag) in zip(tokens, segmenter.tags(of: tokens)) where token.kind != .space {
      if token.kind == .lineBreak {
        lines.append([])
      } else {
        lines[lines.count - 1].append(print(tokens.surface(of: token), tag))
      }
    }
    if lines.last == [] { lines.removeLast() }
    return lines.map { $0.joined(separator: " ") + "\n" }.joined()
  }

  @Test func wordsAreThoseOfTheLibrary() async throws {
    for (name, text) in Self.documents {
      let words = try await run(name)
      #expect(words == lines(text, Segmenter()) { word, _ in word })
      let tags = try await run("--tags", name)
      #expect(tags == lines(text, Segmenter()) { "\($0)/\($1.isEmpty ? "x" : $1)" })
      let phrases = try await run("--granularity", "phrases", name)
      #expect(phrases == lines(text, Segmenter(granularity: .phrases)) { word, _ in word })
      let split = try await run("--personal-names", "split", name)
      #expect(split == lines(text, Segmenter(personalNames: .split)) { word, _ in word })
    }
  }

  @Test func objectsAreTokens() async throws {
    let (name, text) = Self.documents[0]
    let segmenter = Segmenter()
    let tokens = segmenter.consistentTokens(in: text)
    let expected = zip(tokens, segmenter.tags(of: tokens))
      .filter { $0.0.kind != .space && $0.0.kind != .lineBreak }
      .map {
        "{\"text\":\"\(tokens.surface(of: $0))\",\"word\":\"\(tokens.normalizedForm(of: $0))\","
          + "\"start\":\($0.start),\"end\":\($0.end),\"tag\":\"\($1)\"}\n"
      }.joined()
    let objects = try await run("--json", name)
    #expect(objects == expected)
    let several = try await run("--json", name, "c.txt")
    #expect(several == expected.replacing("{\"text\"", with: "{\"file\":\"a.txt\",\"text\""))
  }

  /// What is in one file changes nothing in another, however many jobs there are.
  @Test func filesAreDocumentsOfTheirOwn() async throws {
    let (a, b) = (try await run("a.txt"), try await run("b.txt"))
    let (both, jobs) = (
      try await run("a.txt", "c.txt", "b.txt"), try await run("--jobs", "3", "a.txt", "b.txt")
    )
    #expect(both == a + b)
    #expect(jobs == a + b)
  }

  @Test func otherEncodingsAreConverted() async throws {
    // 乌法罕来了，乌法罕来了
    let gbk: [UInt8] = [0xCE, 0xDA, 0xB7, 0xA8, 0xBA, 0xB1, 0xC0, 0xB4, 0xC1, 0xCB]
    try folder.write("gbk.txt", gbk + [0xA3, 0xAC] + gbk)
    try folder.write("utf8.txt", "乌法罕来了，乌法罕来了")
    let converted = try await run("--encoding", "gbk", "gbk.txt")
    let plain = try await run("utf8.txt")
    #expect(converted == plain)
  }

  @Test func fileThatCannotBeReadIsReported() async throws {
    let run = try await folder.fenci("segment", "--consistent", "none.txt", "b.txt")
    #expect(run.ending == .exit(1) && run.errors.contains("none.txt"))
    #expect(!run.text.isEmpty)
  }
}
