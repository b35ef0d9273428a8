import FenciCore
import FenciTestSupport
import Testing

/// All spellings of a phrase are one key phrase.
struct KeyphraseExtractorSpellingsTests {
  private let extractor: KeyphraseExtractor

  init() throws { extractor = KeyphraseExtractor(lexicon: try SampleLexicon.lexicon()) }

  @Test func spellingsAreOneKeyPhraseWithAllRanges() throws {
    let parts = [
      "创新型城市", "，", "創(chuàng)新型城市", "。", "創新型城市", "！", "创\u{FE00}新型城市", "\n", "创新（xīn）型城市",
    ]
    let text = parts.joined()
    let phrases = extractor.keyphrases(in: text, top: 5)
    let phrase = try #require(phrases.first)
    #expect(phrase.word == "创新型城市")
    #expect(phrase.count == 5)
    #expect(phrase.phrase == "创新型城市")
    let texts = phrase.utf8Ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    #expect(texts == stride(from: 0, to: parts.count, by: 2).map { parts[$0] })
    #expect(phrases.count { $0.word == "创新型城市" } == 1)
  }

  @Test func phraseIsTheCommonestSpelling() throws {
    let text = "创新型城市，創新型城市，創(chuàng)新型城市，創新(xīn)型城市，创新型城市。"
    #expect(try #require(extractor.keyphrases(in: text).first).phrase == "創新型城市")
    let tied = "創新型城市，创新型城市。"
    #expect(try #require(extractor.keyphrases(in: tied).first).phrase == "創新型城市")
  }

  @Test func caseAndWidthAreOneKeyPhrase() throws {
    let phrases = extractor.keyphrases(in: "5G网络，５Ｇ网络，5g网络。")
    let phrase = try #require(phrases.first)
    #expect(phrase.count == 3)
    #expect(phrases.count == 1)
  }

  @Test func dictionaryFormIsTheLexiconsSpelling() throws {
    let phrase = try #require(extractor.keyphrases(in: "ＣＡＦＥ，cafe\u{301}").first)
    #expect(phrase.count == 2)
    // Two entries of the sample fold to it; cafe is the commoner.
    #expect(phrase.word == "cafe")
  }
}
