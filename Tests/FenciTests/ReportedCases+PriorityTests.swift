import Fenci
import FenciTestSupport
import Testing

/// Users' words that other segmenters ignore, because their own words or counts win.
struct ReportedCasesPriorityTests {
  static let reported = [
    ReportedCase("fxsjy/jieba#14", ["君意"], "中君意是你", "中|君意|是|你"),
    ReportedCase("fxsjy/jieba#210", ["石墨烯"], "石墨烯", "石墨烯"),
    ReportedCase("fxsjy/jieba#229", ["台中"], "「台中」正确", "「|台中|」|正确"),
    ReportedCase("fxsjy/jieba#236", ["打底裤", "打底衫"], "打底裤打底衫", "打底裤|打底衫"),
    ReportedCase("fxsjy/jieba#563", ["石墨烯", "凱特琳"], "石墨烯凱特琳", "石墨烯|凱特琳"),
    ReportedCase("fxsjy/jieba#593", ["新高"], "价格创新高的艺术品", "价格|创|新高|的|艺术品"),
    ReportedCase("fxsjy/jieba#656", ["外来人"], "小区的外来人员激增", "小区|的|外来人|员|激增"),
    ReportedCase("fxsjy/jieba#837", ["豆"], "豆制品生产、销售", "豆|制品|生产|、|销售"),
    ReportedCase("fxsjy/jieba#946", ["直肠"], "直肠癌", "直肠|癌"),
    ReportedCase("deepcs233/jieba_fast#13", ["希尔顿"], "希尔顿酒店健身中心", "希尔顿|酒店|健身|中心"),
    ReportedCase("yanyiwu/gojieba#27", ["山东"], "山东苹果", "山东|苹果"),
    ReportedCase("yanyiwu/gojieba#27", ["徐世六"], "徐世六", "徐世六"),
    ReportedCase("hankcs/HanLP#30", ["高大上"], "外观绝对高大上，", "外观|绝对|高大上|，"),
    ReportedCase("hankcs/HanLP#121", ["城狮", "单身狗"], "攻城狮，单身狗", "攻|城狮|，|单身狗"),
    ReportedCase("hankcs/HanLP#121", ["房价"], "查房价", "查|房价"),
    ReportedCase("hankcs/HanLP#259", ["新型"], "创新型", "创|新型"),
    ReportedCase("hankcs/HanLP#303", ["微搜"], "微搜集成手册", "微搜|集成|手册"),
    ReportedCase("hankcs/HanLP#386", ["信息与计算科学"], "信息与计算科学", "信息与计算科学"),
    ReportedCase("hankcs/HanLP#392", ["厚底", "白鞋"], "厚底情侣白鞋", "厚底|情侣|白鞋"),
    ReportedCase("hankcs/HanLP#575", ["裕友大厦", "西八里庄"], "西八里庄，裕友大厦", "西八里庄|，|裕友大厦"),
    ReportedCase("hankcs/HanLP#575", ["西八里庄", "裕友大厦"], "西八里庄，裕友大厦", "西八里庄|，|裕友大厦"),
    ReportedCase(
      "hankcs/HanLP#1054", ["中关村科技", "人民网"], "人民网，中关村科技园区管理委员会", "人民网|，|中关村科技|园区|管理|委员会"),
    ReportedCase("hankcs/HanLP#1837", ["紧固"], "螺栓紧固", "螺栓|紧固"),
    ReportedCase(
      "lancopku/pkuseg-python#59", ["长沙国", "丞相", "利苍"], "西汉初期长沙国丞相利苍及其家属", "西汉|初期|长沙国|丞相|利苍|及其|家属"),
    ReportedCase("lancopku/pkuseg-python#59", ["慢阻肺"], "患病慢阻肺很难受", "患病|慢阻肺|很|难受"),
    ReportedCase("lancopku/pkuseg-python#86", ["双十一"], "双十一", "双十一"),
    ReportedCase("thunlp/THULAC-Python#58", ["类人", "安护", "丝绵", "丝绵面膜"], "蛋白安护丝绵面膜", "蛋白|安护|丝绵面膜"),
    ReportedCase("NLPIR-team/NLPIR#51", ["茁壮成长"], "豁达地茁壮成长", "豁达|地|茁壮成长"),
    ReportedCase("fxsjy/jieba#537", ["加热时间"], "热水器加热时间太长", "热水器|加热时间|太|长"),
    ReportedCase("fxsjy/jieba#828", ["曲阜"], "曲阜师范大学", "曲阜|师范大学"),
    ReportedCase("hankcs/HanLP#242", ["銀主盤"], "銀主盤,好多人", "銀主盤|,|好多|人"),
  ]

  @Test(arguments: reported)
  func wordsWithoutACountWin(_ reported: ReportedCase) throws { try reported.check() }

  /// A word stays a word however many are added after it.
  @Test(
    .long,
    arguments: [
      ReportedCase("fxsjy/jieba#828", ["曲阜"], "曲阜师范大学", "曲阜|师范大学"),
      ReportedCase("fxsjy/jieba#837", ["豆"], "豆制品生产", "豆|制品|生产"),
      ReportedCase("fxsjy/jieba#946", ["直肠"], "直肠癌", "直肠|癌"),
    ])
  func wordsStayWhenMoreAreAdded(_ reported: ReportedCase) throws {
    var edits = UserDictionary()
    for word in reported.words { try edits.insert(word) }
    var lexicon = try Lexicon.standard.applying(edits)
    for round in 0..<20 {
      var more = UserDictionary()
      for number in 0..<5 { try more.insert("\(round * 5 + number)") }
      try more.insert("龘靐\(round)")
      lexicon = try lexicon.applying(more)
      try reported.check(lexicon)
    }
    for round in 0..<20 { #expect(lexicon.contains("龘靐\(round)")) }
  }

  /// fxsjy/jieba#946 as it was reported, with a count: the longer word goes on winning by
  /// longest matching, and what else is added changes nothing.
  @Test func wordsWithACountCompeteInTheSameWayForEver() throws {
    var lexicon = Lexicon.standard
    for word in ["直肠", "0", "1", "2", "3"] {
      var edits = UserDictionary()
      try edits.insert(word, count: 1_000_000_000)
      lexicon = try lexicon.applying(edits)
      let segmenter = Segmenter(lexicon: lexicon, method: .bidirectional)
      let words = segmenter.visiblePieces(in: "直肠癌肝肺转移姑息术后")
      #expect(words.first == "直肠癌", "\(word)")
    }
  }

  /// lancopku/pkuseg-python#103, #127: words that the text does not contain spoil it.
  @Test(arguments: ["我要看第16季", "马王堆汉墓是西汉初期的墓葬", "COVID-19和3.5%"])
  func otherWordsChangeNothing(_ text: String) throws {
    var edits = UserDictionary()
    for number in 0..<2000 {
      let scalar = try #require(Unicode.Scalar(UInt32(0x9000 + number)))
      try edits.insert("第\(scalar)1", count: number)
      try edits.insert("第1\(scalar)")
    }
    let lexicon = try Lexicon.standard.applying(edits)
    for (plain, edited) in zip(Segmenter.all(.standard), Segmenter.all(lexicon)) {
      #expect(edited.pieces(text) == plain.pieces(text), "\(edited.name)")
    }
  }

  /// fxsjy/jieba#533, #537, #547: threads that were started before the words came never see them.
  /// Here a segmenter has the words of its lexicon, on every thread.
  @Test func everyThreadHasTheWords() async throws {
    var edits = UserDictionary()
    try edits.insert("加热时间")
    let before = Segmenter(lexicon: .standard, method: .probability)
    let after = Segmenter(lexicon: try Lexicon.standard.applying(edits), method: .probability)
    let text = "热水器加热时间太长"
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          #expect(before.visiblePieces(in: text) == ["热水器", "加热", "时间", "太", "长"])
          #expect(after.visiblePieces(in: text) == ["热水器", "加热时间", "太", "长"])
        }
      }
    }
  }

  /// fxsjy/jieba#714, #786: user words are missing among key words.
  @Test(arguments: [
    "龘靐计划", "Edu Trust认证", "*ST舜船", "冯·诺伊曼", "C++", "Louis Vuitton", "（试行）", "龘靐",
  ])
  func wordsAreKeyPhrases(_ word: String) throws {
    var edits = UserDictionary()
    try edits.insert(word)
    let lexicon = try Lexicon.standard.applying(edits)
    let text = "会议讨论了\(word)。各地推进\(word)，完善配套政策。"
    let phrases = KeyphraseExtractor(lexicon: lexicon).keyphrases(in: text, top: 5)
    let found = try #require(phrases.first { $0.phrase == word })
    #expect(
      found.utf8Ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } == [
        word, word,
      ])
  }
}
