import FenciTestSupport
import Testing

@testable import FenciCore

/// Ranks are those of the definition, one for all spellings of a word, and explain the scores.
struct TextRankTests {
  private let lexicon: Lexicon
  private let extractor: KeyphraseExtractor

  init() throws {
    lexicon = try SampleLexicon.lexicon()
    extractor = KeyphraseExtractor(lexicon: lexicon, method: .textRank)
  }

  /// By hand: 创新 has a link to each of two others, so x = 0.15 + 1.7 y and y = 0.15 + 0.425 x.
  @Test func smallGraph() throws {
    let ranks = ranks(of: "城市的创新，技术")
    let (x, y) = (0.405 / 0.2775, 0.15 + 0.425 * 0.405 / 0.2775)
    try #require(ranks.count == 3)
    #expect(ranks.map(\.word) == ["创新", "城市", "技术"])
    #expect(ranks[0].rank == 1)
    #expect(abs(ranks[1].rank - y / x) < 1e-4)
    #expect(abs(ranks[2].rank - y / x) < 1e-4)
  }

  /// The ranks of random texts solve the equations, solved here by elimination.
  @Test func ranksSolveTheEquations() {
    var generator = SeededGenerator(seed: 740)
    let pieces = ["创新", "城市", "建设", "技术", "经济", "发展", "人民", "网络", "的", "，", "中国", "公里", "重庆"]
    for _ in 0..<40 {
      let text = (0..<2 + generator.below(60)).map { _ in generator.pick(pieces) }.joined()
      let expected = solution(NaiveDocumentWords(Document(text), lexicon).nodes.map(\.word))
      let found = ranks(of: text)
      for (word, rank) in found {
        let solved = expected[word.unicodeScalars.map(\.value)] ?? .infinity
        #expect(abs(rank - solved) < 0.01, "\(word): \(text)")
      }
    }
  }

  /// All spellings of a word are one node.
  @Test(arguments: [
    ("創新", "创新"), ("創(chuàng)新（xīn）", "创新"), ("５Ｇ", "5G"), ("Cafe\u{301}", "café"),
  ])
  func spellingsAreOneNode(one: String, other: String) {
    let texts = [(one, other), (other, one), (one, one)].map { "\($0)，城市，技术，\($1)，发展，\($0)" }
    let scores = texts.map { extractor.keyphrases(in: $0, top: .max).map(\.score) }
    #expect(scores[0].count == 4)
    #expect(scores[0] == scores[1] && scores[1] == scores[2])
  }

  /// What the others give: the word between all others ranks highest.
  @Test func wordBesideAllOthersRanksHighest() {
    let text = "城市的创新，技术创新，经济创新，网络创新，人民创新"
    #expect(extractor.keyphrases(in: text, top: 1).map(\.word) == ["创新"])
  }

  @Test(.long) func contributionsAddUpToTheScore() {
    var generator = SeededGenerator(seed: 741)
    var count = 0
    for _ in 0..<30 {
      let text = RandomText.mixed(pieces: 60, using: &generator)
      let explanations = extractor.explanations(of: text, top: .max)
      #expect(explanations.map(\.keyphrase) == extractor.keyphrases(in: text, top: .max))
      for explanation in explanations {
        let sum = explanation.contributions.reduce(0) { $0 + $1.amount }
        #expect(abs(sum - explanation.keyphrase.score) < 1e-9)
        #expect(explanation.contributions.allSatisfy { $0.feature.hasPrefix("rank ") })
        #expect(explanation.contributions.allSatisfy { (0...1).contains($0.value) })
        count += explanation.contributions.count
      }
    }
    #expect(count > 300)
  }

  /// Weights and document frequencies have no part in it.
  @Test func lexiconWithoutWeightsGivesTheSame() throws {
    var builder = try SampleLexicon.builder()
    for feature in KeyphraseFeature.all { try builder.setWeight(1, of: feature.name) }
    builder.documentCount = 500
    try builder.setDocuments(300, of: "城市")
    let other = KeyphraseExtractor(
      lexicon: try Lexicon(bytes: builder.compile()), method: .textRank)
    let text = "中国人民的经济发展和创新型城市建设，5G网络技术，A股，重庆开会，中国人和国人。"
    let phrases = extractor.keyphrases(in: text, top: .max)
    #expect(phrases.count > 5)
    #expect(other.keyphrases(in: text, top: .max) == phrases)
  }

  /// Text with nothing to link, one word or a million of it end at once.
  @Test func degenerateGraphs() {
    #expect(extractor.keyphrases(in: "的和了，2023").isEmpty)
    for text in ["城市", "城市城市", RandomText.repeating("城市，", 1 << 14)] {
      #expect(extractor.keyphrases(in: text, top: 1).map(\.word) == ["城市"])
    }
    #expect(ranks(of: "城市").map(\.rank) == [1])
  }

  @Test func methods() {
    #expect(KeyphraseExtractor.Method.allCases.map(\.rawValue) == ["tfidf", "textrank"])
    #expect(KeyphraseExtractor(lexicon: lexicon).method == .tfidf)
    #expect(extractor.method == .textRank)
  }

  /// The words that are candidates by themselves, with their ranks as shares of the highest; the best
  /// first.
  private func ranks(of text: String) -> [(word: String, rank: Double)] {
    var ranks: [String: Double] = [:]
    for explanation in extractor.explanations(of: text, top: .max) {
      for contribution in explanation.contributions {
        ranks[String(contribution.feature.dropFirst("rank ".count))] = contribution.value
      }
    }
    return ranks.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  /// The solution by Gaussian elimination, as shares of the highest.
  private func solution(_ sequence: [[UInt32]]) -> [[UInt32]: Double] {
    let words = Array(Set(sequence))
    var links = words.map { _ in words.map { _ in 0.0 } }
    for (one, other) in zip(sequence, sequence.dropFirst()) where one != other {
      guard let a = words.firstIndex(of: one), let b = words.firstIndex(of: other) else { continue }
      links[a][b] += 1
      links[b][a] += 1
    }
    let sums = links.map { max($0.reduce(0, +), 1) }
    var rows = words.indices.map { row in
      words.indices.map { (row == $0 ? 1 : 0) - 0.85 * links[$0][row] / sums[$0] } + [0.15]
    }
    for pivot in rows.indices {
      for row in rows.indices where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in rows[row].indices { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    let ranks = rows.indices.map { (rows[$0].last ?? 0) / rows[$0][$0] }
    let highest = ranks.max() ?? 1
    return Dictionary(uniqueKeysWithValues: zip(words, ranks.map { $0 / highest }))
  }
}
