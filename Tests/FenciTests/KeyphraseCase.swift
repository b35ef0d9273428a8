import FenciTestSupport
import Testing

/// A document of an unusual kind, and what is expected of its key phrases.
struct KeyphraseCase: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  /// Dictionary forms that are key phrases; nil if nothing is.
  var holds: [String]? = []
  /// Words that are none, nor inside one.
  var lacks: [String] = []
  /// Regular expressions that no whole key phrase matches.
  var matches: [String] = []
  /// Key phrases, each better than the other one, which may be none.
  var order: [(better: String, worse: String)] = []
  /// Words of a user.
  var words: [String] = []

  var testDescription: String { name }

  init(_ name: String, _ text: String, holds: [String]? = [], lacks: [String] = []) {
    self.init(name, Array(text.utf8), holds: holds, lacks: lacks)
  }

  init(_ name: String, _ bytes: [UInt8], holds: [String]? = [], lacks: [String] = []) {
    self.name = name
    self.bytes = bytes
    self.holds = holds
    self.lacks = lacks
  }

  static let all = plain + scripts + damaged + markup

  private static let plain = [
    KeyphraseCase("empty", "", holds: nil),
    KeyphraseCase("white space", " \t\r\n\u{3000}\u{A0}", holds: nil),
    KeyphraseCase("one character", "的", holds: nil),
    KeyphraseCase("one noun of one character", "城", holds: nil),
    KeyphraseCase("one word", "营商环境", holds: ["营商环境"]),
    KeyphraseCase("one word again and again", repeating("营商环境，", 2000), holds: ["营商环境"]),
    KeyphraseCase("stop words", "的和了在是", holds: nil),
    KeyphraseCase("digits", "2023 3.5% 16,250 ２０２３", holds: nil),
    KeyphraseCase("punctuation", "，。！？……——“”《》、；：,.!?;:'\"()[]{}", holds: nil),
    KeyphraseCase("angle brackets", "<<<>>>< > </ <! <? &; & ;;", holds: nil),
    KeyphraseCase("emoji", "👍🏽🇨🇳👨‍👩‍👧‍👦❤️1️⃣\u{1F3FD}\u{200D}", holds: nil),
    KeyphraseCase("a comparison is no tag", "a<b，营商环境，c>d", holds: ["营商环境"]),
    KeyphraseCase("end of a tag is missing", "营商环境 <script 创新型城市", holds: ["营商环境", "创新型城市"]),
    KeyphraseCase("end tag is missing", "<script>营商环境", holds: ["营商环境"]),
  ]

  private static let scripts = [
    KeyphraseCase("Latin", "license server, license server", holds: ["license server"]),
    KeyphraseCase("Latin and Chinese", "5G网络和AI技术，AI技术", holds: ["ai技术"]),
    KeyphraseCase(
      "annotated, traditional and simplified",
      "創(chuàng)新型城市，創新型城市，创新型城市", holds: ["创新型城市"], lacks: ["chu", "chuàng"]),
    KeyphraseCase("full width", "ＡＩ技术，AI技术，ａｉ技術", holds: ["ai技术"]),
    KeyphraseCase("other scripts", "Москва हिन्दी العربية 한국어 カタカナ", holds: []),
  ]

  private static let damaged = [
    KeyphraseCase("invalid bytes", [0xFF, 0xE4, 0xB8, 0xED, 0xA0, 0x80, 0xC0, 0xAF], holds: nil),
    KeyphraseCase(
      "invalid bytes around a phrase", [0xFF, 0xE4] + Array("营商环境".utf8) + [0xB8, 0x80],
      holds: ["营商环境"]),
    KeyphraseCase("NULs", "\0\0\0", holds: nil),
    KeyphraseCase("NULs around phrases", "\0营商环境\0\0创新型城市\0", holds: ["营商环境", "创新型城市"]),
    KeyphraseCase("UTF-16", Array("营商环境".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
    KeyphraseCase("a tag that the end cuts", "营商环境<a href=\"x", holds: ["营商环境"]),
  ]

  private static let markup = [
    KeyphraseCase(
      "page", page, holds: ["创新型城市", "营商环境", "科技成果转化", "政务公开", "api"],
      lacks: [
        "html", "head", "meta", "charset", "utf", "content", "div", "class", "href", "li", "body",
        "script", "function", "var", "document", "style", "font", "color", "nbsp", "amp", "strong",
        "footer", "td", "align", "宋体", "关键词",
      ]),
    KeyphraseCase(
      "tags in capitals, across lines",
      "<DIV\nCLASS='a'>营商环境</DIV\n><BR/><SCRIPT>var 城市更新</Script >", holds: ["营商环境"],
      lacks: ["div", "class", "var", "br", "城市更新"]),
    KeyphraseCase(
      "entities", "营商环境&nbsp;&nbsp;API&nbsp;R&amp;D&copy;&#37;", holds: ["营商环境"],
      lacks: ["nbsp", "amp", "copy"]),
    KeyphraseCase(
      "attribute in Chinese", "<meta name=\"title\" content=\"营商环境\">", holds: ["营商环境"],
      lacks: ["title", "content", "name"]),
    KeyphraseCase(
      "open tags", repeating("<script><a ", 3000), holds: nil),
  ]

  private static func repeating(_ piece: String, _ count: Int) -> String {
    RandomText.repeating(piece, count)
  }

  private static let page = """
    <!DOCTYPE html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>关于创新型城市的意见</title>
    <style type="text/css">body { font-family: 宋体; color: #333; } .footer a:hover { margin: 0 }</style>
    <script>
      var s = document.getElementsByTagName("script")[0];
      function search(q) { if (q.length < 2 && q > 0) { alert("请输入关键词"); } }
    </script>
    </head>
    <body>
    <div class="header"><ul><li><a href="/zwgk/">政务公开</a></li><li><a href="/">首页</a></li></ul></div>
    <div class="content" id="zoom"><p style="text-align:center">来源：科技局&nbsp;&nbsp;API</p>
    <p>加快<strong>創(chuàng)新型城市</strong>建设，推动科技成果转化，优化营商环境。创新型城市&amp;科技成果转化。</p>
    <table><tr><td align="left">营商环境</td></tr></table><!-- 页脚 footer begin --></div>
    <div class="footer">主办单位&copy;2023 <script src="/js/a.js"></script></div>
    </body>
    </html>
    """
}
