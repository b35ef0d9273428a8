import FenciCore
import FenciTestSupport
import Testing

/// The boundaries of phrases are boundaries of words, for every method.
struct SegmenterGranularityTests {
  @Test(.long, arguments: Segmenter.Method.allCases)
  func phraseBoundariesAreWordBoundariesInRandomText(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<amount(60, few: 20) {
      let random = try RandomLexicon(
        size: 3 + generator.below(6), wordCount: 20, phraseCount: 15, using: &generator)
      for _ in 0..<10 {
        let text = random.text(count: 1 + generator.below(60), using: &generator)
        expectSubset(Array(text.utf8), random.lexicon, method)
      }
    }
  }

  @Test(.long, arguments: Segmenter.Method.allCases)
  func phraseBoundariesAreWordBoundariesInMixedText(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 12)
    let lexicon = try SampleLexicon.lexicon()
    for _ in 0..<400 {
      let text = RandomText.mixed(pieces: 15, using: &generator)
      expectSubset(Array(text.utf8), lexicon, method)
      expectSubset(RandomText.mutated(text, using: &generator), lexicon, method)
    }
  }

  @Test(.long, arguments: Segmenter.Method.allCases)
  func phraseBoundariesAreWordBoundariesInLongTextWithoutBreak(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 13)
    for size in 3...6 {
      let random = try RandomLexicon(
        size: size, wordCount: 20, phraseCount: 12, longest: 3, using: &generator)
      let text = random.text(count: 14_000, using: &generator)
      expectSubset(Array(text.utf8), random.lexicon, method)
    }
  }

  /// Periodic text never lets backward matching fall into step again once it is out of step.
  @Test(arguments: Segmenter.Method.allCases)
  func phraseBoundariesAreWordBoundariesInPeriodicText(method: Segmenter.Method) throws {
    var builder = Lexicon.Builder()
    for word in ["甲乙丙", "乙丙甲", "丙甲乙"] { try builder.insert(word) }
    for phrase in ["甲乙丙甲乙丙", "乙丙甲乙丙甲乙丙甲", "丙甲乙丙甲乙丙甲乙丙甲乙"] {
      try builder.insert(phrase, layer: .phrases)
    }
    let lexicon = try Lexicon(bytes: builder.compile())
    let text = String(repeating: "甲乙丙", count: 5000)
    expectSubset(Array(text.utf8), lexicon, method)
  }

  @Test(.long) func phrasesEqualTheirDefinition() throws {
    var generator = SeededGenerator(seed: 14)
    for _ in 0..<120 {
      let random = try RandomLexicon(
        size: 3 + generator.below(4), wordCount: 12, phraseCount: 20, longest: 3, using: &generator)
      for _ in 0..<10 {
        let text = random.text(count: 1 + generator.below(16), using: &generator)
        let naive = NaiveMatching(random.naive, NaiveUnit.units(text))
        let expected = naive.joiningPhrases(naive.forward())
        let segmenter = Segmenter(
          lexicon: random.lexicon, method: .forward, granularity: .phrases)
        let found = segmenter.tokens(in: text).map {
          NaiveToken(range: $0.start / 3..<$0.end / 3, isWord: $0.isKnown)
        }
        #expect(found == expected, "\(text)")
      }
    }
  }

  private func expectSubset(_ bytes: [UInt8], _ lexicon: Lexicon, _ method: Segmenter.Method) {
    let words = Segmenter(lexicon: lexicon, method: method, granularity: .words).ends(bytes)
    let phrases = Segmenter(lexicon: lexicon, method: method, granularity: .phrases).ends(bytes)
    let extra = Set(phrases).subtracting(words)
    #expect(
      extra.isEmpty,
      "\(extra.count) extra, first at \(extra.min() ?? 0) of \(bytes.count): \(bytes.prefix(90))")
    let search = Segmenter(lexicon: lexicon, method: method, granularity: .search).ends(bytes)
    let missing = Set(words).subtracting(search)
    #expect(missing.isEmpty, "\(missing.count) missing at search: \(bytes.prefix(90))")
  }
}
