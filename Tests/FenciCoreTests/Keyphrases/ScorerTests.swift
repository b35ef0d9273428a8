import FenciTestSupport
import Testing

@testable import FenciCore

/// What is dropped before it is scored never belongs among the best.
struct ScorerTests {
  /// In long texts, whose parts beyond the first thousand words are bounded: the best of few that are kept are the
  /// best of all, to the last bit, by any weights, and with a title or headings anywhere.
  @Test(.long, arguments: 0..<6) func boundDropsNothingOfTheBest(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(930 + seed))
    for round in 0..<amount(12, few: 4) {
      let lexicon = try lexicon(signs: round % 2 == 0, &generator)
      let document = document(&generator)
      var reference: ReferenceTable?
      if generator.oneIn(2) {
        let table = "# documents: 900\nterm\tdocuments\n城市\t700\n技术\t3\n发展城市\t80\n网络\t890\n"
        reference = ReferenceTable(
          try DocumentFrequencies(table: Array(table.utf8), name: "table"), lexicon: lexicon)
      }
      check(document, lexicon, reference)
    }
  }

  private func check(_ document: Document, _ lexicon: Lexicon, _ reference: ReferenceTable?) {
    WordsOfText(lexicon, reference: reference).withWords(of: document) {
      words, filter, weights, scorer in
      let all = Candidates(words, filter, weights, nil, scorer, keeping: .max)
      let expected = Self.found(all.best, words)
      for count in [1, 8, 40] {
        let few = Candidates(words, filter, weights, nil, scorer, keeping: count)
        let threshold = few.best.threshold
        let found = Self.found(few.best, words).filter { $0.score > threshold }
        #expect(found.elementsEqual(expected.prefix { $0.score > threshold }, by: ==), "\(count)")
        #expect(threshold == -.infinity || few.best.candidates.count >= count)
      }
    }
  }

  private static func found(
    _ best: borrowing BestCandidates, _ words: borrowing DocumentWords
  ) -> [(score: Double, key: [UInt32])] {
    (0..<best.candidates.count).map { number in
      let candidate = best.candidates[number]
      return (
        candidate.score,
        words.characterRange(of: candidate.run).map { words.characters[$0].scalar }
      )
    }.sorted {
      $0.score != $1.score ? $0.score > $1.score : $0.key.lexicographicallyPrecedes($1.key)
    }
  }

  /// - Parameter signs: whether weights of salience have both signs.
  private func lexicon(signs: Bool, _ generator: inout SeededGenerator) throws -> Lexicon {
    var builder = try SampleLexicon.builder()
    for feature in KeyphraseFeature.all {
      try builder.setWeight(Double(generator.below(4001) - 2000) / 2000, of: feature.name)
    }
    for feature in SalienceFeature.allCases {
      let weight = Double(generator.below(2000)) / 1000
      try builder.setWeight(
        signs && generator.oneIn(3) ? -weight : weight, of: KeyphraseFeature.salience(feature).name)
    }
    try builder.setWeight(Double(generator.below(3000)), of: "salience half length")
    return try Lexicon(bytes: builder.compile())
  }

  private func document(_ generator: inout SeededGenerator) -> Document {
    let pieces = [
      "创新", "城市", "建设", "技术", "经济", "发展", "网络", "龘", "𠮷", "年", "5G", "重庆", "人民", "书", "股",
    ]
    var text = ""
    for _ in 0..<3000 {
      text +=
        generator.pick(pieces) + generator.pick(["", "", "，", "的", "。", "”", "“", "\n", "《", "》"])
    }
    let bytes = Array(text.utf8)
    func range() -> Range<Int> {
      let start = generator.below(bytes.count)
      return start..<start + 30
    }
    return Document(
      bytes: bytes, title: generator.oneIn(3) ? nil : range(),
      headings: (0..<20).map { _ in range() })
  }

  /// The definition, by hand: 技术 stands in the title, in a heading, twice in the text.
  @Test func salienceIsTheSumOfItsFeatures() throws {
    var builder = try SampleLexicon.builder()
    let weights: [SalienceFeature: Double] = [
      .frequency: 0.5, .rarity: 0.25, .title: 2, .heading: 1, .lead: 3, .spread: 0.125, .quotes: 4,
      .length: 0.5,
      .weight: 1.5, .halfLength: 10, .repeated: 0.75,
    ]
    for (feature, weight) in weights {
      try builder.setWeight(weight, of: KeyphraseFeature.salience(feature).name)
    }
    let table = "# documents: 99\nterm\tdocuments\n技术\t9\n"
    builder.setDocuments(try DocumentFrequencies(table: Array(table.utf8), name: "table"))
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let document = Document(title: "技术城", body: "一、技术\n“技术”，城的技术。")
    let found = extractor.explanations(of: document, top: .max)
    let technique = try #require(found.first { $0.keyphrase.word == "技术" })
    let values = Dictionary(
      uniqueKeysWithValues: technique.contributions.map { ($0.feature, $0.value) })
    func ln(_ x: Double) -> Double { DeterministicMath.ln(x) }
    #expect(technique.keyphrase.count == 4)
    #expect(values["salience frequency"] == ln(1 + ln(4)))
    #expect(values["salience title"] == 1 && values["salience whole title"] == nil)
    #expect(values["salience heading"] == ln(2))
    #expect(values["salience lead"] == 1)
    #expect(values["salience quotes"] == 0.25)
    #expect(values["salience length"] == 0.2)
    #expect(values["salience spread"] == ln(4))
    // ln(100 / 9.3) = 2.375 nats, in sixteenths.
    #expect(values["salience rarity"] == ln(38.0 / 16 + Scorer.leastRarity))
    // 技术|城|LF|一|、|技术|LF|“|技术|”|，|城|的|技术|。
    let share = 1.5 * 225 / (225 + 100) + 0.75 * (1 - 1.0 / 4)
    let sum = weights.reduce(0) { sum, weight in
      sum + weight.value * (values["salience \(weight.key.name)"] ?? 0)
    }
    #expect(abs(DeterministicMath.ln(technique.salience) - share * sum) < 1e-12)
  }
}
