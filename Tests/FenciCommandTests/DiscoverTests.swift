import FenciTestSupport
import Testing

/// `fenci discover`: what it prints, that its output is a file of words, and what it says of bad input.
@Suite struct DiscoverTests {
  private struct Term: Decodable {
    struct Context: Decodable { let before, phrase, after: String }
    struct Earlier: Decodable {
      let count, documents: Int
      let perMillion: Double
    }
    let phrase: String
    let known: Bool
    let count, documents: Int
    let score, cohesion, leftEntropy, rightEntropy: Double
    let perMillion: Double?
    let earlier: Earlier?
    let contexts: [Context]
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Three documents in which 碳足迹标识认证 stands between different words.
  private func writeCorpus() throws {
    try folder.makeFolder("corpus")
    try folder.write("corpus/a.txt", "推进碳足迹标识认证，开展碳足迹标识认证试点。\n今天天气很好。\n")
    try folder.write("corpus/b.txt", "建立碳足迹标识认证制度；“碳足迹标识认证”有新进展。\n")
    try folder.write("corpus/c.txt", "碳足迹标识认证，稳步推进。\n")
  }

  @Test func text() async throws {
    try writeCorpus()
    let run = try await folder.fenci("discover", "corpus")
    #expect(run.ending == .exit(0) && run.messages.isEmpty)
    #expect(
      run.lines.first
        == "# word, two empty columns, occurrences, documents, score, cohesion, left and right"
        + " entropy, contexts")
    let rows = run.lines.dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    let row = try #require(rows.first { $0[0] == "碳足迹标识认证" })
    #expect(row.count == 10 && row[1] == "" && row[2] == "" && row[3] == "4" && row[4] == "3")
    #expect(row[9] == "推进[碳足迹标识认证]，开展碳足迹标识认证试点。")
  }

  /// Its output is read as words without a complaint, and each of them is then one word.
  @Test func outputIsAFileOfWords() async throws {
    try writeCorpus()
    let found = try await folder.fenci("discover", "--contexts", "3", "corpus")
    try folder.write("words.txt", found.output)
    let words = found.lines.dropFirst().map { String($0.prefix { $0 != "\t" }) }
    #expect(words.contains("碳足迹标识认证"))
    for word in words {
      let run = try await folder.fenci(
        "segment", "--strict", "--user-words", "words.txt", input: word + "\n")
      #expect(run.ending == .exit(0) && run.errors == "" && run.text == word + "\n")
    }
    // What is known now is not new.
    let again = try await folder.fenci("discover", "--user-words", "words.txt", "corpus")
    #expect(!again.lines.contains { $0.hasPrefix("碳足迹标识认证\t") })
  }

  @Test func json() async throws {
    try writeCorpus()
    let run = try await folder.fenci(
      "discover", "--json", "--contexts", "2", "--top", "1", "corpus")
    let terms: [Term] = try run.objects()
    try #require(terms.count == 1)
    #expect(terms[0].contexts.count == 2 && terms[0].earlier == nil && !terms[0].known)
    #expect(terms[0].contexts.allSatisfy { $0.phrase == terms[0].phrase })
    #expect(terms[0].cohesion > 0 && min(terms[0].leftEntropy, terms[0].rightEntropy) >= 0.9)
  }

  @Test func against() async throws {
    try writeCorpus()
    try folder.write("old.txt", "今天天气很好。\n碳足迹标识认证。今天天气很好，明天天气很好。今天天气很好，明天天气很好。\n")
    let run = try await folder.fenci("discover", "--json", "--against", "old.txt", "corpus")
    #expect(run.ending == .exit(0))
    let terms: [Term] = try run.objects()
    let term = try #require(terms.first { $0.phrase == "碳足迹标识认证" })
    #expect(term.earlier?.count == 1 && term.earlier?.documents == 1 && term.count == 4)
    #expect(term.perMillion ?? 0 > term.earlier?.perMillion ?? .infinity)
    #expect(!terms.contains { $0.phrase == "天气" })
    let text = try await folder.fenci("discover", "--against", "old.txt", "corpus")
    #expect(text.lines.first?.hasSuffix("per million words, before, G², contexts") == true)
    #expect(text.lines.count == terms.count + 1)
  }

  @Test func recordsAndLines() async throws {
    try folder.write("a.jsonl", #"{"text":"推进碳足迹标识认证，"}"# + "\n" + #"{"text":"开展碳足迹标识认证试点"}"#)
    try folder.write("b.txt", "碳足迹标识认证，\n“碳足迹标识认证”\n")
    let named = try await folder.fenci("discover", "--json", "a.jsonl", "b.txt")
    let terms: [Term] = try named.objects()
    #expect(terms.first { $0.phrase == "碳足迹标识认证" }?.documents == 3)
    let lines = try await folder.fenci("discover", "--json", "--lines", "b.txt", "b.txt")
    let others: [Term] = try lines.objects()
    #expect(others.first { $0.phrase == "碳足迹标识认证" }?.documents == 4)
  }

  @Test func badInputIsReportedOnce() async throws {
    try writeCorpus()
    try folder.write("bad.txt", [0xFF, 0xFE, 0xE7, 0xA2, 0x0A, 0xC0] + Array("碳足迹\n".utf8))
    let run = try await folder.fenci("discover", "missing.txt", "bad.txt", "corpus")
    #expect(run.ending == .exit(1))
    #expect(run.messages.count == 2)
    #expect(run.messages.filter { $0.contains("missing.txt") }.count == 1)
    #expect(run.messages.filter { $0.contains("bad.txt: read as utf-16") }.count == 1)
    #expect(run.lines.contains { $0.hasPrefix("碳足迹标识认证\t") })
  }

  @Test(.long) func emptyAndLongLines() async throws {
    try folder.write("empty.txt", "")
    let empty = try await folder.fenci("discover", "empty.txt")
    #expect(empty.ending == .exit(0) && empty.lines.count == 1)
    try folder.write("long.txt", String(repeating: "推进碳足迹标识认证试点", count: 40_000))
    let long = try await folder.fenci("discover", "long.txt")
    #expect(long.ending == .exit(0))
  }

  @Test(arguments: [
    ([], "needs a file"), (["-"], "reads its input twice"), (["--against", "-", "a"], "twice"),
    (["--lines", "--jsonl", "a"], "give one"), (["--top", "0", "a"], "above 0"),
  ])
  func usage(_ arguments: [String], _ message: String) async throws {
    let run = try await folder.fenci(["discover"] + arguments, input: [])
    #expect(run.ending == .exit(2) && run.errors.contains(message))
  }
}
