@testable import FenciCore
import FenciTestSupport
import Testing

/// The linear function that scores candidates, feature by feature.
struct KeyphraseWeightsTests {
  @Test func featuresHaveDifferentNames() {
    let names = KeyphraseFeature.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(KeyphraseFeature.all.count == 10 + 33 + 6 + 22 + 6 * 22 + 24 + 9 + 48 + 44)
    for name in [
      "bias", "mean idf", "inner stop word", "run characters 9", "words 1", "first proper noun",
      "left opening quotation mark", "phrase right stop word", "last verbal noun", "left cut",
      "laws 7", "year unknown", "year 2024", "before level -4", "run same right 3",
      "word frequency in report", "phrase in document",
    ] {
      #expect(names.contains(name))
    }
  }

  @Test func everyFeatureCanHaveAWeight() throws {
    var builder = try SampleLexicon.builder()
    for (number, feature) in KeyphraseFeature.all.enumerated() {
      try builder.setWeight(Double(number) - 20.5, of: feature.name)
    }
    let lexicon = try Lexicon(bytes: builder.compile())
    let weights = withExtendedLifetime(lexicon) {
      let table = lexicon.sections.weights
      return table.indices.map { Double(Int32(bitPattern: table[$0])) / 1000 }
    }
    #expect(weights == KeyphraseFeature.all.indices.map { Double($0) - 20.5 })
  }

  /// Each feature alone, on a text where it is plain what it must be for 创新型城市.
  @Test(
    arguments: [
      ("bias", "创新型城市。", 1), ("phrase", "创新型城市。", 1),
      ("phrase frequency in abstract", "创新型城市。", 0), ("phrase in abstract", "创新型城市。", 1),
      ("phrase in passage", "创新型城市。", 0), ("word in abstract", "创新型城市。", 0),
      ("phrase same left 0", "创新型城市。", 0), ("phrase same left 0", "建设创新型城市，发展创新型城市", 1),
      ("phrase same left 3", "建设创新型城市，建设创新型城市", 1),
      ("phrase same right 3", "建设创新型城市，建设创新型城市", 0),
      ("phrase same right 0", "建设创新型城市，建设创新型城市", 1),
      ("phrase same right 1", "创新型城市的，创新型城市的，创新型城市", 1),
      ("run", "创新型城市。", 0), ("year unknown", "创新型城市。", 1), ("laws 0", "创新型城市。", 1),
      ("phrase characters 5", "创新型城市。", 1), ("phrase characters 4", "创新型城市。", 0),
      ("run characters 5", "创新型城市。", 0),
      ("words 2", "创新型城市。", 1), ("words 1", "创新型城市。", 0),
      ("first noun", "创新型城市。", 1), ("last noun", "创新型城市。", 1), ("first verb", "创新型城市。", 0),
      ("inner stop word", "创新型城市。", 0), ("begins with phrase", "创新型城市。", 0),
      ("left cut", "创新型城市。", 0),
      ("left punctuation", "创新型城市。", 1), ("left comma", "，创新型城市", 1),
      ("phrase left comma", "，创新型城市", 1), ("word left comma", "，创新型城市", 0),
      ("right punctuation", "创新型城市", 1), ("right enumeration comma", "创新型城市、", 1),
      ("right stop word", "创新型城市的", 1), ("left stop word", "和创新型城市", 1),
      ("right full stop", "创新型城市的，创新型城市。", 0.5),
      ("left opening quotation mark", "“创新型城市", 1),
      ("right closing title mark", "《创新型城市》", 1),
    ] as [(String, String, Double)])
  func featureCountsWhereItIsSeen(feature: String, text: String, value: Double) throws {
    let phrase = try #require(try phrase("创新型城市", in: text, weights: [feature: 3]))
    #expect(phrase.score == KeyphraseWeights.unitInterval(3000 * value), "\(feature) in \(text)")
  }

  /// Each length counts from its least number of words on.
  @Test(arguments: [
    (1, "abstract"), (199, "abstract"), (200, "passage"), (999, "passage"), (1000, "document"),
    (2999, "document"), (3000, "report"),
  ])
  func lengthIsThatOfTheText(words: Int, length: String) throws {
    // 创新型 and 城市 of the first piece are two words of the text.
    let text = RandomText.repeating("发展，", max(words - 2, 0)) + "创新型城市"
    for name in ["abstract", "passage", "document", "report"] {
      let phrase = try #require(
        try phrase("创新型城市", in: text, weights: ["phrase in \(name)": 3]))
      let value: Double = name == (words == 1 ? "abstract" : length) ? 3000 : 0
      #expect(phrase.score == KeyphraseWeights.unitInterval(value), "\(words) words")
    }
  }

  @Test func frequencyIsLogarithmic() throws {
    let text = RandomText.repeating("创新型城市，", 10)
    let phrase = try #require(
      try phrase("创新型城市", in: text, weights: ["phrase frequency in abstract": 1]))
    let expected = Double(FixedPointLogarithm.ln(10)) / 2048
    #expect(phrase.score == KeyphraseWeights.unitInterval(1000 * expected))
  }

  @Test func documentFrequencyLowersTheScore() throws {
    var builder = try SampleLexicon.builder()
    builder.documentCount = 1000
    try builder.setDocuments(900, of: "城市")
    try builder.setDocuments(3, of: "技术")
    let extractor = KeywordExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let phrases = extractor.keyphrases(in: "城市，技术，")
    #expect(phrases.map(\.word) == ["技术", "城市"])
    let lexicon = extractor.lexicon
    #expect(lexicon.idf(of: try #require(lexicon.node(of: "城市"))) < 0.11)
    #expect(lexicon.idf(of: try #require(lexicon.node(of: "技术"))) > 5.5)
    #expect(lexicon.idf(of: 0) > 6.9)
  }

  @Test func scoresRiseIntoTheUnitInterval() {
    let scores = [-1e12, -50, -1, -0.001, 0, 0.001, 1, 50, 1e12].map(KeyphraseWeights.unitInterval)
    #expect(scores == scores.sorted())
    #expect(Set(scores).count == scores.count)
    #expect(scores.allSatisfy { (0...1).contains($0) })
    #expect(KeyphraseWeights.unitInterval(0) == 0.5)
  }

  private func phrase(
    _ word: String, in text: String, weights: [String: Double]
  ) throws -> KeyPhrase? {
    var builder = try SampleLexicon.builder()
    for (feature, weight) in weights { try builder.setWeight(weight, of: feature) }
    let extractor = KeywordExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    return extractor.keyphrases(in: text, top: .max).first { $0.word == word }
  }
}
