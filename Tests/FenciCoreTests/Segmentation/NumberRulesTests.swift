@testable import FenciCore
import FenciTestSupport
import Testing

/// Numbers are found by rule, and matching goes on between them.
struct NumberRulesTests {
  private let lexicon: Lexicon

  init() throws {
    var builder = try SampleLexicon.builder()
    for word in [
      "一百", "七十", "百万", "三", "百万富翁", "数", "人数", "二十四节气", "双十一", "统一", "唯一", "万一", "三农", "一带一路",
      "第三者", "个人", "条例", "道路", "路障", "人们", "多样", "收拾", "大陆", "三心二意", "十分", "千万", "年底", "好几", "茶几",
      "胡说八道", "建成", "成数",
    ] {
      try builder.insert(word, tag: "m")
    }
    for unit in [
      "天", "岁", "样", "下", "瓦", "米", "点", "分", "钟", "兆", "道", "条", "百分点", "兆瓦", "件", "多云",
    ] {
      try builder.insert(unit, tag: "q")
    }
    lexicon = try Lexicon(bytes: builder.compile())
  }

  @Test(
    .long,
    arguments: [
      "一百七十", "25亿", "二十多", "第三", "数百万", "第3", "几十", "三十几", "一百余", "两百", "〇一", "１２万", "一億", "第十一",
      "3.5万|个", "三|个", "人数|多", "百万富翁|多", "第一百多|个", "一百多|多", "二十余|多", "5G|三",
      "3G|三", "多|三", "余|三", "创新|三|创新", "三|，|三", "三| |三", "一百|\n|七十", "第|，|三", "数|，|三",
      "第五十二|条", "五十万|元", "二〇二四|年", "一九六○|年", "二点三亿", "百分之三点五", "三十分之一", "3分之1", "百分之百", "1.2万亿",
      "2亿3千万", "30多|岁", "三百余|人", "茶几|个", "好几|个|人", "胡说八道", "十来|个", "第二十三", "叁拾伍万|元", "壹佰陆拾|元", "廿三",
      "七八十", "两三|个", "三五|天",
      "九八|年",
      "两|个|人", "几|个|人们", "三|道|路障", "五|条|例", "四|年底", "一百|年底", "二十四节气", "双十一", "统一|个人", "唯一|一|个",
      "三农", "一带一路", "第三者", "三百|多云", "三百多|年", "收拾|一|下", "大陆|十|年", "三|点|四十|分", "三|点|五|分", "二点五",
      "有|一|点|三心二意", "十分|好", "十|分钟", "千万", "万一", "600|兆瓦", "5|千瓦", "三千|米", "建成|数十|个", "零点五",
      "百分之零点七",
      "零|点", "百分之三点五|元",
      "3|百分点", "二〇〇五", "一万零五百",
      "一百零五", "三万五", "零|件", "一|一", "二十五六|岁", "十七八", "2024|多云", "人数|百万", "三亿|人", "千|千", "亿|万",
    ])
  func numbers(cut: String) {
    let expected = cut.unicodeScalars.split(separator: "|").map { String($0) }
    for method in Segmenter.Method.allCases {
      let segmenter = Segmenter(lexicon: lexicon, method: method)
      #expect(segmenter.pieces(expected.joined()) == expected, "\(method)")
    }
  }

  @Test(arguments: ["一百七十", "25亿", "二十多", "第三", "数百万", "一百"])
  func numbersAreNumbers(text: String) {
    for method in Segmenter.Method.allCases {
      let tokens = Segmenter(lexicon: lexicon, method: method).tokens(in: text)
      #expect(tokens.map(\.kind) == [.number])
      #expect(tokens.map { tokens.tag(of: $0) } == ["m"])
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

  /// However long a number is.
  @Test(arguments: [59, 60, 61, 119, 120, 121, 600, 5000])
  func longNumbersAreOneToken(count: Int) {
    let number = RandomText.repeating("一二三", count).unicodeScalars.prefix(count)
    let text = "创新" + String(String.UnicodeScalarView(number)) + "城市"
    for segmenter in Segmenter.all(lexicon) + Segmenter.trained(lexicon) {
      let pieces = segmenter.pieces(text)
      #expect(pieces.contains(String(String.UnicodeScalarView(number))), "\(segmenter.name)")
    }
  }

  // MARK: The definition

  /// Texts of numerals, units and characters that words are made of.
  private static let alphabets = [
    "一二三五七十百千万亿零〇两几数第多余来点分之年刻个人条", "三四五十百万两几个月人年国条件米千瓦兆", "壹贰叁拾佰仟万亿元零○三十",
    "第一二三十百个人这一统唯数几茶余多", "百分之一二三十点五万亿多个",
  ]

  @Test(.long, arguments: 0..<5)
  func spansEqualTheirDefinition(alphabet: Int) throws {
    try Self.requireDefinedSpans(over: Self.alphabets[alphabet], seed: 40 + alphabet)
  }

  /// Digits are pre-tokens, whose characters are joined.
  @Test func spansOfDigitsEqualTheirDefinition() throws {
    try Self.requireDefinedSpans(over: "1203百千万亿第多余来分之点年个人国三十瓦", seed: 50)
  }

  private static func requireDefinedSpans(over characters: String, seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array(characters.unicodeScalars)
    for _ in 0..<amount(60, few: 15) {
      let (lexicon, naive) = try Self.lexicon(alphabet, &generator)
      let segmenter = Segmenter(lexicon: lexicon, method: .probability)
      for _ in 0..<40 {
        let text = RandomText.string(
          of: alphabet, count: 1 + generator.below(12), using: &generator)
        try Self.requireDefinedSpans(text, segmenter, naive)
      }
    }
  }

  /// Between numbers every method is what it is without them.
  @Test(.long, arguments: 0..<5)
  func everyMethodEqualsItsDefinitionBetweenNumbers(alphabet: Int) throws {
    var generator = SeededGenerator(seed: UInt64(60 + alphabet))
    let alphabet = Array((Self.alphabets[alphabet] + "甲乙丙丁").unicodeScalars)
    for _ in 0..<amount(60, few: 15) {
      let (lexicon, naive) = try Self.lexicon(alphabet, &generator)
      for _ in 0..<20 {
        let text = RandomText.string(of: alphabet, count: 1 + generator.below(9), using: &generator)
        let units = Self.units(text)
        let spans = Self.naiveSpans(naive, units).map(\.range)
        for method in Segmenter.Method.allCases {
          let expected = NaiveMatching.tokens(naive, units, around: spans) { matching in
            switch method {
            case .forward: matching.forward()
            case .backward: matching.backward()
            case .bidirectional: matching.bidirectional()
            case .mmseg: matching.mmseg(unknownCost: lexicon.unknownCost)
            default: matching.probability(unknownCost: lexicon.unknownCost)
            }
          }
          let found = Segmenter(lexicon: lexicon, method: method).tokens(in: text)
          try #require(
            found.map { "\($0.utf8Range) \($0.isKnown)" }
              == expected.map {
                "\(3 * $0.range.lowerBound)..<\(3 * $0.range.upperBound) \($0.isWord)"
              }, "\(method): \(text)")
        }
      }
    }
  }

  private static func lexicon(
    _ alphabet: [Unicode.Scalar], _ generator: inout SeededGenerator
  ) throws -> (Lexicon, NaiveLexicon) {
    var builder = Lexicon.Builder()
    for scalar in alphabet { try builder.insert(String(scalar), count: 1 + generator.below(300)) }
    for _ in 0..<generator.below(16) {
      let word = RandomText.string(
        of: alphabet, count: 2 + generator.below(3), using: &generator)
      try builder.insert(word, count: 1 + generator.below(500))
    }
    // The characters of all units have codes.
    for list in [NumberUnits.bounded, NumberUnits.open, NumberUnits.words, "这那同另某任又各"] {
      for scalar in list.unicodeScalars where !scalar.properties.isWhitespace {
        try builder.insert(String(scalar))
      }
    }
    let lexicon = try Lexicon(bytes: builder.compile())
    var naive = NaiveLexicon()
    for entry in lexicon.entries() where entry.isWord {
      naive.words[naive.key(entry.word)] = Int(entry.cost * 2048)
    }
    return (lexicon, naive)
  }

  private static func units(_ text: String) -> [NaiveUnit] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.map { index in
      NaiveUnit(
        scalars[index].value,
        isJoined: index > 0 && scalars[index].isASCII && scalars[index - 1].isASCII)
    }
  }

  private static func naiveSpans(
    _ naive: NaiveLexicon, _ units: [NaiveUnit]
  ) -> [NaiveNumbers.Span] {
    NaiveNumbers(naive, units, units: (NumberUnits.bounded, NumberUnits.open, NumberUnits.words))
      .spans()
  }

  private static func requireDefinedSpans(
    _ text: String, _ segmenter: Segmenter, _ naive: NaiveLexicon
  ) throws {
    var found: [NaiveNumbers.Span] = []
    let bytes = Array(text.utf8)
    var chunk = segmenter.makeChunk(byteCount: bytes.count, window: NormalizedText.window)
    bytes.withTable { table in
      let normalizer = segmenter.makeNormalizer(of: UTF8Reader(bytes: table))
      normalizer.fill(&chunk.text, from: 0)
      chunk.fixedSpans.fix(
        in: chunk.text, segmenter.lexicon.sections.trie, segmenter.numberUnits)
    }
    chunk.fixedSpans.forEach { range, kind in
      found.append(NaiveNumbers.Span(range: chunk.text.byteRange(range), isUnit: kind == .unit))
    }
    var offsets = [0]
    for scalar in text.unicodeScalars {
      offsets.append(offsets[offsets.count - 1] + (scalar.isASCII ? 1 : 3))
    }
    let expected = naiveSpans(naive, units(text)).map { span in
      NaiveNumbers.Span(
        range: offsets[span.range.lowerBound]..<offsets[span.range.upperBound],
        isUnit: span.isUnit)
    }
    try #require(found == expected, "\(text)")
  }
}
