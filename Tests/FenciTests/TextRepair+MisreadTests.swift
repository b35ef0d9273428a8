import Fenci
import FenciTestSupport
import Testing

/// Repair of text that was read in a wrong encoding, or that lost bytes.
@Suite struct MisreadTextTests {
  private let repair = TextRepair(lexicon: .standard)

  /// The text as a program shows it that takes UTF-8 for Windows-1252. Bytes without a character
  /// there become U+FFFD.
  private static func misread(_ text: String) -> String {
    let windows: [UInt32] = [
      0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
      0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
    var view = String.UnicodeScalarView()
    for byte in text.utf8 {
      let value = 0x80...0x9F ~= byte ? windows[Int(byte) - 0x80] : UInt32(byte)
      view.append(value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(view)
  }

  @Test(arguments: [
    "深化农村改革", "推进生态文明建设", "加强和改进党的作风建设", "完善就业服务体系", "完善社会保障体系", "发展循环经济",
  ])
  func lostBytesAreFound(text: String) {
    let found = repair.repaired(Self.misread(text)).text
    let same = zip(found, text).count { $0 == $1 }
    #expect(found.count == text.count && same * 10 >= text.count * 7, "\(found)")
    // What is not certain is U+FFFD, not another character.
    #expect(zip(found, text).allSatisfy { $0 == $1 || $0 == "\u{FFFD}" }, "\(found)")
    #expect(!found.unicodeScalars.contains { 0xC0...0x17F ~= $0.value || $0 == "™" })
  }

  /// Where no one knows which bytes are lost, the character is U+FFFD.
  @Test func unknownBytesAreMarked() {
    let text = "ä»·æ\u{FFFD}\u{FFFD}æ¯\u{94}å\u{8E}»å¹´ä½\u{8E}"
    #expect(repair.repaired(text).text == "价\u{FFFD}比去年低")
  }

  @Test(arguments: [
    ("ÖÐ¹ú2025Äê¾­¼Ã·¢Õ¹±¨¸æ(2)", "中国2025年经济发展报告(2)"), ("³ÇÊÐ½¨Éè", "城市建设"),
    ("±êÌâ£º¿Æ¼¼´´ÐÂ¡£", "标题：科技创新。"),
  ])
  func gbkReadAsLatin1(damaged: String, text: String) {
    #expect(repair.repaired(damaged).text == text)
  }

  @Test(arguments: [
    "Größenübergang über Öl", "äöü äöüß ÄÖÜ", "ñandú àéîôû ÀÉÎÔÛ éèêë", "São Paulo, Ação, coração",
    "ÄÖÜäöüß ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
    "£100 ½ ¾ «» ±5 °C §3",
    "œuvre, l’été, « naïve »", "Þórður Ægir Óskarsson", "łódź, żółć, příšerně", "λόγος, слово",
    "ÖÖÖÖ", "ÄÄÄÄÄ! ÖÖÖÖÖ! ÜÜÜÜ!", "字符Ã和Â的区别", "ÅÄÖ åäö 是瑞典语字母", "中文·éé·中文",
  ])
  func otherLanguagesStay(text: String) { #expect(repair.repaired(text).text == text) }

  /// 著(zhù) is written by the damage, although 著 is in GB 2312.
  @Test(arguments: [
    ("他沿著(zhù)河邊走。", "他沿著河邊走。"), ("這標志著(zhù)新的階段。", "這標志著新的階段。"),
    ("他走著(zhù)，看著(zhù)。", "他走著，看著。"), ("重(zhòng)慶的冬天。", "重(zhòng)慶的冬天。"),
  ])
  func glossesOnDamagedPages(text: String, expected: String) {
    let page =
      "新建學(xué)校，醫院五座。學(xué)生人數(shù)增加，教師隊伍擴(kuò)大。實(shí)驗條件，圖書(shū)館開(kāi)放時(shí)間延長(cháng)。"
      + "創(chuàng)新業(yè)務(wù)發(fā)展，經(jīng)濟(jì)結(jié)構(gòu)調(diào)整。"
    let clean =
      "新建學校，醫院五座。學生人數增加，教師隊伍擴大。實驗條件，圖書館開放時間延長。"
      + "創新業務發展，經濟結構調整。"
    #expect(repair.repaired(page + text).text == clean + expected)
  }

  @Test(arguments: [
    "他沿著(zhù)河邊走。", "會(huì)議在重(zhòng)慶召開。", "這個字是創(chuàng)，創新的創，創造的創。",
    "龜(guī)、鱉(biē)是爬行動物，烏龜壽命很長，鱉可以入藥。",
  ])
  func glossesOnCleanPagesStay(text: String) { #expect(repair.repaired(text).text == text) }

  /// A decoder that drops bytes leaves a character that was never there: U+FFFD takes its place.
  @Test func droppedBytesAreNotInvented() throws {
    let text =
      "本研究討論數(shù)據(jù)對(duì)經(jīng)濟(jì)發(fā)展的作用。實(shí)驗(yàn)結(jié)果說(shuō)明，創(chuàng)新業(yè)務(wù)進(jìn)展穩(wěn)定。"
      + "新方法能夠?yàn)檎螌W(xué)研究提供材料。"
    let page = repair.repaired(text)
    #expect(page.text.contains("能夠為\u{FFFD}學研究提供材料"))
    let run = try #require(page.edits.first { $0.kind == .shiftedRun })
    #expect(run.confidence <= 0.5)
  }
}
