import Fenci
import FenciTestSupport
import Testing

/// Key phrases of repaired pages stand in the original.
@Suite struct RepairedKeyphrasesTests {
  private static let page =
    "推進(jìn)創(chuàng)新型城市發(fā)展戰(zhàn)略，現(xiàn)階段要加強(qiáng)高?萍剂α拷ㄔO(shè)。"

  @Test(arguments: KeyphraseExtractor.Method.allCases)
  func rangesAreThoseOfTheOriginal(_ method: KeyphraseExtractor.Method) throws {
    let source = Array(Self.page.utf8)
    let page = TextRepair(lexicon: .standard).repaired(source)
    try #require(page.edits.count >= 7)
    let extractor = KeyphraseExtractor(lexicon: .standard, method: method)
    let keyphrases = extractor.keyphrases(in: page, top: 30)
    let texts = keyphrases.map { keyphrase in
      keyphrase.utf8Ranges.map { String(decoding: source[$0], as: UTF8.self) }
    }
    let found = Dictionary(
      zip(keyphrases.map(\.phrase), texts), uniquingKeysWith: { first, _ in first })
    #expect(found["創新型城市"] == ["創(chuàng)新型城市"])
    #expect(found.contains { $0.key.hasPrefix("高校科技") && $0.value == ["高?萍剂α拷ㄔO(shè)"] })

    let repaired = extractor.keyphrases(in: page.bytes, top: 30)
    #expect(keyphrases.map(\.phrase) == repaired.map(\.phrase))
    #expect(keyphrases.map(\.score) == repaired.map(\.score))
    #expect(keyphrases.map(\.utf8Ranges) == repaired.map { $0.utf8Ranges.map(page.originalRange) })
    let explanations = extractor.explanations(of: page, top: 30)
    #expect(explanations.map(\.keyphrase) == keyphrases)
    #expect(
      explanations.map(\.contributions)
        == extractor.explanations(of: page.bytes, top: 30).map(\.contributions))
  }

  /// What shows no damage is the text itself.
  @Test func textWithoutDamage() {
    let extractor = KeyphraseExtractor(lexicon: .standard)
    for text in ["", "推进创新型城市建设", "學(xué)而時習之，創(chuàng)新型城市"] {
      let bytes = Array(text.utf8)
      let page = TextRepair(lexicon: .standard).repaired(bytes)
      #expect(page.edits.isEmpty && page.bytes == bytes && page.source == bytes)
      #expect(extractor.keyphrases(in: page) == extractor.keyphrases(in: bytes))
      #expect(extractor.keyphrases(in: RepairedText(bytes)) == extractor.keyphrases(in: bytes))
      #expect(RepairedText(bytes).originalRange(of: bytes.indices) == bytes.indices)
    }
  }
}
