import FenciTestSupport
import Testing

@testable import FenciCore

/// Where the title and the headings of a text are found.
struct DocumentTests {
  @Test(
    arguments: [
      ("关于建设创新型城市的意见\n各县：", "关于建设创新型城市的意见", []),
      ("  关于建设创新型城市的意见 \t\r\n\r\n各县：", "关于建设创新型城市的意见", []),
      ("\u{FEFF}\u{3000}\u{A0}创新型城市\u{3000}\u{A0} \n正文", "创新型城市", []),
      ("只有一行", nil, []), ("只有一行\n", nil, []), ("只有一行\n \u{3000}\r\n\t", nil, []),
      ("第一句话。\n第二句话。", nil, []), ("什么？\n正文", nil, []), ("a:\n正文", nil, []),
      ("建设、\n正文", nil, []), ("", nil, []), ("\n\n\n", nil, []),
      ("标题\r正文", "标题", []), ("标题\r\n一、建设\r\n正文", "标题", ["一、建设"]),
      ("标题\n（一）建设城市。加快发展。\n正文", "标题", ["（一）建设城市"]),
      ("标题\n(一）建设\n（12)城市\n正文", "标题", ["(一）建设", "（12)城市"]),
      (
        "标题\n第一章 总则\n第二节\u{3000}城市\n第三编：技术\n第四部分\n第五条 城市", "标题",
        ["第一章 总则", "第二节\u{3000}城市", "第三编", "第四部分"]
      ),
      ("标题\n1.建设\n2．城市\n3、技术\n1.5 倍\n2.5亿\n4.\n5\n6", "标题", ["1.建设", "2．城市", "3、技术"]),
      ("标题\n## 建设\n#\n城市", "标题", ["## 建设", "#"]),
      ("标题\n\u{3000}\u{3000}二十一、建设\u{A0}\n\u{A0}十、城市", "标题", ["二十一、建设", "十、城市"]),
      ("标题\n一二三四五、建设\n正文", "标题", []), ("标题\n一建设\n第一\n（一\n第章", "标题", []),
      ("一、建设\n二、城市", "一、建设", ["二、城市"]),
      ("标题\n一、建设；城市\n一。。建设", "标题", ["一、建设"]),
    ] as [(String, String?, [String])])
  func layout(text: String, title: String?, headings: [String]) {
    let document = Document(text)
    func string(_ range: Range<Int>) -> String {
      String(decoding: document.bytes[range], as: UTF8.self)
    }
    #expect(document.title.map(string) == title)
    #expect(document.headings.map(string) == headings)
  }

  @Test(.long) func layoutEqualsItsDefinition() {
    var generator = SeededGenerator(seed: 900)
    let pieces = [
      "\n", "\n", "\r\n", "\r", " ", "\t", "\u{3000}", "\u{A0}", "\u{FEFF}", "一", "二十", "百", "1",
      "12", ".", "．",
      "、", "。", "；", "：", "（", "）", "(", ")", "第", "章", "节", "部", "#", "建设", "城市", "abc", "\u{301}",
      "，",
      "?", RandomText.repeating("建设", 19), RandomText.repeating("城市", 29),
    ]
    var (titles, headings) = (0, 0)
    for _ in 0..<amount(20_000, few: 4000) {
      let text = (0..<generator.below(24)).map { _ in generator.pick(pieces) }.joined()
      let (document, naive) = (Document(text), NaiveLayout(text))
      #expect(document.title == naive.title, "\(text.debugDescription)")
      #expect(document.headings == naive.headings, "\(text.debugDescription)")
      titles += document.title == nil ? 0 : 1
      headings += document.headings.count
    }
    #expect(titles > 1000 && headings > 200)
  }

  @Test func longTitlesAndHeadingsAreNone() {
    for (count, isShort) in [(60, true), (61, false)] {
      let line = RandomText.repeating("城", count)
      #expect((Document(line + "\n正文").title != nil) == isShort)
      // Forty characters, two of which are the number.
      #expect(Document("标题\n一、" + line.dropLast(22) + "\n正文").headings.isEmpty == !isShort)
    }
  }

  @Test func titleAndBodyAreGiven() {
    let document = Document(title: "城市。", body: "一、建设\n正文")
    #expect(String(decoding: document.bytes, as: UTF8.self) == "城市。\n一、建设\n正文")
    #expect(document.title == 0..<9 && document.headings == [10..<22])
    let untitled = Document(title: "", body: "一、建设\n正文")
    #expect(untitled.title == nil && untitled.headings == [1..<13])
    #expect(Document(title: "一、城市", body: "").headings.isEmpty)
  }

  /// Any places may be given: what lies outside, is empty or overlaps does not count.
  @Test func placesAreMadeValid() {
    let bytes = Array("城市建设技术".utf8)
    let document = Document(
      bytes: bytes, title: 3..<9,
      headings: [12..<40, 9..<12, 0..<3, 2..<4, 10..<15, 6..<8, 5..<5, 90..<99])
    #expect(document.title == 3..<9)
    #expect(document.headings == [0..<3, 9..<12, 12..<18])
    #expect(Document(bytes: bytes, title: 30..<40, headings: []).title == nil)
    #expect(Document(bytes: bytes, title: 4..<4, headings: []).title == nil)
    #expect(Document(bytes: bytes, title: -3..<3, headings: [-2..<1]).title == 0..<3)
    #expect(Document([UInt8]()).title == nil && Document([0xFF, 0x0A, 0xE4, 0x0A]).title == 0..<1)
  }

  /// A layout is taken where it is given: no line of the text is looked at.
  @Test func titleCountsForKeyPhrases() throws {
    var builder = try SampleLexicon.builder()
    for feature in ["salience weight", "salience title"] { try builder.setWeight(1, of: feature) }
    try builder.setWeight(0.5, of: "salience heading")
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let bytes = Array("，城市，技术，网络，".utf8)
    let document = Document(bytes: bytes, title: 12..<18, headings: [21..<27])
    let words = extractor.keyphrases(in: document).map(\.word)
    #expect(words == ["技术", "网络", "城市"])
    let plain = extractor.keyphrases(in: bytes)
    #expect(Set(plain.map(\.score)).count == 1)
  }
}
