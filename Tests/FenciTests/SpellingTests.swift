import Fenci
import Testing

/// One term in several spellings is one key phrase, and each occurrence is a range of the text.
@Suite struct SpellingTests {
  private let extractor = KeyphraseExtractor(lexicon: .standard)

  @Test func spellingsAreOneKeyPhrase() throws {
    let text = "建设创新型城市。建設創新型城市。建設創(chuàng)新型城市。"
    let keyphrases = extractor.keyphrases(in: text)
    let city = try #require(keyphrases.first { $0.word == "创新型城市" })
    #expect(city.count == 3)
    let utf8 = Array(text.utf8)
    let spellings = city.utf8Ranges.map { String(decoding: utf8[$0], as: UTF8.self) }
    #expect(spellings == ["创新型城市", "創新型城市", "創(chuàng)新型城市"])
    // Two of the three spellings are 創新型城市 once the annotation is left out.
    #expect(city.phrase == "創新型城市")
    let words = keyphrases.map(\.word)
    #expect(Set(words).count == words.count)
  }

  @Test(arguments: ["创新型城市", "創新型城市", "創(chuàng)新型城市", "創（chuàng）新型城市", "创新型城市\u{FE00}"])
  func eachSpellingIsOneToken(_ spelling: String) throws {
    let segmenter = Segmenter(lexicon: .standard, method: .probability, granularity: .phrases)
    let tokens = segmenter.tokens(in: spelling)
    #expect(tokens.map { tokens.surface(of: $0) } == [spelling])
    #expect(tokens.map { tokens.normalizedForm(of: $0) } == ["创新型城市"])
  }

  /// Brackets that hold no reading of the character before them are text.
  @Test(arguments: ["創(xīn)新型城市", "創(AI)新型城市", "創(市)新型城市", "創(chuang)新型城市", "創(chuàng新型城市"])
  func otherBracketsAreText(_ text: String) {
    let tokens = Segmenter(lexicon: .standard, method: .probability, granularity: .phrases).tokens(
      in: text)
    #expect(tokens.count > 1)
    #expect(!tokens.map { tokens.normalizedForm(of: $0) }.contains("创新型城市"))
  }
}
