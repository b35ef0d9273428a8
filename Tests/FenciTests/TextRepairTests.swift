import Fenci
import FenciTestSupport
import Testing

/// Repair of damaged pages by the standard lexicon.
struct TextRepairTests {
  private let repair = TextRepair(lexicon: .standard)
  /// Enough damage to show what kind of page it is.
  private static let page =
    "發(fā)展創(chuàng)新，現(xiàn)階段學(xué)習(xí)，推進(jìn)建設(shè)，實(shí)現(xiàn)會(huì )議，表?yè)P(yáng)。"
  private static let clean = "發展創新，現階段學習，推進建設，實現會議，表揚。"

  /// Fragments of real pages, each behind a sentence that shows the damage.
  @Test(
    arguments: [
      ("表?yè)P(yáng)了先進(jìn)單位", "表揚了先進單位"),
      ("高?萍剂α拷ㄔO(shè)、科研", "高校科技力量建設、科研"),
      ("高校和縣(市、區(qū))、(AI)", "高校和縣(市、區)、(AI)"),
      ("工作重視?,F(xiàn)階段", "工作重視。現階段"),
      ("在A(yíng)RM上", "在ARM上"),
      ("發(fā)展?jié)摿\u{E6C1}3]", "發展潛力[3]"),
      ("高??萍紕?chuàng)新", "高校科技創新"),
      ("\n???發(fā)展", "\n\u{A0}\u{A0}\u{A0}發展"), ("\n?\n??", "\n?\n??"),
      ("發(fā)展?jié)摿3]", "發展潛力[3]"), ("建設(shè)學(xué)?！?/strong>", "建設學校。</strong>"),
      ("什么?是?好", "什么?是?好"),
    ])
  func fragmentsOfRealPages(damaged: String, clean: String) {
    #expect(repair.repaired(Self.page + damaged).text == Self.clean + clean)
  }

  /// What only looks like damage, between damaged sentences.
  @Test(
    arguments: [
      "f(x)=a(b)+c?", "y=f(x)?1:0", "a?b:c", "Q&A?", "https://www.gov.cn/search?q=abc&p=2",
      "https://a.cn/?id=創新", "iPhone 15 Pro(Max)?", "X(é)-200", "型號A(yi)", "CO2(g)+H2O", "(AI)",
      "什么?为什么?", "对吗?不对!", "P(A|B)=?", "3?5", "50%?", "《創新?》", "R&D?yes", "naïve (é)",
      "???", "(市、區)", "T(n)=O(n²)", "ISO9001?", "第?章", "2023?年", "見?後", "重(zhòng)慶",
      "姓名：______?", "α粒子?", "β(bèi)", "x≥1?", "①②?", "№?",
    ])
  func codesAndFormulasOfDamagedPages(text: String) {
    let repaired = repair.repaired(Self.page + text + Self.page)
    #expect(repaired.text == Self.clean + text + Self.clean)
  }

  /// What was two bytes of the lost character stands in one edit, what was shifted in another.
  @Test func editsSayWhatWasDone() throws {
    let repaired = repair.repaired(Self.page + "高?萍剂α拷ㄔO(shè)")
    let edits = repaired.edits.filter { $0.kind != .annotation }
    #expect(edits.map(\.kind) == [.shiftedRun, .lostCharacter, .shiftedRun])
    #expect(edits.map(\.replacement) == ["揚", "校", "科技力量建設"])
    for edit in repaired.edits { #expect(edit.confidence > 0.5 && edit.confidence <= 1) }
  }

  @Test(
    arguments: [
      "學(xué)而(ér)時(shí)習(xí)之(zhī)，不(bù)亦(yì)說(yuè)乎(hū)？", "重(zhòng)庆的读音",
      "亓(qí)官、甪(lù)里、逄(páng)氏、囧(jiǒng)", "龜(guī)裂與龜(qiū)茲，讀音不同。",
      "生字：創(chuàng) 新(xīn) 強(qiáng) 調(diào) 學(xué) 習(xí)", "什么？为什么？是吗?对!", "f(x)=a(b)+c，A(yi)?b)",
      "型号X(é)-200，iPhone 15 Pro(máx)", "naïve café Ã© 联通", "", "?", "）(huì)", "\u{FFFD}\u{FFFD}",
    ])
  func cleanTextIsLeftAlone(text: String) {
    let repaired = repair.repaired(text)
    #expect(repaired.edits.isEmpty)
    #expect(repaired.text == text)
  }

  @Test(
    arguments: [
      ("ä¸\u{AD}å\u{9B}½å\u{88}\u{9B}æ\u{96}°", "中国创新"),
      ("锟斤拷锟斤拷", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("标题：ä¸­å›½åˆ›æ–°åž‹åŸŽå¸‚。", "标题：中国创新型城市。"), ("鍒涙柊鍨嬪煄甯", "创新型城\u{FFFD}"),
    ])
  func otherEncodings(damaged: String, clean: String) {
    #expect(repair.repaired(damaged).text == clean)
  }

  /// Damaged bytes of every kind: nothing traps, edits ascend, and what no edit touches stays.
  @Test(.long) func anyBytes() {
    var generator = SeededGenerator(seed: 20)
    let pieces = [
      "?", "？", "\u{FFFD}", "(", ")", "（", "）", "yè)", "(huì)", "會", "表", "P", "A", "萍剂α拷", "\n",
      "3", " ",
      "锟斤拷", "ä¸", "\u{E586}", "個", ",", "!", ";",
    ]
    for _ in 0..<300 {
      var bytes = Array(Self.page.utf8)
      for _ in 0..<generator.below(60) {
        bytes +=
          generator.oneIn(8) ? [UInt8(generator.below(256))] : Array(generator.pick(pieces).utf8)
      }
      let repaired = repair.repaired(bytes)
      var (position, result) = (0, [] as [UInt8])
      for edit in repaired.edits {
        #expect(edit.utf8Range.lowerBound >= position && edit.utf8Range.upperBound <= bytes.count)
        result += bytes[position..<edit.utf8Range.lowerBound] + Array(edit.replacement.utf8)
        position = edit.utf8Range.upperBound
      }
      #expect(repaired.bytes == result + bytes[position...])
    }
  }

  @Test(.enabled(if: SharedData.isThere, "FENCI_SHARED names no folder with texts"))
  func realPage() throws {
    let bytes = try #require(
      SharedData.texts(in: "data/article", ending: "anqing.txt", limit: .max).first
    ).bytes
    let repaired = repair.repaired(bytes)
    let brackets = repaired.text.matches(of: /\([^)]*\)/).map { String($0.output) }
    #expect(brackets == ["(市、區)", "(市)", "(市、區)"])
    #expect(!repaired.text.contains { "?āáǎàēéěèīíǐìōóǒòūúǔù".contains($0) })
    #expect(repaired.text.contains("會議通報表揚了"))
    #expect(repaired.text.contains("高校科技力量建設、"))
    #expect(repaired.edits.count { $0.kind != .annotation } == 3)
  }

  /// Novels and official documents, none of them damaged.
  @Test(.enabled(if: SharedData.isThere, "FENCI_SHARED names no folder with texts"))
  func cleanCorporaAreLeftAlone() throws {
    let limit = amount(.max, few: 1 << 15)
    for folder in ["novels", "reports_provincial_2025", "statecouncil_2019"] {
      let texts = try SharedData.texts(in: "data/corpus/" + folder, ending: ".txt", limit: limit)
      #expect(!texts.isEmpty)
      for (path, bytes) in texts { #expect(repair.repaired(bytes).edits.isEmpty, "\(path)") }
    }
  }

  @Test func lexiconWithoutTableRepairsNothing() throws {
    var builder = Lexicon.Builder()
    try builder.insert("创新")
    let repair = TextRepair(lexicon: try Lexicon(bytes: builder.compile()))
    #expect(repair.repaired(Self.page).edits.isEmpty)
  }
}
