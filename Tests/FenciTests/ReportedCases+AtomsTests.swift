import Fenci
import FenciTestSupport
import Testing

/// Units, numbers of lists, HTML entities and invisible characters, which other segmenters cut apart or
/// leave in words. A case is a text in which `[…]` has no boundary inside and `|` is one.
struct ReportedCasesAtomsTests {
  struct MarkedCase: Sendable, CustomTestStringConvertible {
    let thread: String
    let marked: String
    var words: [String] = []

    init(_ thread: String, _ marked: String, words: [String] = []) {
      (self.thread, self.marked, self.words) = (thread, marked, words)
    }

    var testDescription: String { "\(thread): \(marked)" }

    /// Checks every method at words and phrases granularity.
    func check() throws {
      var edits = UserDictionary()
      for word in words { try edits.insert(word) }
      let lexicon = try edits.count > 0 ? Lexicon.standard.applying(edits) : .standard
      var (text, wanted, inside, isInside) = ("", Set<Int>(), Set<Int>(), false)
      var open = 0
      for scalar in marked.unicodeScalars {
        switch scalar {
        case "|": wanted.insert(text.utf8.count)
        case "[": (isInside, open) = (true, text.utf8.count)
        case "]": isInside = false
        default:
          if isInside, text.utf8.count > open { inside.insert(text.utf8.count) }
          text.unicodeScalars.append(scalar)
        }
      }
      for segmenter in Segmenter.tiling(lexicon) {
        let ends = Set(segmenter.ends(text))
        let pieces = segmenter.pieces(text)
        // A phrase may lie across.
        if segmenter.granularity == .words {
          #expect(wanted.isSubset(of: ends), "\(segmenter.name): \(pieces)")
        }
        #expect(inside.isDisjoint(with: ends), "\(segmenter.name): \(pieces)")
      }
    }
  }

  static let units = [
    MarkedCase("PaddlePaddle/models#2751", "血糖6.5[mmol/L]偏高", words: ["mmol/L"]),
    MarkedCase("PaddlePaddle/models#2751", "血糖6.5|[mmol/L]|偏高"),
    MarkedCase("PaddlePaddle/models#2751", "风速8|[m/s]|左右"),
    MarkedCase("PaddlePaddle/models#2751", "血压120|[mmHg]|以上"),
    MarkedCase("PaddlePaddle/models#2751", "[PM₂.₅]浓度为35|[μg/m³]，用电3|[kW·h]"),
    MarkedCase("PaddlePaddle/models#2751", "每天服用250|[mg]|，剂量5|[mg/kg]"),
    MarkedCase("hankcs/HanLP#543", "监测[SO₂]浓度和[CO₂]排放"),
    MarkedCase("hankcs/HanLP#543", "占地120|[m²]|，体积3|[cm³]"),
    MarkedCase("hankcs/HanLP#543", "水的分子式是[H₂O]，钙离子[Ca²⁺]"),
    MarkedCase("units", "最高气温[38°C]，最低[25℃]，折合[100°F]"),
    MarkedCase("units", "主频[1.5]|[GHz]|，内存16|[GB]|，带宽100|[Mbps]"),
    MarkedCase("units", "身高[175]|[cm]|，体重[60]|[kg]"),
    MarkedCase("units", "电压220|[V]|，功率[1,500]|[W]"),
    MarkedCase("units", "压力2.5|[MPa]|，噪声65|[dB]"),
    MarkedCase("units", "总数[10⁵]个，面积[x²]"),
    MarkedCase("units", "[5G]网络、[4S店]、[3D]打印、[2T]硬盘、[4K]电视、[10W]+粉丝"),
    MarkedCase("units", "[M1]芯片和[H5]页面，[2.0T]发动机，[3A]大作"),
  ]

  static let listNumbers = [
    MarkedCase("fxsjy/jieba#302", "图3.|CPU占用率"),
    MarkedCase("fxsjy/jieba#302", "先做步骤5.|Git提交"),
    MarkedCase("fxsjy/jieba#302", "1.|Python入门"), MarkedCase("fxsjy/jieba#302", "2.|HTML和CSS"),
    MarkedCase("fxsjy/jieba#302", "10.|iPhone维修"), MarkedCase("lists", "表12.|GDP增速"),
    MarkedCase("lists", "第4.|Linux命令"), MarkedCase("lists", "3.1.|Docker安装"),
    MarkedCase("lists", "1.|C语言"), MarkedCase("lists", "2．|Java基础"),
    MarkedCase("lists", "[v1.0]版本，[3.x]分支，[Web2.0]，[node.js]，[S.H.E]"),
    MarkedCase("lists", "访问[163.com]，打开[2.jpg]和[index2.html]"),
    MarkedCase("lists", "[192.168.1.1]，[1.5]|GHz，[3.5]|mm，[2.0T]"),
  ]

  static let entities = [
    MarkedCase("tsroten/pynlpir#97", "使用Excel|[&nbsp;]|制表"),
    MarkedCase("tsroten/pynlpir#97", "Docker|[&lt;]|容器|[&gt;]"),
    MarkedCase("tsroten/pynlpir#97", "他说[&quot;]|你好|[&quot;]"),
    MarkedCase("tsroten/pynlpir#97", "Word|[&amp;]|Excel"),
    MarkedCase("entities", "价格|[&#165;]|100"),
    MarkedCase("entities", "版权|[&copy;]|2024"), MarkedCase("entities", "A|[&#x4e2d;]|B"),
    MarkedCase("entities", "等等|[&hellip;]|[&mdash;]|完"),
    MarkedCase("entities", "2|[&nbsp;]|[&nbsp;]|公里"),
    MarkedCase("entities", "a|[&ldquo;]|b|[&rdquo;]"),
    MarkedCase("entities", "[R&D]|;投入，[AT&T]|;公司，[Q&A]|;"),
  ]

  static let invisible = [
    MarkedCase("HIT-SCIR/ltp#408", "[文\u{2060}化]|活动|和|[科\u{FEFF}技]|展览"),
    MarkedCase("HIT-SCIR/ltp#408", "[养\u{200B}老]"), MarkedCase("invisible", "[教\u{200E}育]|经费"),
    MarkedCase("invisible", "[in\u{AD}ter\u{AD}na\u{AD}tion\u{AD}al]|合作"),
    MarkedCase("invisible", "[经\u{200B}济\u{200B}]|[社\u{200B}会\u{200B}]|，\u{200B}|发展"),
    MarkedCase("invisible", "[\u{FEFF}]|[科技]|企业"),
    MarkedCase("invisible", "[企\u{2060}业\u{2060}]|和"),
    MarkedCase("invisible", "[\u{202A}]|[环境\u{202C}]|和"),
    MarkedCase("invisible", "[20\u{200B}24]|年"),
    MarkedCase("invisible", "[城\u{200F}市]|和|农村"),
    MarkedCase("invisible", "[\u{200B}\u{FEFF} ]|[城市]"),
    MarkedCase("invisible", "[雪\u{200B}糕刺客]|来了", words: ["雪糕\u{2060}刺客"]),
  ]

  @Test(arguments: units)
  func unitsAreWhole(_ marked: MarkedCase) throws { try marked.check() }

  @Test(arguments: listNumbers)
  func numbersOfListsAreApart(_ marked: MarkedCase) throws { try marked.check() }

  @Test(arguments: entities)
  func entitiesAreOneToken(_ marked: MarkedCase) throws { try marked.check() }

  @Test(arguments: invisible)
  func invisibleCharactersAreLookedThrough(_ marked: MarkedCase) throws { try marked.check() }

  /// HIT-SCIR/ltp#408: a key phrase is without the invisible characters in it.
  @Test(arguments: ["\u{200B}", "\u{AD}", "\u{2060}", "\u{FEFF}", "\u{200E}"])
  func keyPhrasesAreWithoutInvisibleCharacters(_ invisible: String) throws {
    let text = "完善基本养老\(invisible)保险，扩大基本养老保\(invisible)险覆盖面。"
    let phrases = KeyphraseExtractor(lexicon: .standard).keyphrases(in: text)
    let found = try #require(phrases.first { $0.word == "基本养老保险" })
    #expect(found.phrase == "基本养老保险")
    #expect(found.count == 2)
    let length = 18 + invisible.utf8.count
    #expect(found.utf8Ranges.map(\.count) == [length, length])
  }

  /// tsroten/pynlpir#97: entities are no key phrases, and what they part is.
  @Test func entitiesAreNoKeyPhrases() {
    let text = "使用Excel&nbsp;制表，Excel&nbsp;图表，Excel&lt;函数&gt;，Excel&#160;数据。"
    let phrases = KeyphraseExtractor(lexicon: .standard).keyphrases(in: text).map(\.phrase)
    #expect(phrases.contains("Excel"))
    #expect(phrases.allSatisfy { !$0.contains("&") && !$0.contains("nbsp") && !$0.contains(";") })
  }
}
