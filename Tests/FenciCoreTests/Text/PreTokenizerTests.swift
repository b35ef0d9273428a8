import FenciCore
import FenciTestSupport
import Testing

/// What is one token by rule. Every case is a text with its tokens parted by `|`, and must come out so by
/// every method.
struct PreTokenizerTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try SampleLexicon.lexicon() }

  @Test(arguments: [
    // Words of letters and digits.
    "5G|网络", "我|用|5G|网络", "COVID-19|和", "A股|和", "Ａ股", "A|市", "license", "lic", "lic|城市", "licenses",
    "R&D", "Navy's", "Navy’s", "node.js", "C++|和", "x_y", "a|--|b", "AT&T|的", "5G|网", "15G", "5Gs",
    "的|5|个",
    "Ελλάδα", "Москва|市", "e\u{301}tude", "Ｃｏｖｉｄ", "a|-|的", "4K-8K", "a|.|的",
    // Numbers.
    "3.5%|的", "25℃", "16,250|个", "1,234,567", "12:30", "2∶1", "1/2", "2023-04-09", "020-34333079",
    "25°C", "25°F|，", "25°|Ce", "5°|角", "38°Ｃ", "°C", " |°F| ", "°|K",
    "1|,|2345", "1234|,|567", "1|,|23", "３．５％", "5‰", "3|.", ".|5", "１２|，|３４５", "1|，|234", "12|:|a",
    "3.5.1",
    // Addresses.
    "cenn_gd@126.com", "邮|箱|cenn_gd@126.com|，", "a|@|b", "https://example.org/a?b=c&d=%20",
    "见|https://a.cn/|。",
    "https://a.cn/b|.", "(|https://a.cn/b|)", "www.example.org", "www|.", "http|:|/|/", "ftp://a",
    "WWW.a.b",
    "https://a.cn/|中国",
    // Digits above and below the line.
    "H₂O", "SO₂|的", "Ca²⁺", "PM₂.₅", "x²", "10⁵|个", "10⁻⁵", "3²", "10⁵-10⁶", "²|的", "市|²",
    // HTML entities.
    "a|&nbsp;|市", "A|&amp;|B", "&lt;|a|&gt;", "&#160;|5", "&#x4e2d;|市", "&#X4E2D;", "&frac12;|个",
    "5|&nbsp;|个", "&|#|;", "&|#|x|;", "&|foo|;", "Q&A|;", "R&D|;", "AT&T|;", "Johnson&Johnson|;",
    "&|nbsp|，", "&amp;|lt|;", "&|#|12345678|;", "＆|ｎｂｓｐ|；", "https://a.cn/?a=1&amp;b=2",
    // Runs of one mark.
    "……", "——", "好|……|的", "----", "***", "....", "~~~", "!!", "？？", "！！！", "!|?", "。|。", "===",
    "___",
    "────", "，|，", "、", "“|城市|”",
    // White space and line breaks.
    "城市|  |城市", "城市|\t \u{3000}|城市", "城市|\n|\n|城市", "城市|\r\n|城市", " |\r\n| ", "\r\r|\r\n",
    "城市|\u{A0}|城市",
    "\n|\u{301}|",
    // Invisible characters.
    "\u{FEFF}|创新", "\n|\u{FEFF}\u{200B}|创新", "城市| \u{200B}\u{3000}|城市", "\0|\u{200B}|创新",
    "创\u{2060}新|，\u{200B}|城\u{AD}市\u{200E}", "lic\u{AD}ense", "5\u{200B}0|个", "\r\u{200B}|\r\n",
    "1\u{200B}0\u{AD}|k\u{200B}g", "1,2\u{200B}34", "\u{200B}\u{301}|创新", "…\u{2060}|…",
    // Symbols, emoji, flags, other scripts.
    "🇨🇳|🇺🇸|🇨", "👨‍👩‍👧‍👦|👍🏽", "1️⃣|#️⃣", "①|②", "㎡", "←|→", "¥|5", "$|5", "カタカナひらがな|、|カ", "한국어와", "हिन्दी",
    "عربي|，", "𠮷野家|𠮷", "龘|龘", "\u{AD}|创新", "\0|\0",
  ])
  func atoms(cut: String) {
    let expected = cut.unicodeScalars.split(separator: "|").map { String($0) }
    let text = expected.joined()
    for method in Segmenter.Method.allCases {
      #expect(Segmenter(lexicon: lexicon, method: method).pieces(text) == expected, "\(method)")
    }
  }

  @Test(arguments: [
    ("２０２３年", "２０２３|年", "２０２３年"), ("5个", "5|个", "5个"), ("一百七十公里", "一百七十|公里", "一百七十公里"),
    ("3.5%的", "3.5%|的", "3.5%|的"), ("2023年4月9日", "2023|年|4|月|9|日", "2023年|4月|9日"),
    ("第一个", "第一|个", "第一个"), ("数百万个", "数百万|个", "数百万个"), ("二十多年", "二十多|年", "二十多年"),
    ("25亿", "25亿", "25亿"), ("5G网络建设", "5G|网络|建设", "5G网络|建设"), ("年月", "年|月", "年|月"),
  ])
  func numbersWithUnits(text: String, words: String, phrases: String) {
    for method in Segmenter.Method.allCases {
      let byWords = Segmenter(lexicon: lexicon, method: method)
      let byPhrases = Segmenter(lexicon: lexicon, method: method, granularity: .phrases)
      #expect(byWords.pieces(text).joined(separator: "|") == words, "\(method)")
      #expect(byPhrases.pieces(text).joined(separator: "|") == phrases, "\(method)")
    }
  }

  /// The rule of `PreTokenizer`: runs of one of `- = * . ~ _ ! ?`, also full-width.
  @Test(arguments: Array("-=*.~_!?".unicodeScalars), 2...4)
  func runsOfOneMarkAreOneToken(mark: Unicode.Scalar, count: Int) {
    let segmenter = Segmenter(lexicon: lexicon, method: .probability)
    for scalar in [mark, SampleLexicon.fullWidth(mark)] {
      let run = RandomText.repeating(String(scalar), count)
      #expect(segmenter.pieces("城市" + run + "和") == ["城市", run, "和"])
    }
  }

  @Test(
    .long,
    arguments: [
      ("创新", TokenKind.word), ("龘", .word), ("5", .number), ("一百七十", .number), ("abc", .letters),
      ("カナ", .letters),
      ("a@b.c", .address), ("https://a.b", .address), ("，", .punctuation), ("……", .punctuation),
      ("%", .punctuation), ("+", .symbol), ("👍🏽", .symbol), ("🇨🇳", .symbol), (" \t", .space),
      ("\r", .space),
      ("\n", .lineBreak), ("\r\n", .lineBreak), ("\u{600}1", .letters), ("\0", .symbol),
      ("\u{FEFF}", .space), (" \u{200B}", .space), ("\u{AD}", .space), ("mg/L", .letters),
      ("&nbsp;", .punctuation), ("10⁵", .number), ("SO₂", .letters), ("°C", .symbol),
      ("38°C", .number),
    ])
  func kinds(text: String, kind: TokenKind) {
    for segmenter in Segmenter.all(lexicon) {
      let tokens = segmenter.tokens(in: text)
      #expect(tokens.map(\.kind) == [kind], "\(segmenter.name): \(text.debugDescription)")
    }
  }
}
