import FenciCore
import FenciTestSupport
import Testing

/// Numbers that matching has cut are joined again; nothing else is.
struct NumberRulesTests {
  private let lexicon: Lexicon

  init() throws {
    var builder = try SampleLexicon.builder()
    for word in ["一百", "七十", "百万", "三", "百万富翁", "数", "人数"] { try builder.insert(word, tag: "m") }
    lexicon = try Lexicon(bytes: builder.compile())
  }

  @Test(arguments: [
    "一百七十", "25亿", "二十多", "第三", "数百万", "第3", "几十", "三十几", "一百余", "两百", "〇一", "１２万", "一億", "第十一",
    "3.5万|个", "三|个", "人数|多", "百万富翁|多", "第一百多|个", "一百多|多", "二十余|多", "5G|三",
    "3G|三", "多|三", "余|三", "创新|三|创新", "三|，|三", "三| |三", "一百|\n|七十", "第|，|三", "数|，|三",
  ])
  func numbers(cut: String) {
    let expected = cut.unicodeScalars.split(separator: "|").map { String($0) }
    for method in Segmenter.Method.allCases {
      let segmenter = Segmenter(lexicon: lexicon, method: method)
      #expect(segmenter.pieces(expected.joined()) == expected, "\(method)")
    }
  }

  @Test(arguments: ["一百七十", "25亿", "二十多", "第三", "数百万"])
  func joinedNumbersAreNumbers(text: String) {
    for method in Segmenter.Method.allCases {
      let tokens = Segmenter(lexicon: lexicon, method: method).tokens(in: text)
      #expect(tokens.map(\.kind) == [.number])
      #expect(tokens.map(\.isKnown) == [false])
    }
  }

  /// How long the words of a dictionary are has nothing to do with numbers, nor what it folds.
  @Test(arguments: ["123.5亿", "12,345,678万", "25亿", "第2023", "1234多", "２５亿", "第３"])
  func numbersDoNotDependOnTheDictionary(number: String) throws {
    var builder = Lexicon.Builder()
    try builder.insert("创新")
    for _ in 0..<2 {
      let lexicon = try Lexicon(bytes: builder.compile())
      for segmenter in Segmenter.all(lexicon) {
        #expect(
          segmenter.pieces("创新" + number + "创新") == ["创新", number, "创新"], "\(segmenter.name)")
      }
      try builder.insert(String(repeating: "长", count: 63))
    }
  }

  /// 第 and 数 introduce a number; without one they are no number.
  @Test(arguments: ["第|多", "数|多", "数|余", "第|余", "第|多少"])
  func introductionAloneIsNoNumber(cut: String) {
    let expected = cut.split(separator: "|").map(String.init)
    for segmenter in Segmenter.all(lexicon) {
      #expect(segmenter.pieces(expected.joined()) == expected, "\(segmenter.name)")
    }
  }
}
