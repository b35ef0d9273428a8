import Fenci
import FenciTestSupport
import Testing

/// Emoji, characters outside the Basic Multilingual Plane, byte order marks, and bytes that are not
/// UTF-8: elsewhere text is lost behind them, or all of it fails.
struct ReportedCasesBytesTests {
  static let reported = [
    ReportedCase("fxsjy/jieba#59", "\u{FEFF}科技", "科技"),
    ReportedCase("fxsjy/jieba#373", "😂", "😂"),
    ReportedCase("fxsjy/jieba#439", "你们啊，naïve！", "你们|啊|，|naïve|！"),
    ReportedCase("fxsjy/jieba#439", "“bī”的", "“|bī|”|的"),
    ReportedCase("yanyiwu/nodejieba#48", "今天天气很好，🙋 我们去郊游。", "今天|天气|很|好|，|🙋|我们|去|郊游|。"),
    ReportedCase("huaban/jieba-analysis#111", "科技🤣😂企业", "科技|🤣|😂|企业"),
    ReportedCase("hankcs/pyhanlp#35", "无法处理的情况\u{1F923}", "无法|处理|的|情况|🤣"),
    ReportedCase("NLPchina/ansj_seg#228 (pull request)", "👿", "👿"),
    ReportedCase("anderscui/jieba.NET#98", "👍🏽👨‍👩‍👧🇨🇳", "👍🏽|👨‍👩‍👧|🇨🇳"),
    ReportedCase("messense/jieba-rs#20", "𠮷㐂的", "𠮷|㐂|的"),
    ReportedCase("messense/jieba-rs#20", ["𠮷㐂", "𪚥龘"], "𠮷㐂𪚥龘的", "𠮷㐂|𪚥龘|的"),
    ReportedCase("yanyiwu/cppjieba#45", ["𠮷野家"], "𠮷野家", "𠮷野家"),
    ReportedCase("qinwf/jiebaR#48", ["的𠝹刀"], "的𠝹刀", "的𠝹刀"),
    ReportedCase("yanyiwu/cppjieba#191", "他来到了网易", "他|来到|了|网易"),
  ]

  @Test(arguments: reported)
  func nothingIsLost(_ reported: ReportedCase) throws { try reported.check() }

  /// Bytes that elsewhere fail as a whole, or come out as other characters.
  struct Input: Sendable, CustomTestStringConvertible {
    let thread: String
    let bytes: [UInt8]
    /// Words that stand in the text, whole.
    let words: [String]
    /// How many bytes are in tokens of the kind `invalid`.
    let invalid: Int

    var testDescription: String { thread }
  }

  static let inputs = [
    Input(
      thread: "deepcs233/jieba_fast#5: 0xA3 at the beginning", bytes: [0xA3] + utf8("科技企业"),
      words: ["科技", "企业"], invalid: 1),
    Input(
      thread: "yanyiwu/cppjieba#194, qinwf/jiebaR#68: one bad byte in a document",
      bytes: utf8("科技") + [0xFF] + utf8("企业"), words: ["科技", "企业"], invalid: 1),
    Input(
      thread: "a character cut off at the end", bytes: utf8("科技") + [0xE4, 0xBC],
      words: ["科技"], invalid: 2),
    Input(
      thread: "half of a surrogate pair", bytes: utf8("科技") + [0xED, 0xA0, 0xBD] + utf8("企业"),
      words: ["科技", "企业"], invalid: 3),
    Input(
      // Two pairs of these bytes happen to be characters of UTF-8.
      thread: "yanyiwu/cppjieba#75, #191, #60: GBK, 中文分词",
      bytes: [0xD6, 0xD0, 0xCE, 0xC4, 0xB7, 0xD6, 0xB4, 0xCA], words: [], invalid: 4),
    Input(
      thread: "fxsjy/jieba#235: 女装 in GBK is valid UTF-8", bytes: [0xC5, 0xAE, 0xD7, 0xB0],
      words: ["Ů", "װ"], invalid: 0),
    Input(
      thread: "GBK between words", bytes: utf8("科技") + [0xD6, 0xD0, 0xCE, 0xC4] + utf8("企业"),
      words: ["科技", "企业"], invalid: 4),
    Input(
      thread: "a byte order mark inside", bytes: utf8("科技\u{FEFF}企业"), words: ["科技", "企业"],
      invalid: 0),
    Input(thread: "NUL", bytes: utf8("科技\0企业"), words: ["科技", "企业"], invalid: 0),
  ]

  @Test(arguments: inputs)
  func everyByteIsKept(_ input: Input) {
    for segmenter in Segmenter.tiling(.standard) {
      let tokens = segmenter.tokens(in: input.bytes)
      #expect(tokens.tile, "\(segmenter.name)")
      #expect(tokens.flatMap { Array(input.bytes[$0.utf8Range]) } == input.bytes)
      let invalid = tokens.filter { $0.kind == .invalid }
      #expect(invalid.reduce(0) { $0 + $1.utf8Range.count } == input.invalid, "\(segmenter.name)")
      let words = tokens.map { tokens.normalizedForm(of: $0) }
      for word in input.words {
        #expect(words.contains(Lexicon.standard.folded(word)), "\(segmenter.name): \(words)")
      }
    }
  }

  /// The same for a word of the user's own between bad bytes.
  @Test func wordsBetweenBadBytes() throws {
    var edits = UserDictionary()
    try edits.insert("Edu Trust认证")
    let lexicon = try Lexicon.standard.applying(edits)
    let word = Self.utf8("Edu Trust认证")
    let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(
      in: [0x80] + word + [0xC3] + word)
    #expect(tokens.map(\.utf8Range.count) == [1, word.count, 1, word.count])
  }

  private static func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }
}
