import FenciTestSupport
import Testing

@testable import FenciCore

/// The documents of a corpus compared with each other.
struct KeyphraseExtractorContrastTests {
  private func frequencies(_ lexicon: Lexicon, _ documents: [String]) -> DocumentFrequencies {
    var counter = DocumentFrequencies.Counter(lexicon: lexicon)
    for document in documents { counter.insert(document) }
    return counter.frequencies
  }

  /// Contrast with all documents is comparison with the others.
  @Test(.long) func eachDocumentIsComparedWithTheOthers() throws {
    let lexicon = try SampleLexicon.lexicon()
    var generator = SeededGenerator(seed: 1721)
    for _ in 0..<10 {
      let documents = (0..<3 + generator.below(20)).map { _ in
        RandomText.mixed(pieces: 30, using: &generator) + generator.pick(["创新型城市", "技术", ""])
      }
      let all = KeyphraseExtractor(
        lexicon: lexicon, contrasting: frequencies(lexicon, documents))
      for number in documents.indices {
        var others = documents
        let document = others.remove(at: number)
        let rest = KeyphraseExtractor(
          lexicon: lexicon, frequencies: frequencies(lexicon, others))
        #expect(
          all.keyphrases(in: document, top: .max) == rest.keyphrases(in: document, top: .max))
      }
    }
  }

  /// What stands in nine of ten of the others is no key phrase; in fewer it may be one.
  @Test(.long, arguments: [3, 11, 20, 21, 30]) func whatStandsInMost(count: Int) throws {
    let lexicon = try SampleLexicon.lexicon()
    for holders in 1...count {
      let documents = (0..<count).map { $0 < holders ? "创新型城市，技术。" : "技术，网络。" }
      let extractor = KeyphraseExtractor(
        lexicon: lexicon, contrasting: frequencies(lexicon, documents))
      let phrases = extractor.keyphrases(in: documents[0]).map(\.phrase)
      let isCommon = 10 * (holders - 1) >= 9 * (count - 1)
      #expect(phrases.contains("创新型城市") == !isCommon, "\(holders) of \(count)")
      #expect(!phrases.contains("技术"))
    }
  }

  /// A title that is a candidate only because it is one is counted, too.
  @Test func titlesAreCounted() throws {
    let lexicon = try SampleLexicon.lexicon()
    let title = "关于创新城市网络技术建设发展的报告"
    let documents = (0..<4).map { Document(title: title, body: "创新\($0)。") }
    var counter = DocumentFrequencies.Counter(lexicon: lexicon)
    for document in documents { counter.insert(document) }
    #expect(counter.frequencies.count(of: title) == 4)
    let extractor = KeyphraseExtractor(lexicon: lexicon, contrasting: counter.frequencies)
    for document in documents {
      #expect(!extractor.keyphrases(in: document).contains { title.contains($0.phrase) })
    }
  }

  /// Where words alone were counted, a run of them is as rare as they are.
  @Test func tableOfWords() throws {
    let lexicon = try SampleLexicon.lexicon()
    let table = "# documents: 90\nterm\tdocuments\n网络\t90\n技术\t90\n城市\t2\n建设\t3\n"
    let frequencies = try DocumentFrequencies(table: Array(table.utf8), name: "table")
    #expect(ReferenceTable(frequencies, lexicon: lexicon).hasWordsAlone)
    let phrases = KeyphraseExtractor(lexicon: lexicon, frequencies: frequencies)
      .keyphrases(in: "网络技术。城市建设。").map(\.phrase)
    #expect(phrases.contains("城市建设") && !phrases.contains("网络技术"))
    let counted = self.frequencies(lexicon, ["网络技术，城市建设。", "网络技术。"])
    #expect(!ReferenceTable(counted, lexicon: lexicon).hasWordsAlone)
  }
}
