import FenciTestSupport
import Testing

/// Documents of every kind through `keywords`, by both methods and in all forms of output.
@Suite struct KeywordsDocumentsTests {
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
      let contributions: [Contribution]?
    }

    let id: String
    let keyphrases: [Keyphrase]
  }

  private static let methods = [[], ["--method", "tfidf"], ["--method=textrank"]]
  private static let documents: [[UInt8]] =
    [
      "", "\n", "的", "营商环境", "license server", "2023", "，。……", "👍🏽🇨🇳", "\0\0营商环境\0",
      "創(chuàng)新型城市，創新型城市", "ＡＩ技术", "<p class=\"a\">营商环境&nbsp;</p><script>var 城市</script>",
    ].map { Array($0.utf8) } + [[0xFF, 0xE4, 0xB8], [0x0A, 0xC0, 0x0A, 0xFF]]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(.long, arguments: documents, methods)
  func anyDocument(_ bytes: [UInt8], _ method: [String]) async throws {
    let plain = try await folder.fenci(["keywords"] + method, input: bytes)
    #expect(plain.ending == .exit(0))
    #expect(plain.errors == "" || plain.errors.contains("--encoding decides"))
    let json = try await folder.fenci(["keywords", "--json", "--explain"] + method, input: bytes)
    let objects = try json.objects(Document.self)
    try #require(objects.count == 1 && objects[0].id == "-")
    let phrases = objects[0].keyphrases
    #expect(
      plain.lines.map { $0.split(separator: "\t").first.map(String.init) } == phrases.map(\.phrase))
    #expect(phrases.count <= 20)
    for phrase in phrases {
      #expect(phrase.count == phrase.ranges.count && (0...1).contains(phrase.score))
      #expect(phrase.ranges.allSatisfy { $0[0] < $0[1] && $0[1] <= bytes.count })
      #expect(phrase.contributions?.isEmpty == false)
    }
    let lines = try await folder.fenci(["keywords", "--lines", "--json"] + method, input: bytes)
    let ids = try lines.objects(Document.self).map(\.id)
    let ends = bytes.count { $0 == 0x0A } + (bytes.isEmpty || bytes.last == 0x0A ? 0 : 1)
    #expect(ids == (0..<ends).map { String($0) })
  }

  @Test func methodNamesAreTheChoices() async throws {
    let run = try await folder.fenci("keywords", "--method", "TextRank")
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("--method “TextRank”: expected one of tfidf, textrank"))
  }

  /// What is under a key phrase adds up to its score.
  @Test func textRankIsExplained() async throws {
    let text = "加快创新型城市建设，优化营商环境，推动科技成果转化。创新型城市。"
    let run = try await folder.fenci(
      "keywords", "--method", "textrank", "--explain", "--json", input: text)
    let phrases = try run.objects(Document.self).flatMap(\.keyphrases)
    #expect(phrases.count > 3)
    for phrase in phrases {
      let contributions = try #require(phrase.contributions)
      #expect(contributions.allSatisfy { $0.feature.hasPrefix("rank ") })
      let sum = contributions.reduce(0) { $0 + $1.value * $1.weight }
      #expect(abs(sum - phrase.score) < 0.005)
    }
    let other = try await folder.fenci("keywords", "--json", input: text)
    let scores = try other.objects(Document.self).flatMap(\.keyphrases).map(\.score)
    #expect(scores != phrases.map(\.score))
  }

  @Test func markupIsNoKeyPhrase() async throws {
    let page = "<div class=\"a\"><script>function f() { var 城市更新 }</script>营商环境</div>"
    for method in Self.methods {
      let run = try await folder.fenci(["keywords"] + method, input: Array(page.utf8))
      #expect(run.lines.map { $0.split(separator: "\t")[0] } == ["营商环境"])
    }
  }
}
