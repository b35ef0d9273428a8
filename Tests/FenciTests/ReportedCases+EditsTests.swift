import Fenci
import FenciTestSupport
import Testing

/// Splitting, removing and adding again: what other segmenters leave to the tuning of counts.
struct ReportedCasesEditsTests {
  /// Words that are to be taken apart. The pieces are the reporter's.
  struct Split: Sendable, CustomTestStringConvertible {
    let pieces: [String]
    let reported: ReportedCase

    var testDescription: String { reported.testDescription }

    init(_ thread: String, _ pieces: [String], _ text: String, _ expected: String) {
      self.pieces = pieces
      reported = ReportedCase(thread, text, expected)
    }
  }

  static let splits = [
    Split("fxsjy/jieba#14", ["太", "贵"], "藏宝阁，太贵", "藏宝|阁|，|太|贵"),
    Split("fxsjy/jieba#229", ["不", "合理"], "不合理", "不|合理"),
    Split("fxsjy/jieba#229", ["台", "中"], "如果放到台中将出错", "如果|放到|台|中|将|出错"),
    Split("fxsjy/jieba#350", ["今天", "天气"], "今天天气不错", "今天|天气|不错"),
    Split("fxsjy/jieba#507", ["价格", "便宜"], "价格便宜", "价格|便宜"),
    Split("fxsjy/jieba#507", ["反应", "速度", "快"], "反应速度快", "反应|速度|快"),
    Split("fxsjy/jieba#593", ["创", "新高"], "价格创新高的艺术品", "价格|创|新高|的|艺术品"),
    Split("fxsjy/jieba#653", ["创", "新"], "创新", "创|新"),
    Split("fxsjy/jieba#656", ["外来人", "员"], "小区的外来人员激增", "小区|的|外来人|员|激增"),
    Split(
      "fxsjy/jieba#708", ["中", "将"], "如果放到post中将出错。", "如果|放到|post|中|将|出错|。"),
  ]

  @Test(arguments: splits)
  func splitWordsStayApart(_ split: Split) throws {
    var edits = UserDictionary()
    try edits.split(split.pieces)
    let lexicon = try Lexicon.standard.applying(edits)
    try split.reported.check(lexicon)
    // Also at the other granularity, and where they had been joined before.
    let phrases = Segmenter(lexicon: lexicon, method: .probability, granularity: .phrases).words(
      in: split.reported.text)
    #expect(!phrases.contains(split.pieces.joined()))
    var joined = UserDictionary()
    try joined.join(split.pieces)
    try joined.split(split.pieces)
    try split.reported.check(try Lexicon.standard.applying(joined))
  }

  /// fxsjy/jieba#653: the split is honoured by cutting and not by tagging. Here one token has both.
  @Test func splitWordsHaveTheirTags() throws {
    var edits = UserDictionary()
    try edits.split(["价格", "便宜"])
    let lexicon = try Lexicon.standard.applying(edits)
    let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: "价格便宜")
    #expect(tokens.map { tokens.tag(of: $0) } == ["n", "a"])
  }

  /// Words that are added and removed again: the text is cut as before.
  @Test(
    .long,
    arguments: [
      ("fxsjy/jieba#287", "阿里妈妈1", "阿里妈妈1"),
      ("fxsjy/jieba#350", "动物城", "疯狂动物城"),
      ("hankcs/HanLP#234", "攻城狮", "攻城狮逆袭"),
      ("yanyiwu/gojieba#108", "哈哈脚", "比特币发财秘诀哈哈脚"),
      ("yanyiwu/gojieba#108", "you are", "you are good"),
      ("yanyiwu/nodejieba#33", "龘靐", "龘靐"),
    ])
  func removingUndoesAdding(_ thread: String, _ word: String, _ text: String) throws {
    for count in [nil, 100, 1_000_000_000] {
      var added = UserDictionary()
      try added.insert(word, count: count, tag: "nz")
      var removed = UserDictionary()
      try removed.remove(word)
      let with = try Lexicon.standard.applying(added)
      let without = try with.applying(removed)
      #expect(with.contains(word) && !without.contains(word), "\(thread)")
      for (plain, edited) in zip(Segmenter.all(.standard), Segmenter.all(without)) {
        #expect(edited.pieces(text) == plain.pieces(text), "\(thread), \(edited.name)")
      }
      // The lexicon with the word is a snapshot: it still has it.
      #expect(
        Segmenter(lexicon: with, method: .probability).visiblePieces(in: text).contains(word),
        "\(thread)")
    }
  }

  /// Words of the dictionary itself: the text is cut without them.
  @Test(arguments: [
    ReportedCase("fxsjy/jieba#507, #509", ["价格便宜"], "价格便宜", "价格|便宜"),
    ReportedCase("fxsjy/jieba#593", ["创新"], "价格创新高的艺术品", "价格|创|新高|的|艺术品"),
    ReportedCase("fxsjy/jieba#712", ["看电视"], "看电视", "看|电视"),
    ReportedCase("infinilabs/analysis-ik#240", ["科技"], "科技", "科|技"),
  ])
  func removedWordsAreGone(_ reported: ReportedCase) throws {
    var edits = UserDictionary()
    for word in reported.words { try edits.remove(word) }
    try reported.check(try Lexicon.standard.applying(edits))
  }

  /// KennFalcon/elasticsearch-analysis-hanlp#115 and infinilabs/analysis-ik#240: a word that is taken
  /// out of the file stays until the program is started again; yanyiwu/cppjieba#180: another word
  /// goes with it.
  @Test(arguments: [("住房合同", "薪酬报告"), ("热到", "热锅"), ("热锅", "热到")])
  func removingOneWordKeepsTheOther(_ gone: String, _ kept: String) throws {
    var added = UserDictionary()
    for word in [gone, kept] { try added.insert(word, count: 1000) }
    var removed = UserDictionary()
    try removed.remove(gone)
    let both = try Lexicon.standard.applying(added)
    let one = try both.applying(removed)
    let text = gone + "，" + kept
    #expect(
      Segmenter(lexicon: both, method: .probability).visiblePieces(in: text) == [gone, "，", kept])
    #expect(Segmenter(lexicon: one, method: .probability).visiblePieces(in: kept) == [kept])
    #expect(
      Segmenter(lexicon: one, method: .probability).visiblePieces(in: gone)
        == Segmenter(lexicon: .standard, method: .probability).visiblePieces(in: gone))
  }

  /// messense/jieba-rs#114: add, remove and add again, with a dictionary that has almost nothing.
  @Test func addRemoveAndAddAgain() throws {
    var builder = Lexicon.Builder()
    try builder.insert("东西", count: 1000)
    let empty = try Lexicon(bytes: builder.compile())
    var insertion = UserDictionary()
    try insertion.insert("石墨烯", count: 1000)
    var removal = UserDictionary()
    try removal.remove("石墨烯")
    let text = "石墨烯是好东西"
    var lexicon = empty
    for _ in 0..<3 {
      lexicon = try lexicon.applying(insertion)
      #expect(
        Segmenter(lexicon: lexicon, method: .probability).visiblePieces(in: text) == [
          "石墨烯", "是", "好", "东西",
        ])
      lexicon = try lexicon.applying(removal)
      #expect(
        Segmenter(lexicon: lexicon, method: .probability).visiblePieces(in: text) == [
          "石", "墨", "烯", "是", "好", "东西",
        ])
    }
  }

  /// hankcs/HanLP#302 (酸), fxsjy/jieba#837 (及): an added word of one character is glued to others, or
  /// turns them over.
  @Test(arguments: ["酸", "及", "的"])
  func oneCharacterTurnsNothingOver(_ character: String) throws {
    var edits = UserDictionary()
    try edits.insert(character)
    let lexicon = try Lexicon.standard.applying(edits)
    let text = "科技企业" + character + "创新发展"
    #expect(
      Segmenter(lexicon: lexicon, method: .probability).visiblePieces(in: text) == [
        "科技", "企业", character, "创新", "发展",
      ])
  }
}
