import Fenci
import Testing

/// Inputs that users of other segmenters have reported, each with the thread that it comes from.
struct UserWordsTests {
  struct Report: Sendable {
    let thread: String
    let words: [String]
    let text: String
    let expected: String
  }

  static let reports = [
    Report(
      thread: "jieba#300, #322: a word with a blank", words: ["Edu Trust认证"],
      text: "通过Edu Trust认证的学校", expected: "通过|Edu Trust认证|的|学校"),
    Report(thread: "jieba#356", words: ["a/d"], text: "a/d转换", expected: "a/d|转换"),
    Report(
      thread: "jieba#385", words: ["*ST舜船"], text: "*ST舜船今日停牌", expected: "*ST舜船|今日|停牌"),
    Report(
      thread: "jieba#514: a Latin word never cuts a longer one", words: ["lic", "ens", "e"],
      text: "license", expected: "license"),
    Report(
      thread: "jieba#536", words: ["冯·诺伊曼"], text: "冯·诺伊曼结构", expected: "冯·诺伊曼|结构"),
    Report(thread: "jieba#549", words: ["[笑CRY]"], text: "[笑CRY]哈哈", expected: "[笑CRY]|哈哈"),
    Report(
      thread: "jieba#749", words: ["19-9"], text: "抗原19-9检测", expected: "抗原|19-9|检测"),
    Report(
      thread: "jieba-rs#75", words: ["Louis Vuitton"], text: "Louis Vuitton新品",
      expected: "Louis Vuitton|新品"),
    Report(
      thread: "cppjieba#67: punctuation inside an entry", words: ["一，二"], text: "甲一，二乙",
      expected: "甲|一，二|乙"),
    Report(thread: "cppjieba#155", words: ["5g"], text: "5G网络", expected: "5G|网络"),
    Report(thread: "jieba-rs#93", words: ["iPhone手机"], text: "IPHONE手机", expected: "IPHONE手机"),
    Report(thread: "jieba#593", words: ["创新高"], text: "股价创新高", expected: "股价|创新高"),
    Report(
      thread: "jieba#59: a byte order mark", words: ["创新"], text: "\u{FEFF}创新",
      expected: "\u{FEFF}|创新"),
    Report(thread: "HanLP#739: one more character", words: ["的"], text: "我的", expected: "我|的"),
  ]

  @Test(arguments: reports)
  func reportedInput(report: Report) throws {
    var edits = Lexicon.Edits()
    for word in report.words { try edits.insert(word) }
    let lexicon = try Lexicon.standard.applying(edits)
    for method in Segmenter.Method.allCases {
      let words = Segmenter(lexicon: lexicon, method: method).words(in: report.text)
      #expect(words.joined(separator: "|") == report.expected, "\(report.thread), \(method)")
    }
  }

  /// jieba#229: 台中 is always one word.
  @Test func forcedSplit() throws {
    var edits = Lexicon.Edits()
    try edits.split(["台", "中"])
    let lexicon = try Lexicon.standard.applying(edits)
    #expect(Segmenter(lexicon: lexicon).words(in: "如果放到台中将出错").contains("台"))
  }

  /// jieba#507, #512: deleting a word has no effect.
  @Test func removedWord() throws {
    var edits = Lexicon.Edits()
    try edits.remove("创新型城市")
    let lexicon = try Lexicon.standard.applying(edits)
    let words = Segmenter(lexicon: lexicon, granularity: .phrases).words(in: "创新型城市")
    #expect(words == ["创新型", "城市"])
  }

  /// jieba#946: an earlier word is lost after more are added.
  @Test func earlierWordsStay() throws {
    var lexicon = Lexicon.standard
    let words = (0..<50).map { "龘靐齉\(String(UnicodeScalar(UInt32(0x4E00 + $0 * 37))!))" }
    for word in words {
      var edits = Lexicon.Edits()
      try edits.insert(word)
      lexicon = try lexicon.applying(edits)
    }
    for word in words {
      #expect(Segmenter(lexicon: lexicon).words(in: "甲" + word + "乙").contains(word))
    }
  }

  /// jieba#714, #786: user words are missing among key words.
  @Test func userWordsAreKeyPhrases() throws {
    var edits = Lexicon.Edits()
    try edits.insert("龘靐计划")
    let lexicon = try Lexicon.standard.applying(edits)
    let text = "会议讨论了龘靐计划。各地推进龘靐计划，完善配套政策。"
    let phrases = KeywordExtractor(lexicon: lexicon).keyphrases(in: text, top: 3)
    #expect(phrases.contains { $0.phrase == "龘靐计划" })
  }
}
