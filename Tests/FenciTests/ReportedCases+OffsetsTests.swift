import Fenci
import FenciTestSupport
import Testing

/// Ranges that other segmenters report shifted, or going backwards. Each text is checked by every
/// method at both granularities: ranges tile it, and what stands at a range is the token.
struct ReportedCasesOffsetsTests {
  /// A word of a text, and the byte and the character at which it begins.
  struct Place: Sendable, CustomTestStringConvertible {
    let thread: String
    let text: String
    let word: String
    /// The offset in UTF-8.
    let start: Int
    /// The offset in characters, as the reporters count.
    let character: Int

    var testDescription: String { "\(thread): \(word)" }

    init(_ thread: String, _ text: String, _ word: String, at start: Int, character: Int) {
      self.thread = thread
      self.text = text
      self.word = word
      self.start = start
      self.character = character
    }
  }

  static let places = [
    Place("fxsjy/jieba#485", "hello world", "hello", at: 0, character: 0),
    Place("fxsjy/jieba#485", "hello world", "world", at: 6, character: 6),
    Place("anderscui/jieba.NET#32", "永和服装饰品   有限公司", "有限公司", at: 21, character: 9),
    Place(
      "anderscui/jieba.NET#32", "Issues help repositories track bugs, enhancements", "enhancements",
      at: 37, character: 37),
    Place(
      "infinilabs/analysis-ik#361", "Probability,\nStatistics", "Statistics", at: 13, character: 13),
    Place(
      "infinilabs/analysis-ik#361", "José Unpingco\nPython for", "Python", at: 15, character: 14),
    Place("infinilabs/analysis-ik#425", "hello word =\nthis is my", "this", at: 13, character: 13),
    Place("infinilabs/analysis-ik#425", "hello word \nthis is my", "my", at: 20, character: 20),
    Place(
      "infinilabs/analysis-ik#664", "重要场合悬挂使用。\n身佩勋章，仅为节日礼仪。", "节日", at: 49,
      character: 17),
    Place("infinilabs/analysis-ik#998", "hello, world~\nhello, ik!", "ik", at: 21, character: 21),
    Place("infinilabs/analysis-ik#1022", "贝尔法斯特号", "号", at: 15, character: 5),
    Place(
      "KennFalcon/elasticsearch-analysis-hanlp#24", " 28,603.35 \n金额 ", "金额", at: 12, character: 12),
    Place("KennFalcon/elasticsearch-analysis-hanlp#36", "张三\n\n新买的手机", "手机", at: 17, character: 7),
    Place("KennFalcon/elasticsearch-analysis-hanlp#71", "\n新买的手机", "手机", at: 10, character: 4),
    Place(
      "KennFalcon/elasticsearch-analysis-hanlp#87", "    \n \n  \n   \n 中国债券", "债券", at: 21,
      character: 17),
    Place("NLPchina/elasticsearch-analysis-ansj#109", "我是中国人", "人", at: 12, character: 4),
    Place("sing1ee/elasticsearch-jieba-plugin#2", "  科技", "科技", at: 2, character: 2),
    Place("traditional text", "創新驅動發展戰略", "戰略", at: 18, character: 6),
    Place("hankcs/HanLP#41 (pull request)", "光碟機的門打不開", "門", at: 12, character: 4),
    Place("behind an emoji", "今天🙋科技", "科技", at: 10, character: 3),
    Place("behind a joined emoji", "👨‍👩‍👧科技", "科技", at: 18, character: 1),
    Place("behind a character of plane 2", "𠮷科技", "科技", at: 4, character: 1),
    Place("behind combining marks", "cafe\u{301}科技", "科技", at: 6, character: 4),
  ]

  @Test(arguments: places)
  func wordStandsAtItsPlace(_ place: Place) throws {
    for segmenter in Segmenter.tiling(.standard) {
      let tokens = segmenter.tokens(in: place.text)
      let indices = tokens.ranges(in: place.text)
      #expect(tokens.tile, "\(segmenter.name)")
      for (token, range) in zip(tokens, indices) {
        #expect(place.text[range] == tokens.surface(of: token), "\(segmenter.name)")
      }
    }
    let tokens = Segmenter(lexicon: .standard, method: .probability).tokens(in: place.text)
    let indices = tokens.ranges(in: place.text)
    let position = try #require(tokens.firstIndex { tokens.surface(of: $0) == place.word })
    #expect(tokens[position].start == place.start)
    #expect(tokens[position].end == place.start + place.word.utf8.count)
    let character = place.text.distance(
      from: place.text.startIndex, to: indices[position].lowerBound)
    #expect(character == place.character)
  }

  /// Texts in which a part is left out elsewhere: blanks, punctuation, what is not known.
  static let texts = [
    "回复  踩1,顶19 ",  // fxsjy/jieba#58: blanks are trimmed
    "又跛又啞",  // fxsjy/jieba#132: a character is lost
    "xiao123",  // infinilabs/analysis-ik#896: offsets go backwards
    "Issues help repositories track bugs, enhancements, and ideas.",  // anderscui/jieba.NET#32
    "ISBN 978-3-319-30715-2 ISBN 978-3-319-30717-6 (eBook)",  // infinilabs/analysis-ik#361
    "中国债券中债登债券分类板块[CBondIndustryCNBD] \\n 表信息",  // elasticsearch-analysis-hanlp#87
    "发財秘訣 you are good\r\n\r\n\t。",  // yanyiwu/gojieba#108
    "",
    " ",
  ]

  @Test(arguments: texts)
  func rangesAscendAndTextComesBack(_ text: String) {
    for segmenter in Segmenter.tiling(.standard) {
      let tokens = segmenter.tokens(in: text)
      var end = 0
      for token in tokens {
        #expect(token.start == end && token.end > token.start, "\(segmenter.name)")
        end = token.end
      }
      #expect(end == text.utf8.count, "\(segmenter.name)")
      #expect(segmenter.pieces(text).joined() == text, "\(segmenter.name)")
    }
  }

  /// hankcs/HanLP#47 (pull request): simplified text given to the cutter for traditional text.
  @Test func eitherScriptIsCut() throws {
    try ReportedCase("hankcs/HanLP#47", "认可程度", "认可|程度").check()
    try ReportedCase("hankcs/HanLP#47", "認可程度", "認可|程度").check()
  }
}
