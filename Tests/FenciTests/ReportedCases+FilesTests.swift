import Fenci
import Testing

/// Files of words that other segmenters refuse, or read and ignore.
struct ReportedCasesFilesTests {
  /// A file as it was reported, and a text that is cut by its words.
  struct File: Sendable, CustomTestStringConvertible {
    let thread: String
    let bytes: [UInt8]
    let text: String
    let expected: String

    var testDescription: String { thread }

    init(_ thread: String, _ bytes: [UInt8], _ text: String, _ expected: String) {
      self.thread = thread
      self.bytes = bytes
      self.text = text
      self.expected = expected
    }

    init(_ thread: String, _ contents: String, _ text: String, _ expected: String) {
      self.init(thread, Array(contents.utf8), text, expected)
    }
  }

  static let files = [
    File("fxsjy/jieba#94", "python\ndjango\nww\n", "python和django", "python|和|django"),
    File("line ends of old Macintosh files", "打底裤 10000\r打底衫 10000\r", "打底裤打底衫", "打底裤|打底衫"),
    File("fxsjy/jieba#236: CRLF", "打底裤 10000\r\n打底衫 10000\r\n", "打底裤打底衫", "打底裤|打底衫"),
    File(
      "fxsjy/jieba#236: a byte order mark and CRLF", "\u{FEFF}打底裤 10000\r\n打底衫 10000\r\n",
      "打底裤打底衫", "打底裤|打底衫"),
    File("fxsjy/jieba#236: no line end", "打底裤 10000\r\n打底衫 10000", "打底衫", "打底衫"),
    File("fxsjy/jieba#244", " 酞酐 20 n\n\t\n 酞磺胺噻唑 50 n\n", "酞酐酞磺胺噻唑", "酞酐|酞磺胺噻唑"),
    File(
      "fxsjy/jieba#244: brackets", "酞菁二(吡啶)铁(II)络合物 150 n\n", "酞菁二(吡啶)铁(II)络合物",
      "酞菁二(吡啶)铁(II)络合物"),
    File("fxsjy/jieba#300, #322", "Edu Trust认证 2000\n", "Edu Trust认证", "Edu Trust认证"),
    File(
      "fxsjy/jieba#405: tabs instead of blanks", "CH125 Spacy\t3\tnz\n", "CH125 Spacy的",
      "CH125 Spacy|的"),
    File("fxsjy/jieba#465: the first line", "\u{FEFF}凱特琳 5 nr\n莫那娄氏 5\n", "凱特琳", "凱特琳"),
    File("fxsjy/jieba#549", "[笑CRY]  500\n", "[笑CRY]", "[笑CRY]"),
    File("fxsjy/jieba#587: the word alone", "我的测试\n", "我的测试", "我的测试"),
    File("fxsjy/jieba#442, #567, #728, #951: no count", "攻城狮\n单身狗\n", "攻城狮单身狗", "攻城狮|单身狗"),
    File("fxsjy/jieba#635: a blank behind the word", "攻城狮 \n单身狗  \n", "攻城狮单身狗", "攻城狮|单身狗"),
    File("fxsjy/jieba#749", "糖类抗原19-9 9999\n", "糖类抗原19-9", "糖类抗原19-9"),
    File("huaban/jieba-analysis#44: a tag and no count", "解除合同 nz\n", "解除合同", "解除合同"),
    File("huaban/jieba-analysis#137", "中文 空格 3\n", "中文 空格", "中文 空格"),
    File(
      "baidu/lac#83: behind a tab nothing is taken for a count or a tag",
      "iphone 12\t\nthe shy\t\n", "iphone 12，the shy", "iphone 12|，|the shy"),
    File("wangbin/jiebago#2", "a b 4\n", "a b", "a b"),
    File("NLPchina/ansj_seg#120: the first line", "攻城狮\n单身狗\n", "攻城狮", "攻城狮"),
    File("UTF-16, little", utf16("攻城狮 5 n\r\n单身狗\r\n", bigEndian: false), "攻城狮单身狗", "攻城狮|单身狗"),
    File("UTF-16, big", utf16("攻城狮 5 n\r\n单身狗\r\n", bigEndian: true), "攻城狮单身狗", "攻城狮|单身狗"),
  ]

  @Test(arguments: files)
  func wordsOfTheFile(_ file: File) throws {
    var edits = UserDictionary()
    let problems = edits.insert(linesOf: file.bytes, name: "userdict.txt")
    #expect(problems.isEmpty)
    let lexicon = try Lexicon.standard.applying(edits)
    try ReportedCase(file.thread, file.text, file.expected).check(lexicon)
  }

  /// fxsjy/jieba#305, tsroten/pynlpir#41: a file that is not UTF-8 is an error that hides its place, or
  /// none. Here each line is told by file and number, and the others are taken.
  @Test func linesInGBK() {
    let gbk: [UInt8] = [0xCC, 0xA8, 0xBB, 0xFD, 0xB5, 0xE7, 0x20, 0x35, 0x0A]  // 台积电 5
    let bytes = Array("攻城狮\n".utf8) + gbk + Array("单身狗\n".utf8) + gbk
    var edits = UserDictionary()
    let problems = edits.insert(linesOf: bytes, name: "userdict.txt")
    #expect(
      problems.map(\.description) == [
        "userdict.txt:2: not valid UTF-8", "userdict.txt:4: not valid UTF-8",
      ])
    #expect(edits.count == 2)
  }

  /// fxsjy/jieba#442, #587: a count or tag that cannot be one is told with its line.
  @Test(arguments: [
    ("攻城狮\tnz\t五\n", 1), ("攻城狮 5\n单身狗\t-3\n", 2), ("\n\n攻城狮\t五\n", 3), ("\t5\n", 1),
  ])
  func badLinesAreTold(_ contents: String, _ line: Int) throws {
    var edits = UserDictionary()
    let problems = edits.insert(linesOf: Array(contents.utf8), name: "userdict.txt")
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.description.hasPrefix("userdict.txt:\(line): "))
  }

  /// fxsjy/jieba#620: does a second file replace the first one?
  @Test func filesAddUp() throws {
    var edits = UserDictionary()
    for contents in ["攻城狮\n", "单身狗\n"] {
      #expect(edits.insert(linesOf: Array(contents.utf8), name: "words.txt").isEmpty)
    }
    let lexicon = try Lexicon.standard.applying(edits)
    try ReportedCase("fxsjy/jieba#620", "攻城狮单身狗的", "攻城狮|单身狗|的").check(lexicon)
  }

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }
}
