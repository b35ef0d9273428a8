import FenciTestSupport
import Testing

@testable import FenciCore

/// Lines of a file of words of the user's own.
@Suite struct UserWordLineTests {
  @Test(arguments: [
    ("台积电", "台积电", nil, ""), ("低空物流 500 n", "低空物流", 500, "n"), ("低空物流 500", "低空物流", 500, ""),
    ("低空物流 n", "低空物流", nil, "n"), ("干饭侠 n 1024", "干饭侠", 1024, "n"),
    ("露营风\u{3000}nz\u{3000}30", "露营风", 30, "nz"), ("  显眼包   a  7  ", "显眼包", 7, "a"),
    ("多巴胺穿搭 12 NN2", "多巴胺穿搭", 12, "NN2"), ("多巴胺穿搭 NN2 12", "多巴胺穿搭", 12, "NN2"),
    ("冷知识 nr1", "冷知识", nil, "nr1"), ("冷 Ng", "冷", nil, "Ng"), ("中文 Python", "中文 Python", nil, ""),
    ("Edu Trust认证 2000", "Edu Trust认证", 2000, ""),
    ("流浪地球 movie", "流浪地球", nil, "movie"),
    ("Edu Trust认证 nz 2000", "Edu Trust认证", 2000, "nz"),
    ("a b 4", "a b", 4, ""), ("Vision Pro nz 4", "Vision Pro", 4, "nz"),
    ("糖类抗原19-9 9999", "糖类抗原19-9", 9999, ""),
    ("mmol/L", "mmol/L", nil, ""), ("元/kg 20 q", "元/kg", 20, "q"), ("公里/h", "公里/h", nil, ""),
    ("次/d", "次/d", nil, ""), ("吨/a 3", "吨/a", 3, ""), ("TCP/IP", "TCP/IP", nil, ""),
    ("24/7", "24/7", nil, ""),
    ("/nz", "/nz", nil, ""), ("A,B", "A,B", nil, ""), ("2,4-二氯苯氧乙酸 5", "2,4-二氯苯氧乙酸", 5, ""),
    ("甲,乙", "甲,乙", nil, ""), ("“双减” 3", "“双减”", 3, ""), ("\"", "\"", nil, ""), ("0 5", "0", 5, ""),
  ])
  func spaced(line: String, word: String, count: Int?, tag: String) throws {
    let entry = try UserWordLine(line[...])
    #expect(entry.word == word && entry.count == count && entry.tag == tag, "\(line): \(entry)")
  }

  @Test(arguments: [
    ("GB 50016\t\tnz", "GB 50016", nil, "nz"), ("GB 50016\t3\tnz", "GB 50016", 3, "nz"),
    ("GB 50016\tnz\t3", "GB 50016", 3, "nz"), ("GB 50016\tnz", "GB 50016", nil, "nz"),
    ("GB 50016\t\t3", "GB 50016", 3, ""), ("GB 50016\t", "GB 50016", nil, ""),
    ("GB 50016\t\t\t17\t0.5", "GB 50016", nil, ""),
    ("iPhone 15 100 nz\t", "iPhone 15 100 nz", nil, ""),
    ("\"甲\"\t5", "\"甲\"", 5, ""), ("甲,5,n\t", "甲,5,n", nil, ""), ("熬夜侠/nz\t", "熬夜侠/nz", nil, ""),
    (" 甲 乙 \t 5 \t n ", "甲 乙", 5, "n"),
  ])
  func tabbed(line: String, word: String, count: Int?, tag: String) throws {
    let entry = try UserWordLine(line[...])
    #expect(entry.word == word && entry.count == count && entry.tag == tag, "\(line): \(entry)")
  }

  /// Each is told what is wrong, by a part of the message.
  @Test(arguments: [
    ("熬夜侠/nz", "熬夜侠 nz"), ("熬夜侠/n", "熬夜侠 n"), ("熬夜侠/nr 5", "熬夜侠 nr"), ("Siri/nz", "Siri nz"),
    ("干饭侠,1024,n", "commas"), ("干饭侠,n", "commas"), ("干饭侠,1024", "commas"), ("干饭侠,,n", "commas"),
    ("干饭侠;1024;n", "commas"), ("iPhone,n,100", "commas"), ("\"iPhone\",100,nz", "commas"),
    ("\"干饭侠\" 1024 n", "quotation marks"), ("\"干饭侠\"", "quotation marks"), ("干饭侠 -3", "“-3”"),
    ("干饭侠 -3 n", "“-3”"), ("干饭侠 n -3", "“-3”"), ("干饭侠 1.5", "“1.5”"), ("干饭侠 1,024 n", "“1,024”"),
    ("干饭侠 1e5", "“1e5”"), ("干饭侠 １０", "“１０”"), ("干饭侠 1024 n 网络用语", "“1024”"),
    ("希望 v 7685 vn 616", "“7685”"), ("干饭侠 5 6", "“5”"), ("iPhone 15 100", "“15”"),
    ("干饭侠 99999999999999999999", "99999999999999999999"), ("干饭侠\t-3", "“-3”"),
    ("干饭侠\t1.5\tn", "“1.5”"), ("干饭侠\t5\t名词", "“名词”"), ("干饭侠\t5\t6", "“6”"), ("干饭侠\tn\t说明", "“n”"),
    ("干饭侠\t5 n", "“5 n”"), ("干饭侠\t99999999999999999999", "99999999999999999999"),
  ])
  func badLines(line: String, part: String) throws {
    let problem = try #require(throws: UserWordLine.Problem.self) { try UserWordLine(line[...]) }
    #expect(problem.description.contains(part), "\(line): \(problem)")
  }

  /// What is written by the rules is read as it was meant.
  @Test func linesAreReadAsWritten() throws {
    var generator = SeededGenerator(seed: 330)
    let words = ["干饭侠", "雪糕刺客", "Edu Trust认证", "中文 空格", "mmol每升", "元/kg", "α,β", "𠀀𪛖", "a级"]
    let tabbedWords = words + ["GB 50016", "a b", "iPhone 15", "x/nz", "\"甲\"", "甲,5,n", "3"]
    let tags = ["n", "nz", "nr1", "vn", "PROD", "Ng", "x"]
    for _ in 0..<2000 {
      let count = generator.below(1 << 30)
      let tag = generator.pick(tags)
      let shape = generator.below(5)
      var expected = UserWordLine.none
      expected.count = shape == 0 || shape == 2 ? nil : count
      expected.tag = shape < 2 || tag == "PROD" && shape == 2 ? "" : tag
      let fields: [String] =
        switch shape {
        case 0: []
        case 1: ["\(count)"]
        case 2: [expected.tag]
        case 3: ["\(count)", tag]
        default: [tag, "\(count)"]
        }
      let isTabbed = generator.below(2) == 0
      expected.word = generator.pick(isTabbed ? tabbedWords : words)
      let line = ([expected.word] + fields).joined(separator: isTabbed ? "\t" : " ")
      let entry = try UserWordLine((isTabbed && fields.isEmpty ? line + "\t" : line)[...])
      #expect(entry == expected, "\(line.debugDescription): \(entry)")
    }
  }

  /// No line traps, and a word that is read is a part of its line.
  @Test func anyLine() {
    var generator = SeededGenerator(seed: 331)
    let pieces = [
      "甲", "n", "nz", "5", "-", "/", ",", ";", "\"", " ", "\t", "\u{3000}", "\u{301}", "\0", "1e",
      ".",
      "👩‍👩‍👧", "Ng", "\u{FEFF}",
    ]
    for _ in 0..<20_000 {
      let line = (0..<generator.below(9)).map { _ in generator.pick(pieces) }.joined()
      if let entry = try? UserWordLine(line[...]) {
        #expect(entry.word.isEmpty || line.contains(entry.word), "\(line.debugDescription)")
        #expect(entry.count ?? 0 >= 0)
      }
    }
  }
}

extension UserWordLine {
  /// Nothing.
  fileprivate static let none = UserWordLine()
}
