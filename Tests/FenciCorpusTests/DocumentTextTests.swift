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
    ("<!DOCTYPE html>一", "一"), ("<p>一</p><a href=\"", "\n一\n"),
    ("<p>一&amp二&copy三&#20013四&#150;&#xD800;&notit;</p>", "\n一&二©三中四–\u{FFFD}¬it;\n"),
    ("<p>一<!-->二<!--->三</ 四>五</p>", "\n一二三五\n"),
    ("<html><title>一<b>二</title>三</p", "\n\n一<b>二\n三"),
  ])
  func markup(document: String, expected: String) { #expect(text(document) == expected) }

  private static let page = """
    <html><head><title>关于发展循环经济的意见_某市人民政府</title></head><body>
    <div class="top-nav"><a href="/">政务公开</a><a href="/a">办事服务</a></div>
    <ul><li><a href="1">领导之窗</a><li><a href="2">机构设置</a><li><a href="3">人事信息</a></ul>
    <h1>关于发展循环经济的意见</h1>
    <p>为了推进资源循环利用，加快建设创新型城市，参照<a href="4">有关文件</a>，提出如下意见。</p>
    <h2>总体要求</h2><p>坚持节约资源，推进废旧物资回收体系建设，发展再制造产业。</p>
    <footer>版权所有：某市人民政府</footer></body></html>
    """

  @Test func furnitureIsSetAside() {
    let lines = text(Self.page).split(separator: "\n").map(String.init)
      .filter { $0 != " " }
    #expect(
      lines == [
        "关于发展循环经济的意见", "关于发展循环经济的意见",
        "为了推进资源循环利用，加快建设创新型城市，参照有关文件，提出如下意见。", "总体要求",
        "坚持节约资源，推进废旧物资回收体系建设，发展再制造产业。",
      ])
    let whole = DocumentText(Array(Self.page.utf8), .wholeText).text.text
    for part in ["_某市人民政府", "政务公开", "机构设置", "版权所有"] {
      #expect(whole.contains(part) && !text(Self.page).contains(part))
    }
    // A page that is a list of links stays whole.
    let links = "<ul><li><a href=1>循环经济</a><li><a href=2>生态环境</a><li><a href=3>创新</a></ul>"
    #expect(text("<html>\(links)").contains("生态环境"))
  }

  /// A page of tables without names that say what they are for.
  @Test func furnitureWithoutNames() {
    let page = """
      <html><head><title>我市推进养老服务体系建设-某某新闻网</title></head><body>
      <table><tr><td><a href=1>首页</a> | <a href=2>新闻中心</a> | <a href=3>招商引资</a></td></tr></table>
      <div>当前位置：<a href=1>首页</a> &gt; <a href=2>新闻中心</a></div>
      <table><tr><td><b>我市推进养老服务体系建设</b></td></tr><tr><td>
      <p>我市加快推进养老服务体系建设，今年新建社区养老服务中心二十家，<a href=7>改造</a>农村幸福院五十所。</p>
      <p>完善居家社区机构相协调的养老服务体系，推进医养结合，支持社会力量举办养老机构。</p></td></tr></table>
      <div>上一篇：<a href=8>我市召开安全生产工作会议</a><br>下一篇：<a href=9>全市项目集中签约</a></div>
      <center>版权所有 某某新闻网 备案号：某ICP备11号</center></body></html>
      """
    let read = text(page)
    for part in ["某某新闻网", "招商引资", "当前位置", "安全生产", "ICP"] { #expect(!read.contains(part)) }
    for part in ["我市推进养老服务体系建设", "改造农村幸福院", "医养结合"] { #expect(read.contains(part)) }
  }

  @Test func titleAndHeadingsAreKnown() {
    let read = DocumentText(Array(Self.page.utf8), .text)
    let document = read.document(RepairedText(read.text.bytes))
    func text(_ range: Range<Int>) -> String {
      String(decoding: document.bytes[range], as: UTF8.self)
    }
    #expect(document.title.map(text) == "关于发展循环经济的意见")
    #expect(document.headings.map(text) == ["关于发展循环经济的意见", "总体要求"])
  }

  private static func line(_ page: Int, _ number: Int) -> String {
    let (first, second) = (["甲", "乙", "丙", "丁"][page - 1], ["子", "丑", "寅", "卯", "辰"][number - 1])
    return "\(first)\(second)推动传统产业转型升级，支持专精特新企业做强"
  }

  /// Pages with a head, a number at the foot, and a paragraph that goes on on the next page.
  private static func pages(separator: String) -> String {
    (1...4).map { page in
      let body = (1...5).map { line(page, $0) }.joined(separator: "\n")
      return "某市政府工作报告\n\n\(body)\n\n— \(page) —\n"
    }.joined(separator: separator)
  }

  @Test(arguments: ["\u{0C}", "\n"])
  func pageLinesAreSetAside(separator: String) {
    let found = text(Self.pages(separator: separator))
    #expect(!found.contains("— "))
    #expect(found.split(separator: "某市政府工作报告").count <= 2)
    let body = (1...4).flatMap { page in (1...5).map { Self.line(page, $0) } }.joined()
    #expect(found.contains(body))
  }

  /// Repeated lines that are not at the ends of pages stay, and so do numbers that are not of pages.
  @Test(arguments: [
    "附表\n\n1\n\n收入\n\n3\n\n支出\n\n7\n", "合计\n\n12\n\n合计\n\n12\n\n合计\n\n12\n",
    "第一页\n某报告\n正文甲\u{0C}第二页\n正文乙\n",
  ])
  func otherNumbersStay(document: String) { #expect(text(document) == document) }

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

  @Test func byteOrderMarkIsNotText() {
    #expect(text("\u{FEFF}创新型城市") == "创新型城市")
    #expect(text("\u{FEFF}<p>创新型</p>") == "\n创新型\n")
  }

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
    "加快推进现代化基础设施体系建设的意见\n建立健全城乡融合发展的体制机制的通知\n支持民营企业参与国家重大项目建设的办法\n完善中国特色现代企业制度的若干指导意见\n",
    "姓名，职务\t部门与单位名称\t联系电话与地址\n张三，主任\t教育局综合办公室\t电话见附表说明\n李四，科员\t财政局预算管理科\t电话见附表说明\n",
    "本段文字很长，足以说明一个段落在一行之中的情形，不应与下一行相连。\n下一段较短。\n第三段也是一个段落，长度不同。\n",
  ])
  func otherLinesStay(document: String) { #expect(text(document) == document) }

  @Test func blanksBetweenCharactersAreRemoved() {
    let spaced = "完 善 社 会 保 险 制 度，\n扩 大 医 疗 保 险 覆 盖 面。\n"
    #expect(text(spaced) == "完善社会保险制度，\n扩大医疗保险覆盖面。\n")
    let segmented = "完善 社会 保险 制度 ， 扩大 医疗 保险 覆盖面 。\n"
    #expect(text(segmented) == segmented)
    let all = "推 进 2 0 2 5 年 重 点 工 作 ， 建 设 创 新 型 城 市 A I 。"
    #expect(text(all) == "推进2025年重点工作，建设创新型城市AI。")
    let mixed = "使用 Swift 语言 开发 App 的 2025 年 计划，由 张 三 负责。"
    #expect(text(mixed) == mixed)
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
        #expect(edit.utf8Range.lowerBound >= position && !edit.utf8Range.isEmpty, "\(bytes)")
        position = edit.utf8Range.upperBound
      }
      #expect(position <= bytes.count)
      guard !read.bytes.isEmpty else { continue }
      let start = generator.below(read.bytes.count)
      let range = start..<start + generator.below(read.bytes.count - start + 1)
      let (hull, pieces) = (read.originalRange(of: range), read.originalPieces(of: range))
      #expect(pieces[0].lowerBound == hull.lowerBound)
      #expect(pieces[pieces.count - 1].upperBound == hull.upperBound)
      #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      #expect(hull.upperBound <= bytes.count)
      #expect(DocumentText(bytes, .bytes).text.bytes == bytes)
    }
  }
}
