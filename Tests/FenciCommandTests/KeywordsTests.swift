import FenciTestSupport
import Foundation
import Testing

/// What `keywords` prints for files, lines and as JSON.
@Suite struct KeywordsTests {
  private struct Document: Decodable {
    struct Keyphrase: Decodable {
      struct Contribution: Decodable {
        let feature: String
        let value, weight: Double
      }

      let phrase, word: String
      let score: Double
      let count: Int
      let ranges: [[Int]]
      let termhood, salience: Double?
      let contributions: [Contribution]?
    }

    let id: String
    let keyphrases: [Keyphrase]
  }

  private let folder: TemporaryFolder
  private let text = """
    要推進創(chuàng)新型城市建設。創新型城市,创新型城市!
    培育新质生产力,发展新质生产力。

    """

  init() throws { folder = try TemporaryFolder() }

  /// Under each key phrase stand both factors of its score, and under each factor what adds up to it.
  @Test func explain() async throws {
    try folder.write("a.txt", text)
    let plain = try await folder.fenci("keywords", "a.txt")
    let run = try await folder.fenci("keywords", "--explain", "a.txt")
    #expect(run.ending == .exit(0))
    let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    let expected = String(decoding: plain.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("  ") } == expected)
    #expect(lines.count { $0.hasSuffix("\tbias\t1.000 × \(bias(lines))") } == expected.count)
    for factor in ["termhood", "salience"] {
      #expect(
        lines.count { $0.wholeMatch(of: /\ \ \d+\.\d{3,9}\t(\w+)/)?.1 == factor[...] }
          == expected.count)
    }
    let json = try await folder.fenci("keywords", "--explain", "--json", "a.txt")
    for phrase in try json.objects(Document.self)[0].keyphrases {
      let (termhood, salience) = (try #require(phrase.termhood), try #require(phrase.salience))
      let contributions = try #require(phrase.contributions)
      func sum(_ isPart: (String) -> Bool) -> Double {
        contributions.filter { isPart($0.feature) }.reduce(0) { $0 + $1.value * $1.weight }
      }
      let logOdds = sum { !$0.hasPrefix("salience ") }
      #expect(abs(1 / (1 + exp(-logOdds)) - termhood) < 0.01)
      #expect(abs(log(salience) - sum { $0.hasPrefix("salience ") }) < 0.05)
      let product = termhood * salience
      #expect(abs(product / (1 + product) - phrase.score) < 0.01)
    }
  }

  private func bias(_ lines: [Substring]) -> Substring {
    lines.lazy.compactMap { $0.firstMatch(of: /\tbias\t1\.000 × (\S+)$/)?.1 }.first ?? "none"
  }

  @Test func text() async throws {
    try folder.write("a.txt", text)
    let run = try await folder.fenci("keywords", "a.txt")
    #expect(run.ending == .exit(0))
    let rows = run.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    for row in rows {
      try #require(row.count == 3)
      #expect(row[1].wholeMatch(of: /0\.\d{4}|1\.0000/) != nil)
    }
    #expect(rows.contains { $0[0] == "創新型城市" && $0[2] == "3" })
    #expect(rows.contains { $0[0] == "新质生产力" && $0[2] == "2" })
    #expect(rows.map { $0[1] } == rows.map { $0[1] }.sorted(by: >))
  }

  @Test func json() async throws {
    try folder.write("a.txt", text)
    let run = try await folder.fenci("keywords", "--json", "a.txt")
    let documents = try run.objects(Document.self)
    try #require(documents.map(\.id) == ["a.txt"])
    let bytes = Array(text.utf8)
    for keyphrase in documents[0].keyphrases {
      #expect(keyphrase.count == keyphrase.ranges.count)
      #expect((0...1).contains(keyphrase.score))
      for range in keyphrase.ranges {
        try #require(range.count == 2 && range[0] < range[1] && range[1] <= bytes.count)
      }
      #expect(keyphrase.ranges.map { $0[0] } == keyphrase.ranges.map { $0[0] }.sorted())
    }
    let city = try #require(documents[0].keyphrases.first { $0.word == "创新型城市" })
    let spellings = city.ranges.map { String(decoding: bytes[$0[0]..<$0[1]], as: UTF8.self) }
    #expect(spellings == ["創(chuàng)新型城市", "創新型城市", "创新型城市"])
    // The commonest spelling without annotations.
    #expect(city.phrase == "創新型城市")
  }

  @Test func top() async throws {
    let all = try await folder.fenci("keywords", input: text).lines
    try #require(all.count > 2)
    for top in 1..<all.count {
      let run = try await folder.fenci("keywords", "--top", "\(top)", input: text)
      #expect(run.lines == Array(all.prefix(top)))
    }
  }

  /// Twenty unless said otherwise, as the help text says.
  @Test func standardTop() async throws {
    let endings = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥".map { String($0) }
    let phrases = endings.map { "城市" + $0 }
    try await folder.compile("small.fenci", words: [], phrases: phrases)
    let input = phrases.joined(separator: "。")
    let run = try await folder.fenci("keywords", "--dictionary", "small.fenci", input: input)
    #expect(run.lines.count == 20)
  }

  @Test func severalFilesAreSeveralDocuments() async throws {
    try folder.write("a.txt", "创新型城市\n")
    try folder.write("b \"1\".txt", "新质生产力\n")
    let run = try await folder.fenci("keywords", "--top", "1", "a.txt", "b \"1\".txt")
    let names = run.lines.map { $0.split(separator: "\t")[0] }
    #expect(names == ["# a.txt", "创新型城市", "# b \"1\".txt", "新质生产力"])
    let json = try await folder.fenci("keywords", "--json", "a.txt", "b \"1\".txt", "-")
    #expect(try json.objects(Document.self).map(\.id) == ["a.txt", "b \"1\".txt", "-"])
  }

  /// Each line is a document; ranges are relative to it, and an empty line keeps its number.
  @Test(.long, arguments: ["创新型城市\n\n新质生产力\n", "创新型城市\r\n\r\n新质生产力", "创新型城市\n\n新质生产力\r\n"])
  func lines(_ input: String) async throws {
    let json = try await folder.fenci("keywords", "--lines", "--json", "--top", "1", input: input)
    let documents = try json.objects(Document.self)
    #expect(documents.map(\.id) == ["0", "1", "2"])
    #expect(documents.map { $0.keyphrases.map(\.word) } == [["创新型城市"], [], ["新质生产力"]])
    #expect(documents.last?.keyphrases.first?.ranges == [[0, 15]])
    let rows = try await folder.fenci("keywords", "--lines", "--top", "1", input: input).lines
    #expect(
      rows.map { $0.split(separator: "\t")[0] } == ["# 0", "创新型城市", "# 1", "# 2", "新质生产力"])
  }

  @Test func escapes() async throws {
    try folder.write("tab\there \\ \"quoted\"\u{1}.txt", "创新型城市\n")
    let run = try await folder.fenci("keywords", "--json", "tab\there \\ \"quoted\"\u{1}.txt")
    #expect(try run.objects(Document.self).map(\.id) == ["tab\there \\ \"quoted\"\u{1}.txt"])
    #expect(run.output.filter { $0 < 0x20 && $0 != 0x0A } == [])
  }

  /// A file that is not text is refused, and does not count as a document.
  @Test(.long) func binaryInputIsRefused() async throws {
    let bytes = (0..<60_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    let run = try await folder.fenci(["keywords", "--json"], input: Array("科技。".utf8) + bytes)
    #expect(run.ending == .exit(1) && run.output.isEmpty)
    #expect(run.errors.contains("not text"))
  }
}
