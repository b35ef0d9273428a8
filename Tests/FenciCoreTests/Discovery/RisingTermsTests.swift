import FenciTestSupport
import Foundation
import Testing

@testable import FenciCore

/// What rises from one corpus to another.
struct RisingTermsTests {
  @Test func risesAndNothingElse() throws {
    let lexicon = try SampleLexicon.lexicon()
    let later = ["创新型城市，建设。", "创新型城市。创新型城市", "技术。创新型城市，技术"]
    let earlier = ["技术，建设。技术，建设。", "技术。建设，建设，技术。创新型城市"]
    var counts = TermCounts(lexicon: lexicon)
    for text in later { counts.insert(Array(text.utf8)) }
    var discovery = TermDiscovery(counts, scope: .all, minimumCount: 2)
    for text in later { discovery.insert(Array(text.utf8)) }
    for text in earlier { discovery.insertEarlier(Array(text.utf8)) }
    let rising = discovery.risingTerms()
    let city = try #require(rising.first)
    #expect(city.phrase == "创新型城市" && city.isKnown && city.count == 4 && city.documents == 3)
    #expect(city.earlier?.count == 1 && city.earlier?.documents == 1)
    for term in rising {
      let before = try #require(term.earlier)
      #expect(before.laterPerMillion > before.perMillion)
    }
    #expect(rising.allSatisfy { $0.phrase != "技术" })
  }

  @Test(arguments: 0..<200) func likelihoodRatio(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (total, earlierTotal) = (1 + generator.below(1_000_000), 1 + generator.below(1_000_000))
    let count = generator.below(min(total, 3000) + 1)
    let earlier = generator.below(min(earlierTotal, 3000) + 1)
    let change = Change(count, of: total, earlier: earlier, of: earlierTotal)
    let share = Double(count + earlier) / Double(total + earlierTotal)
    func term(_ cell: Int, _ expected: Double) -> Double {
      cell > 0 ? Double(cell) * log(Double(cell) / expected) : 0
    }
    let expected =
      2
      * (term(count, Double(total) * share) + term(earlier, Double(earlierTotal) * share)
        + term(total - count, Double(total) * (1 - share))
        + term(earlierTotal - earlier, Double(earlierTotal) * (1 - share)))
    #expect(abs(change.logLikelihoodRatio - max(expected, 0)) < 1e-5 * (1 + expected))
    if change.isRise {
      #expect(Double(count) * Double(earlierTotal) > Double(earlier) * Double(total))
    }
  }

  @Test func logarithm() {
    for x in [1e-9, 0.3, 0.999_999, 1, 1.4142, 1.4143, 2, 10, 12_345.678, 1e15] {
      #expect(abs(DeterministicMath.ln(x) - log(x)) < 1e-14 * max(1, abs(log(x))))
    }
  }
}
