import FenciCore
import FenciTestSupport
import Testing

/// At phrase granularity terms stay whole, and a number stays with its unit.
struct PhraseRulesTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try SampleLexicon.lexicon() }

  @Test(arguments: [
    "创新型城市", "创新型城市建设", "創(chuàng)新型城市|的", "5G网络", "中国人民", "经济发展|和|城市建设", "创新型|，|城市", "创新型| |城市",
    "创新|城市建设", "中国|经济发展", "城市建设|设", "创\u{FE00}新型城市",
  ])
  func phrasesStayWhole(cut: String) {
    let expected = cut.unicodeScalars.split(separator: "|").map { String($0) }
    for method in Segmenter.Method.allCases {
      let segmenter = Segmenter(lexicon: lexicon, method: method, granularity: .phrases)
      #expect(segmenter.pieces(expected.joined()) == expected, "\(method)")
    }
  }

  /// A phrase that does not begin and end at word boundaries is none: 国人 in 中国人.
  @Test func phraseInsideAWordIsNone() throws {
    var builder = Lexicon.Builder()
    for word in ["中国人", "民生"] { try builder.insert(word) }
    for phrase in ["中国人民", "国人", "人民生"] { try builder.insert(phrase, layer: .phrases) }
    let lexicon = try Lexicon(bytes: builder.compile())
    for method in Segmenter.Method.allCases {
      let segmenter = Segmenter(lexicon: lexicon, method: method, granularity: .phrases)
      #expect(segmenter.pieces("中国人民生") == ["中国人", "民生"], "\(method)")
    }
  }

  @Test(arguments: [
    "5个", "一个", "10kg", "6.5mmol/L", "两年", "三月", "几个", "第一个", "２０２３年", "3.5公里", "一百个|的", "多少|年",
    "创新|年", "5|城市", "5G|年",
    "5| |年", "十年|月",
  ])
  func numbersStayWithTheirUnits(cut: String) {
    let expected = cut.unicodeScalars.split(separator: "|").map { String($0) }
    for method in Segmenter.Method.allCases {
      let segmenter = Segmenter(lexicon: lexicon, method: method, granularity: .phrases)
      #expect(segmenter.pieces(expected.joined()) == expected, "\(method)")
    }
  }

  /// A word that merely begins with a numeral is no number: 一起, 一定.
  @Test(arguments: ["一起|年", "一定|个"])
  func wordThatBeginsWithANumeralIsNoNumber(cut: String) {
    let expected = cut.split(separator: "|").map(String.init)
    for method in Segmenter.Method.allCases {
      let segmenter = Segmenter(lexicon: lexicon, method: method, granularity: .phrases)
      #expect(segmenter.pieces(expected.joined()) == expected, "\(method)")
    }
  }

  @Test func joinedTokensTellWhatTheyAre() {
    let segmenter = Segmenter(lexicon: lexicon, method: .probability, granularity: .phrases)
    let tokens = segmenter.tokens(in: "创新型城市5年")
    #expect(tokens.map(\.kind) == [.word, .number])
    #expect(tokens.map(\.isKnown) == [true, false])
    #expect(tokens.map { tokens.tag(of: $0) } == ["n", "m"])
  }
}
