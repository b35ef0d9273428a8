import FenciTestSupport
import Testing

@testable import FenciCore

/// Document frequencies of the user's own in the place of the lexicon's.
@Suite struct KeyphraseExtractorFrequenciesTests {
  private static let words = ["创新", "城市", "建设", "创新型城市", "发展", "网络", "中国", "开会"]

  private static func builder(_ generator: inout SeededGenerator) throws -> Lexicon.Builder {
    var builder = try SampleLexicon.builder()
    for feature in KeyphraseFeature.all {
      try builder.setWeight(Double(generator.below(4001) - 2000) / 1000, of: feature.name)
    }
    return builder
  }

  /// The lexicon's own frequencies, given by hand, change nothing: not a bit of any score.
  @Test(.long) func sameFrequenciesGiveTheSame() throws {
    var generator = SeededGenerator(seed: 840)
    for _ in 0..<8 {
      var builder = try Self.builder(&generator)
      let plain = try Lexicon(bytes: builder.compile())
      let total = 1 + generator.below(60_000)
      var table = "# documents: \(total)\nterm\tdocuments\n"
      for word in Self.words { table += "\(word)\t\(1 + generator.below(total))\n" }
      let frequencies = try DocumentFrequencies(table: Array(table.utf8), name: "table")
      builder.setDocuments(frequencies)
      let expected = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
      let own = KeyphraseExtractor(lexicon: plain, frequencies: frequencies)
      for _ in 0..<20 {
        let text = RandomText.mixed(pieces: 60, using: &generator) + Self.words.joined()
        #expect(
          own.explanations(of: text, top: 30) == expected.explanations(of: text, top: 30))
        #expect(own.keyphrases(in: text) == expected.keyphrases(in: text))
      }
    }
  }

  @Test func rareWordsRise() throws {
    let lexicon = try SampleLexicon.lexicon()
    for (rare, common) in [("城市", "网络"), ("网络", "城市")] {
      let table = "# documents: 900\nterm\tdocuments\n\(common)\t700\n\(rare)\t2\n"
      let found = try Self.extractor(lexicon, table).keyphrases(in: "城市。网络。").map(\.phrase)
      #expect(found == [rare, common])
    }
  }

  /// What stands in nine of ten documents of every genre is no key phrase; of one genre it may be one.
  @Test func whatStandsEverywhereIsNone() throws {
    let lexicon = try SampleLexicon.lexicon()
    let one = "# documents: 900\nterm\tdocuments\n城市\t810\n网络\t809\n城市网络\t900\n"
    let words = try Self.extractor(lexicon, one).keyphrases(in: "城市。网络。城市网络。").map(\.word)
    #expect(words == ["网络"])
    let two = "# laws: 900\n# news: 90\nterm\tlaws\tnews\n城市\t900\t80\n网络\t810\t81\n"
    #expect(try Self.extractor(lexicon, two).keyphrases(in: "城市。网络。").map(\.word) == ["城市"])
  }

  /// Candidates that the dictionary lacks are counted, too.
  @Test func termsThatAreNoEntriesHaveFrequencies() throws {
    let lexicon = try SampleLexicon.lexicon()
    let table = "# documents: 900\nterm\tdocuments\n城市技术\t700\n"
    let found = try Self.extractor(lexicon, table).keyphrases(in: "，城市技术，网络技术，").map(\.word)
    #expect(Array(found.suffix(2)) == ["网络技术", "城市技术"])
  }

  private static func extractor(_ lexicon: Lexicon, _ table: String) throws -> KeyphraseExtractor {
    KeyphraseExtractor(
      lexicon: lexicon,
      frequencies: try DocumentFrequencies(table: Array(table.utf8), name: "table"))
  }

  /// Of spellings that fold to one entry the commonest counts, in whatever order.
  @Test func spellingsOfAnEntry() throws {
    let lexicon = try SampleLexicon.lexicon()
    func explanations(_ rows: String) throws -> [KeyphraseExplanation] {
      let table = Array(("# documents: 90\nterm\tdocuments\n" + rows).utf8)
      return KeyphraseExtractor(
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
