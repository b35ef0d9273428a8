import FenciCore
import FenciTestSupport
import Testing

@testable import FenciCorpus

/// The text of documents as they come, and the way back to the bytes of the file.
struct DocumentTextTests {
  private func text(_ document: String) -> String {
    DocumentText(Array(document.utf8), .text).text.text
  }

  @Test(arguments: [
    ("<p>发展循环经济。</p>", "\n发展循环经济。\n"),
    ("<p>普及<a href=\"/t/9\">人工</a>智能<em>数字</em><em>经济</em></p>", "\n普及人工智能数字经济\n"),
    ("<html><!-- 友情链接 --><body>一<!--\n>-->二</body></html>", "\n\n一二\n\n"),
    ("<p title=\"a>b\">一</p>", "\n一\n"), ("<p title='>'>一</p>", "\n一\n"),
    ("<script>if (a<b) 二</script><p>一</p>", "\n\n一\n"), ("<style>仿宋</style><p>一</p>", "\n\n一\n"),
    ("<p>研&amp;发&#20013;&#x6587;&nope;</p>", "\n研&发中文&nope;\n"),
    ("<p>加快\n  建设</p>", "\n加快建设\n"), ("<p>the\n  end</p>", "\nthe end\n"),
    ("<pre>一\n二</pre>", "\n一\n二\n"), ("<P>一<BR>二</P>", "\n一\n二\n"),
    ("<p>一</p><p>二</p>", "\n一\n\n二\n"), ("<span style=\"font-family:仿宋\">智慧农业</span>", "智慧农业"),
    ("<!DOCTYPE html>一", "一"), ("<p>一</p><a href=\"", "\n一\n<a href=\""),
  ])
  func markup(document: String, expected: String) { #expect(text(document) == expected) }

  /// Text with less-than signs is not HTML.
  @Test(arguments: [
    "a<b 且 b>c", "若 x<y，则……", "使用<p>标签", "<<论语>>", "1<2", "<", "<p", "</p>", "<3", "邮箱<a@b.cn>",
  ])
  func plainTextStays(document: String) { #expect(text(document) == document) }

  private static let wrapped = """
    为了加快建设现代化产业体系，大力发展人工智
    能、量子信息、生物制造等未来产业，支持专精
    特新企业做强做大，培育一批先进制造业集群，
    推动传统产业转型升级。

    """

  @Test func wrappedLinesAreJoined() {
    #expect(text(Self.wrapped) == Self.wrapped.split(separator: "\n").joined() + "\n")
  }

  /// Verses, lists, dialogues and paragraphs keep their lines.
  @Test(arguments: [
    "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n",
    "大江东去浪淘尽千古风流人物\n故垒西边人道是三国周郎赤壁\n乱石穿空惊涛拍岸卷起千堆雪\n江山如画一时多少豪杰风流客\n",
    "一、加快建设现代化产业体系\n二、大力发展人工智能\n三、支持专精特新企业\n四、推动传统产业转型升级\n",
    "第一条　为了规范市场秩序，保护消费者合法权益不受侵害\n第二条　国家机关应当依法履行职责，维护社会公平正义\n第三条　违反本法规定的，依法给予行政处罚或者处分的\n",
    "（一）加快建设现代化产业体系的各项重点任务安排\n（二）大力发展人工智能和量子信息等的未来产业\n（三）支持专精特新企业做强做大的政策措施清单\n",
    "甲：你好。\n乙：你好，最近怎么样？\n甲：很好。\n",
    "本段文字很长，足以说明一个段落在一行之中的情形，不应与下一行相连。\n下一段较短。\n第三段也是一个段落，长度不同。\n",
  ])
  func otherLinesStay(document: String) { #expect(text(document) == document) }

  @Test func blanksBetweenCharactersAreRemoved() {
    let spaced = "完 善 社 会 保 险 制 度，\n扩 大 医 疗 保 险 覆 盖 面。\n"
    #expect(text(spaced) == "完善社会保险制度，\n扩大医疗保险覆盖面。\n")
    let segmented = "完善 社会 保险 制度 ， 扩大 医疗 保险 覆盖面 。\n"
    #expect(text(segmented) == segmented)
    let table = "姓 名\t张三\n职 务\t主任\n单位名称\t教育局办公室\n"
    #expect(text(table) == table)
  }

  /// Any bytes are read, and ranges lead back to the file.
  @Test func anyBytes() {
    var generator = SeededGenerator(seed: 1900)
    let pieces = [
      "<p>", "</p>", "<!--", "-->", "<a href=\"", "\">", "<script>", "</script>", "&amp;", "&#2",
      ";",
      "创新型城市", "\n", " ", "<", ">", "为了加快建设现代化产业体系，大力发展人工智\n", "\r\n", "\u{3000}", "é",
    ]
    for _ in 0..<amount(3000, few: 300) {
      var bytes: [UInt8] = []
      for _ in 0..<generator.below(20) { bytes += generator.pick(pieces).utf8 }
      if generator.oneIn(4), !bytes.isEmpty { bytes[generator.below(bytes.count)] = 0xE5 }
      let read = DocumentText(bytes, .text).text
      var position = 0
      for edit in read.edits {
        #expect(edit.range.lowerBound >= position && !edit.range.isEmpty, "\(bytes)")
        position = edit.range.upperBound
      }
      #expect(position <= bytes.count)
      #expect(DocumentText(bytes, .bytes).text.bytes == bytes)
    }
  }
}
