import FenciTestSupport
import Testing

@testable import FenciCore

/// Explanations show the same key phrases, and contributions that add up to their two factors.
struct KeyphraseExplanationTests {
  @Test(.long, arguments: 0..<4) func contributionsAddUpToTheScore(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(760 + seed))
    var builder = try SampleLexicon.builder()
    for feature in KeyphraseFeature.all {
      try builder.setWeight(Double(generator.below(4001) - 2000) / 1000, of: feature.name)
    }
    for word in ["创新", "城市", "的", "建设", "创新型城市"] {
      try builder.changeStatistics(of: word) { statistics in
        for column in KeyphraseStatistics.Column.allCases {
          statistics.set(generator.below(11) - 4, in: column)
        }
        statistics.set(.many, of: .provincial)
      }
    }
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let pieces = [
      "创新型城市", "建设", "发展", "的", "，", "“", "”", "城市", "技术", "、", "。", "《", "》", "\n一、", "+",
    ]
    var count = 0
    for _ in 0..<20 {
      let text = (0..<40).map { _ in generator.pick(pieces) }.joined()
      let explanations = extractor.explanations(of: text, top: .max)
      #expect(explanations.map(\.keyphrase) == extractor.keyphrases(in: text, top: .max))
      for explanation in explanations {
        check(explanation)
        count += explanation.contributions.count
      }
    }
    #expect(count > 1000)
  }

  /// termhood = 1 / (1 + e^−t), salience = e^s, score = x / (1 + x) of their product.
  private func check(_ explanation: KeyphraseExplanation) {
    func sum(_ isIncluded: (String) -> Bool) -> Double {
      explanation.contributions.filter { isIncluded($0.feature) }.reduce(0) { $0 + $1.amount }
    }
    let logOdds = sum { !$0.hasPrefix("salience ") }
    let salience = DeterministicMath.exp(sum { $0.hasPrefix("salience ") })
    let termhood = 1 / (1 + DeterministicMath.exp(-logOdds))
    #expect(abs(explanation.termhood - termhood) < 1e-9)
    #expect(abs(explanation.salience / salience - 1) < 1e-9)
    let product = explanation.termhood * explanation.salience
    #expect(abs(explanation.keyphrase.score - product / (1 + product)) < 1e-9)
  }

  @Test func nothingIsExplainedWhereNothingIsFound() throws {
    let extractor = KeyphraseExtractor(lexicon: try SampleLexicon.lexicon())
    #expect(extractor.explanations(of: "，。").isEmpty)
    #expect(extractor.explanations(of: "创新型城市", top: 0).isEmpty)
  }
}
