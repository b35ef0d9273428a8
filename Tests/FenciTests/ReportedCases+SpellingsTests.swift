import Fenci
import FenciTestSupport
import Testing

/// Letter case and traditional characters: one word is found in all its spellings, and each token
/// keeps the spelling of the text.
struct ReportedCasesSpellingsTests {
  /// Two texts that are to be cut alike.
  struct Pair: Sendable, CustomTestStringConvertible {
    let thread: String
    let words: [String]
    let first: String
    let second: String

    var testDescription: String { "\(thread): \(first)" }

    init(_ thread: String, _ words: [String], _ first: String, _ second: String) {
      self.thread = thread
      self.words = words
      self.first = first
      self.second = second
    }

    /// Without words of the user's own.
    init(_ thread: String, _ first: String, _ second: String) {
      self.init(thread, [], first, second)
    }
  }

  static let pairs = [
    Pair("yanyiwu/cppjieba#155", ["5g"], "5g前景一片光明", "5G前景一片光明"),
    Pair("messense/jieba-rs#93", ["iPhone手机"], "iphone手机", "IPHONE手机"),
    Pair("hankcs/HanLP#15", ["爱听4G"], "爱听4g", "爱听4G"),
    Pair("anderscui/jieba.NET#59", ["CAD"], "CAD2016安装教程", "cad2016安装教程"),
    Pair("anderscui/jieba.NET#59", ["CAD"], "CAD 2016安装教程", "cad 2016安装教程"),
    Pair("fxsjy/jieba#67: full width", ["GDP增长"], "GDP增长", "ＧＤＰ增长"),
    Pair("fxsjy/jieba#25", "你还记得你上过纽约客的封面吗?", "你還記得你上過紐約客的封面嗎?"),
    Pair("fxsjy/jieba#67", "发展战略", "發展戰略"),
    Pair("fxsjy/jieba#67", "发展战略", "发展戰略"),
    Pair("fxsjy/jieba#383", "这台清洁机引出一条胶管。", "這台清潔機引出一條膠管。"),
    Pair("fxsjy/jieba#383", "摄影机", "攝影機"),
    Pair("fxsjy/jieba#432", "伊莎贝拉海滩", "伊莎貝拉海灘"),
    Pair("fxsjy/jieba#516", "我钟爱法国", "我鍾愛法國"),
    Pair("fxsjy/jieba#563", ["凱特琳"], "凯特琳", "凱特琳"),
    Pair("hankcs/HanLP#41 (pull request)", ["光碟机"], "光碟机就是光驱", "光碟機就是光驅"),
    Pair("hankcs/HanLP#242", ["銀主盤"], "银主盘,好多人等紧楼市大跌!", "銀主盤,好多人等緊樓市大跌!"),
    Pair("yanyiwu/nodejieba#104", "妈妈", "媽媽"),
    Pair("ownthink/Jiagu#1", "我对外训的记忆就是满满的黑咖啡", "我對外訓的記憶就是滿滿的黑咖啡"),
    Pair("one simplified character, several traditional ones", "头发干燥，皇后的后面", "頭髮乾燥，皇后的後面"),
  ]

  /// The tags are equal, too: fxsjy/jieba#383, #516.
  @Test(arguments: pairs)
  func bothAreCutAlike(_ pair: Pair) throws {
    var edits = UserDictionary()
    for word in pair.words { try edits.insert(word) }
    let lexicon = try Lexicon.standard.applying(edits)
    for segmenter in Segmenter.all(lexicon) {
      let first = segmenter.tokens(in: pair.first)
      let second = segmenter.tokens(in: pair.second)
      #expect(first.map { characters($0, first) } == second.map { characters($0, second) })
      #expect(
        first.map { first.normalizedForm(of: $0) } == second.map { second.normalizedForm(of: $0) })
      #expect(first.map { first.tag(of: $0) } == second.map { second.tag(of: $0) })
      // huaban/jieba-analysis#113: capitals become small letters. Here the text is left as it is.
      guard segmenter.granularity.tiles else { continue }
      #expect(first.map { first.surface(of: $0) }.joined() == pair.first)
      #expect(second.map { second.surface(of: $0) }.joined() == pair.second)
    }
  }

  /// User words are one token in every spelling, whichever they were added in.
  @Test(arguments: [
    ("yanyiwu/cppjieba#155", ["5g", "5G", "５ｇ", "５Ｇ"]),
    ("hankcs/HanLP#15", ["爱听4G", "爱听4g", "愛聽4g"]),
    ("hankcs/HanLP#242", ["銀主盤", "银主盘", "銀主盘"]),
    ("hankcs/HanLP#41", ["光碟機", "光碟机"]),
    ("messense/jieba-rs#93", ["Louis Vuitton", "LOUIS VUITTON", "louis vuitton"]),
  ])
  func userWordsInAllSpellings(_ thread: String, _ spellings: [String]) throws {
    for added in spellings {
      var edits = UserDictionary()
      try edits.insert(added)
      let lexicon = try Lexicon.standard.applying(edits)
      for spelling in spellings {
        try ReportedCase(thread, "，\(spelling)。", "，|\(spelling)|。").check(lexicon)
        #expect(lexicon.entry(for: spelling) == lexicon.entry(for: added), "\(thread)")
      }
    }
  }

  /// linezero/jieba.NET#3: the same word in capitals is another key word.
  @Test(arguments: [("GDP", "gdp"), ("科技创新", "科技創新"), ("Ai", "AI")])
  func spellingsAreOneKeyPhrase(_ first: String, _ second: String) throws {
    var edits = UserDictionary()
    try edits.insert(first, count: 100, tag: "n")
    let lexicon = try Lexicon.standard.applying(edits)
    let text = "发展\(first)。提高\(second)。促进\(first)。"
    let phrases = KeyphraseExtractor(lexicon: lexicon).keyphrases(in: text)
    let same = phrases.filter { lexicon.folded($0.phrase) == lexicon.folded(first) }
    #expect(same.map(\.count) == [3])
  }

  private func characters(_ token: Token, _ tokens: Tokens) -> Int {
    tokens.surface(of: token).count
  }
}
