import FenciCore
import FenciTestSupport
import Testing

/// `segment --explain`: for each token the rule that decided where it ends.
@Suite struct ExplainTests {
  private struct Object: Decodable, Equatable {
    struct Candidate: Decodable, Equatable {
      let word, layer: String
      let start, end: Int
      let cost: Double
    }
    struct Cut: Decodable, Equatable {
      let method: String
      let words: [[Int]]
      let singles: Int
      let cost: Double
    }
    struct Comparison: Decodable, Equatable {
      let start, end: Int
      let chosen, rejected: Cut
    }
    var file: String?
    let text, word, rule: String
    let start, end: Int
    let candidates: [Candidate]
    var comparison: Comparison?
    var parts: [[Int]]?
  }

  private let folder: TemporaryFolder
  private let small = [
    "segment", "--explain", "--method", "bidirectional", "--dictionary", "small.fenci",
  ]

  init() async throws {
    folder = try TemporaryFolder()
    try await folder.compile(
      "small.fenci", words: ["科技创", "科技", "创新", "企业"], phrases: ["创新企业"])
  }

  @Test(.long) func lines() async throws {
    let run = try await folder.fenci(small + ["-"], input: Array("科技创新 企业\n\n科技A\n".utf8))
    let cost = try #require(run.text.firstMatch(of: /企业 (\d\.\d\d)/)?.1)
    let sum = try #require(run.text.firstMatch(of: /科技 创新.*cost (\d\.\d\d)/)?.1)
    #expect(
      run.text == """
        科技创新         0-12  two cuts: fewer single characters
            forward   科技创 新  2 words, 1 of one character, cost \(singleCost(run.text))
          > backward  科技 创新  2 words, 0 of one character, cost \(sum)
        科技              0-6  fewer single characters  科技创 \(cost), [科技 \(cost)]
        创新             6-12  fewer single characters  [创新 \(cost)]
        企业            13-19  only word here           [企业 \(cost)]

        科技            21-27  only word here           [科技 \(cost)]
        A               27-28  letters


        """)
  }

  private func singleCost(_ text: String) -> Substring {
    text.firstMatch(of: /科技创 新.*cost (\d+\.\d\d)/)?.1 ?? "no cost"
  }

  @Test func phrases() async throws {
    let run = try await folder.fenci(
      small + ["--granularity", "phrases"], input: Array("创新企业".utf8))
    #expect(run.text.contains("joined phrase            创新 + 企业; [创新企业 "))
    #expect(run.text.contains("(phrase)], 创新 "))
  }

  @Test func objects() async throws {
    let run = try await folder.fenci(
      small + ["--json", "--granularity", "phrases"],
      input: Array("A\n科技创新\n创新企业".utf8))
    let objects = try run.objects(Object.self)
    #expect(objects.map(\.text) == ["A", "科技", "创新", "创新企业"])
    #expect(objects.map(\.rule) == ["letters", "fewerSingles", "fewerSingles", "joinedPhrase"])
    #expect(objects.map { $0.candidates.count } == [0, 2, 1, 2])
    #expect(objects[1].candidates.map(\.word) == ["科技创", "科技"])
    #expect(objects[1].candidates.map { [$0.start, $0.end] } == [[2, 11], [2, 8]])
    #expect(objects[3].candidates.map(\.layer) == ["phrases", "words"])
    #expect(objects.map(\.parts) == [nil, nil, nil, [[15, 21], [21, 27]]])
    let comparison = try #require(objects[1].comparison)
    #expect([comparison.start, comparison.end] == [2, 14])
    #expect(comparison.chosen.words == [[2, 8], [8, 14]])
    #expect(comparison.rejected.words == [[2, 11], [11, 14]])
    #expect([comparison.chosen.method, comparison.rejected.method] == ["backward", "forward"])
    #expect([comparison.chosen.singles, comparison.rejected.singles] == [0, 1])
    #expect(comparison.chosen.cost < comparison.rejected.cost)
    #expect(objects.map { $0.comparison == nil } == [true, false, false, true])
  }

  /// The objects are those of plain `--json` with more members, in text of many blocks, however many
  /// jobs there are.
  @Test(.long, arguments: ["forward", "backward", "bidirectional"])
  func objectsOfLongText(_ method: String) async throws {
    struct Plain: Decodable, Equatable {
      let text, word, tag: String
      let start, end: Int
    }
    var generator = SeededGenerator(seed: 8900)
    var text = ""
    while text.utf8.count < 60_000 {
      text += RandomText.mixed(pieces: 40, using: &generator) + generator.pick(["\n", "\r\n", ""])
    }
    try folder.write("text.txt", text)
    let arguments = ["segment", "--json", "--method", method, "text.txt"]
    let plain = try await folder.fenci(arguments, input: [])
    let explained = try await folder.fenci(arguments + ["--explain"], input: [])
    #expect(explained.ending == .exit(0))
    #expect(try explained.objects(Plain.self) == plain.objects(Plain.self))
    let sideBySide = try await folder.fenci(arguments + ["--explain", "--jobs", "3"], input: [])
    #expect(sideBySide.output == explained.output)
  }

  /// Words with line breaks inside are found, also where blocks would end.
  @Test func wordsWithLineBreaks() async throws {
    var builder = Lexicon.Builder()
    try builder.insert("科\n技", count: 5)
    try folder.write("breaks.fenci", builder.compile())
    let text = String(repeating: "科\n技，", count: 5000)
    let run = try await folder.fenci(
      ["segment", "--explain", "--dictionary", "breaks.fenci"], input: Array(text.utf8))
    #expect(run.lines.count == 10_001)
    #expect(run.lines.count { $0.contains("[科\\u{A}技 ") } == 5000)
  }

  @Test func severalFiles() async throws {
    try folder.write("a.txt", "科技\n")
    try folder.write("b.txt", "企业")
    let text = try await folder.fenci(small + ["a.txt", "b.txt"], input: [])
    #expect(text.lines.filter { $0.hasPrefix("#") } == ["# a.txt", "# b.txt"])
    let json = try await folder.fenci(small + ["--json", "a.txt", "b.txt"], input: [])
    #expect(try json.objects(Object.self).map(\.file) == ["a.txt", "b.txt"])
  }

  /// Control characters are named: they would do something to the terminal.
  @Test func controlCharacters() async throws {
    let run = try await folder.fenci(small, input: Array("\u{1B}[1m\0\u{85}".utf8) + [0xFF])
    #expect(run.text.contains(#"\u{1B}"#) && run.text.contains(#"\u{0}"#))
    #expect(run.output.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    #expect(run.text.contains("invalid bytes"))
  }

  @Test(.long) func emptyInput() async throws {
    let run = try await folder.fenci(small, input: [])
    #expect(run.ending == .exit(0))
    #expect(run.output == [])
    let blank = try await folder.fenci(small, input: Array(" \n\n \n".utf8))
    #expect(blank.output == [])
  }
}
