import FenciCore
import FenciTestSupport
import Testing

/// Word counts, compared with counting the dictionary form of every token.
struct WordCountsTests {
  private func naiveCounts(_ segmenter: Segmenter, _ text: String) -> [String: Int] {
    let tokens = segmenter.tokens(in: text)
    return tokens.filter(\.kind.isText)
      .reduce(into: [:]) { $0[tokens.normalizedForm(of: $1), default: 0] += 1 }
  }

  @Test func countsAreThoseOfTheTokens() throws {
    let lexicon = try SampleLexicon.lexicon()
    let segmenters = Segmenter.all(lexicon) + Segmenter.trained(lexicon)
    var generator = SeededGenerator(seed: 2021)
    for number in 0..<amount(1000, few: 100) {
      let count = generator.below(generator.oneIn(10) ? 5000 : 60)
      let text = RandomText.mixed(pieces: count, using: &generator)
      let segmenter = segmenters[number % segmenters.count]
      #expect(segmenter.wordCounts(in: text) == naiveCounts(segmenter, text), "\(segmenter.name)")
    }
  }

  /// More different words than the table has room for at first.
  @Test func tableGrows() throws {
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
    let text = (0..<5000).map { "w\($0 % 4000)" }.joined(separator: " ")
    let counts = segmenter.wordCounts(in: text)
    #expect(counts.count == 4000)
    #expect(counts == naiveCounts(segmenter, text))
  }

  @Test func spellingsAreOneWord() throws {
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
    let counts = segmenter.wordCounts(in: "创新，創新。創(chuàng)新！ＡＢ ab")
    #expect(counts == ["创新": 3, "ab": 2])
    #expect(segmenter.wordCounts(in: "").isEmpty)
    #expect(segmenter.wordCounts(in: Array("创新".utf8)[...]) == ["创新": 1])
  }
}
