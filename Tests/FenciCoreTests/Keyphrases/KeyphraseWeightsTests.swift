@testable import FenciCore
import FenciTestSupport
import Testing

/// The linear functions of termhood and salience, feature by feature.
struct KeyphraseWeightsTests {
  @Test func featuresHaveDifferentNames() {
    let names = KeyphraseFeature.all.map(\.name)
    #expect(Set(names).count == names.count)
    let salience = SalienceFeature.allCases.count
    #expect(
      KeyphraseFeature.all.count
        == 1 + 4 + 5 + 3 + 2 + 4 * 15 + 10 + 2 * 14 + 2 * 5 * 25 + 4 * 2 * 4 + 4 * 11 + 5 * 2
        + salience)
    for name in [
      "bias", "title", "inner stop word", "run characters 9", "title characters 16", "words 1",
      "words 10", "first person", "last organisation", "left opening quotation mark",
      "phrase right stop word", "last verbal noun", "left cut", "laws some", "recent many",
      "before level -4", "run same right 3", "salience frequency", "salience whole title",
      "salience half length",
    ] {
      #expect(names.contains(name), "\(name)")
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

  /// Weights belong to their names. A reader skips the features of a newer version.
  @Test func unknownFeaturesAreSkipped() throws {
    var builder = try SampleLexicon.builder()
    for (feature, weight) in [("bias", 2.0), ("phrase", -1), ("salience lead", 3)] {
      try builder.setWeight(weight, of: feature)
    }
    let editor = try ImageEditor(builder.compile())
    let names = editor.range(.weightNames).lowerBound
    #expect(Array(editor.bytes[names..<names + 5]) == Array("bias\0".utf8))
    var other = editor
    other.set(names, UInt8(ascii: "B"), size: 1)
    for (image, bias) in [(editor, Int32(2000)), (other, nil)] {
      let weights = KeyphraseWeights(try Lexicon(bytes: image.sealed())).byFeature
      #expect(weights[.bias] == bias && weights[.salience(.lead)] == 3000)
      #expect(weights[.kind(.phrase)] == -1000)
    }
    var wrong = editor
    wrong.set(names + 4, UInt8(ascii: "s"), size: 1)
    #expect(throws: FenciError.self) { try Lexicon(bytes: wrong.sealed()) }
  }

  /// Each feature alone, on a text where it is plain what it must be for 创新型城市.
  @Test(
    .long,
    arguments: [
      ("bias", "创新型城市。", 1), ("phrase", "创新型城市。", 1),
      ("phrase same left 0", "创新型城市。", 0), ("phrase same left 0", "建设创新型城市，发展创新型城市", 1),
      ("phrase same left 3", "建设创新型城市，建设创新型城市", 1),
      ("phrase same right 3", "建设创新型城市，建设创新型城市", 0),
      ("phrase same right 0", "建设创新型城市，建设创新型城市", 1),
      ("phrase same right 1", "创新型城市的，创新型城市的，创新型城市", 1),
      ("run", "创新型城市。", 0), ("word", "创新型城市。", 0), ("title", "《创新型城市》", 0),
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
      ("left stop word", "the创新型城市", 1), ("right full stop", "\n创新型城市的\n创新型城市。", 0.5),
    ] as [(String, String, Double)])
  func featureCountsWhereItIsSeen(feature: String, text: String, value: Double) throws {
    try expectTermhood(3 * value, of: "创新型城市", in: text, weights: [feature: 3])
  }

  /// The same for other candidates.
  @Test(
    .long,
    arguments: [
      ("title", "《城市发展》", "城市发展", 1), ("title characters 4", "《城市发展》", "城市发展", 1),
      ("run", "《城市发展》", "城市发展", 0), ("run", "城市发展。", "城市发展", 1),
      ("word", "技术。", "技术", 1), ("words 5", "“技术网络”技术，", "“技术网络”技术", 1),
      ("inner stop word", "技术的网络，", "技术的网络", 1),
      ("inner unknown", "技术龘网络，", "技术龘网络", 1), ("inner unknown", "龘技术网络，", "龘技术网络", 0),
      ("inner other", "技术多少网络，", "技术多少网络", 1), ("inner adverb", "技术一定网络，", "技术一定网络", 1),
      ("inner verb", "技术开会网络，", "技术开会网络", 1), ("inner verb", "技术网络开会，", "技术网络开会", 0),
      ("begins with phrase", "创新型城市技术，", "创新型城市技术", 1),
      ("ends with phrase", "技术创新型城市，", "技术创新型城市", 1),
      ("left cut", "创新型城市建设。", "城市建设", 1),
      ("right cut", "技术创新型城市。", "技术创新型", 1),
      ("run characters 11", "技术网络技术网络技术网络人民网络技术技术。", "技术网络技术网络技术网络", 0),
      ("run characters 12", "技术网络技术网络技术网络人民网络技术技术。", "技术网络技术网络技术网络", 1),
      ("run characters 16", "技术网络技术网络技术网络人民网络技术技术。", "技术网络技术网络技术网络人民网络技术技术", 1),
      ("words 10", "技术网络技术网络技术网络人民网络技术技术。", "技术网络技术网络技术网络人民网络技术技术", 1),
    ])
  func featureOfOtherCandidates(
    feature: String, text: String, word: String, value: Double
  ) throws {
    try expectTermhood(2 * value, of: word, in: text, weights: [feature: 2])
  }

  /// The lexicon's frequencies tell in which genres a phrase is at home.
  @Test(arguments: [
    ("laws many", 1.0), ("laws some", 0), ("council some", 1), ("council many", 0),
    ("national some", 0),
  ])
  func phrasesHaveGenres(feature: String, value: Double) throws {
    var builder = try SampleLexicon.builder()
    try builder.setWeight(3, of: feature)
    let table = """
      # council: 100
      # laws: 40
      # national: 40
      term\tcouncil\tlaws\tnational
      创新型城市\t4\t2\t0

      """
    builder.setDocuments(try DocumentFrequencies(table: Array(table.utf8), name: "table"))
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let found = extractor.explanations(of: "创新型城市。", top: .max)
    let phrase = try #require(found.first { $0.keyphrase.word == "创新型城市" })
    #expect(abs(phrase.termhood - Self.probability(3 * value)) < 1e-12)
  }

  @Test func levelsOfWordsCount() throws {
    var builder = try SampleLexicon.builder()
    try builder.changeStatistics(of: "城市") { statistics in
      statistics.set(-4, in: .first)
      statistics.set(6, in: .last)
      statistics.set(2, in: .before)
    }
    for (feature, weight) in [
      "first level -4": 1.0, "last level 6": 0.25, "before level 2": 0.5, "first level 6": 9,
    ] {
      try builder.setWeight(weight, of: feature)
    }
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let found = extractor.explanations(of: "城市。技术城市技术。", top: .max)
    let city = try #require(found.first { $0.keyphrase.word == "城市" })
    #expect(abs(city.termhood - Self.probability(1.25)) < 1e-12)
  }

  @Test func documentFrequencyLowersTheScore() throws {
    var builder = try SampleLexicon.builder()
    builder.documentCount = 1000
    try builder.setDocuments(900, of: "城市")
    try builder.setDocuments(3, of: "技术")
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let phrases = extractor.keyphrases(in: "城市，技术，")
    #expect(phrases.map(\.word) == ["技术", "城市"])
    let lexicon = extractor.lexicon
    #expect(lexicon.idf(of: try #require(lexicon.node(of: "城市"))) < 0.11)
    #expect(lexicon.idf(of: try #require(lexicon.node(of: "技术"))) > 5.5)
    #expect(lexicon.idf(of: 0) > 6.9)
  }

  static func probability(_ logOdds: Double) -> Double {
    DeterministicMath.exp(DeterministicMath.lnProbability(ofLogOdds: logOdds))
  }

  /// Without weights of salience the score tells the termhood alone.
  private func expectTermhood(
    _ logOdds: Double, of word: String, in text: String, weights: [String: Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var builder = try SampleLexicon.builder()
    for (feature, weight) in weights { try builder.setWeight(weight, of: feature) }
    let lexicon = try Lexicon(bytes: builder.compile())
    let key = Array(lexicon.folded(word).unicodeScalars.map(\.value))
    var found: Double?
    WordsOfText(lexicon).withWords(of: Document(text)) { words, filter, weights, scorer in
      let candidates = Candidates(words, filter, weights, nil, scorer, keeping: .max)
      for number in 0..<candidates.best.candidates.count {
        let candidate = candidates.best.candidates[number]
        let characters = words.characterRange(of: candidate.run)
        if characters.map({ words.characters[$0].scalar }) == key { found = candidate.termhood }
      }
    }
    #expect(found == 1000 * logOdds, "\(weights) in \(text)", sourceLocation: sourceLocation)
  }
}
