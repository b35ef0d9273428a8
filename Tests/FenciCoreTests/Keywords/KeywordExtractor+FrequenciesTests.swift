import FenciTestSupport
import Testing

@testable import FenciCore

/// Document frequencies of the user's own in the place of the lexicon's.
@Suite struct KeywordExtractorFrequenciesTests {
  private static let words = ["创新", "城市", "建设", "创新型城市", "发展", "网络", "中国", "开会"]

  private static func builder(_ generator: inout SeededGenerator) throws -> Lexicon.Builder {
    var builder = try SampleLexicon.builder()
    for feature in KeyphraseFeature.all {
      try builder.setWeight(Double(generator.below(4001) - 2000) / 1000, of: feature.name)
    }
    return builder
  }

  /// The lexicon's own frequencies, given by hand, change nothing: not a bit of any score.
  @Test func sameFrequenciesGiveTheSame() throws {
    var generator = SeededGenerator(seed: 840)
    for _ in 0..<8 {
      var builder = try Self.builder(&generator)
      builder.documentCount = 1 + generator.below(60_000)
      var table = "# documents: \(builder.documentCount)\nterm\tdocuments\n"
      var plain = try Lexicon(bytes: builder.compile())
      if generator.oneIn(2) {
        builder.documentCount = 0
        plain = try Lexicon(bytes: builder.compile())
        builder.documentCount = 60_000
        table = "# documents: 60000\nterm\tdocuments\n"
      }
      for word in Self.words {
        let count = generator.below(builder.documentCount + 1)
        try builder.setDocuments(count, of: word)
        table += "\(word)\t\(count)\n"
      }
      let lexicon = try Lexicon(bytes: builder.compile())
      let frequencies = try DocumentFrequencies(table: Array(table.utf8), name: "table")
      let expected = KeywordExtractor(lexicon: lexicon)
      let own = KeywordExtractor(lexicon: plain, frequencies: frequencies)
      for _ in 0..<20 {
        let text = RandomText.mixed(pieces: 60, using: &generator) + Self.words.joined()
        #expect(
          own.explanations(of: text, top: 30) == expected.explanations(of: text, top: 30))
        #expect(own.keyphrases(in: text) == expected.keyphrases(in: text))
      }
    }
  }

  @Test func rareWordsRise() throws {
    var builder = try SampleLexicon.builder()
    try builder.setWeight(1, of: "mean idf")
    let lexicon = try Lexicon(bytes: builder.compile())
    for (rare, common) in [("城市", "网络"), ("网络", "城市")] {
      let table = "# documents: 900\nterm\tdocuments\n\(common)\t890\n\(rare)\t2\n"
      let extractor = KeywordExtractor(
        lexicon: lexicon,
        frequencies: try DocumentFrequencies(table: Array(table.utf8), name: "table"))
      let found = extractor.keyphrases(in: "城市。网络。").map(\.phrase)
      #expect(found == [rare, common])
    }
  }

  /// Of spellings that fold to one entry the commonest counts, in whatever order.
  @Test func spellingsOfAnEntry() throws {
    let lexicon = try SampleLexicon.lexicon()
    func explanations(_ rows: String) throws -> [KeyPhraseExplanation] {
      let table = Array(("# documents: 90\nterm\tdocuments\n" + rows).utf8)
      return KeywordExtractor(
        lexicon: lexicon, frequencies: try DocumentFrequencies(table: table, name: "table")
      ).explanations(of: "创新。城市。", top: 5)
    }
    let expected = try explanations("创新\t7\n城市\t50\n")
    #expect(!expected.isEmpty)
    #expect(try explanations("創新\t7\n创新\t2\n城市\t50\n龘龘\t9\n") == expected)
    #expect(try explanations("創新\t2\n创新\t7\n城市\t50\n") == expected)
    #expect(try explanations("创新\t8\n城市\t50\n") != expected)
  }
}
