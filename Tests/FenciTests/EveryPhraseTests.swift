import Fenci
import FenciTestSupport
import Testing

@testable import FenciCore

/// Whatever the dictionary accepts as a phrase, and whatever a user adds, can be a key phrase.
struct EveryPhraseTests {
  private static func document(_ phrase: String) -> String {
    "各县宣传\(phrase)，检查\(phrase)的执行情况。"
  }

  /// Whether a phrase is among all key phrases of a document that names it twice.
  private static func isFound(_ phrase: String, _ extractor: KeyphraseExtractor) -> Bool {
    let key = extractor.lexicon.folded(phrase)
    return extractor.keyphrases(in: document(phrase), top: .max).contains {
      extractor.lexicon.folded($0.word) == key && $0.count >= 2
    }
  }

  private static func acceptedPhrases() throws -> [String] {
    let table = String(
      decoding: try repositoryBytes("Dictionaries/standard/policy.tsv"), as: UTF8.self)
    let rows = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let column = try #require(rows.first?.firstIndex(of: "verdict"))
    return rows.dropFirst().filter { $0[column] == "accepted" }.map { $0[0] }
  }

  @Test func everyAcceptedPhraseCanBeOne() throws {
    let phrases = try Self.acceptedPhrases()
    #expect(phrases.count >= 14_000)
    let step = amount(1, few: 11)
    let extractor = KeyphraseExtractor(lexicon: .standard)
    let missing = phrases.indices.filter { $0 % step == 0 }.map { phrases[$0] }.filter {
      !Self.isFound($0, extractor)
    }
    // The sentence is read as 宣传单 and 用途预付卡.
    let misread: Set = ["单用途预付卡"]
    let others = missing.filter { !misread.contains($0) }
    #expect(others.isEmpty, "\(others.count) of \(phrases.count): \(others.prefix(100))")
  }

  /// Words of up to 63 characters, of any characters that a word may have.
  @Test(.long, arguments: 0..<4) func everyWordOfAUserCanBeOne(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(950 + seed))
    for _ in 0..<amount(40, few: 10) {
      var edits = UserDictionary()
      var words: [String] = []
      for _ in 0..<10 {
        let word = Self.word(&generator)
        guard (try? edits.insert(word)) != nil else { continue }
        words.append(word)
      }
      let extractor = KeyphraseExtractor(lexicon: try Lexicon.standard.applying(edits))
      // 的 is in nearly every document of every genre of the reference, so it is no key phrase.
      for word in words where word != "的" {
        #expect(Self.isFound(word, extractor), "\(word.debugDescription)")
      }
    }
  }

  @Test(
    .long,
    arguments: [
      "霾", "焓变", "城市生活垃圾分类管理实施办法征求意见稿", "5G+工业互联网", "1+X证书", "让·雅克·卢梭", "“双高”计划", "R&D", "C++",
      "node.js", "Red Hat公司", "Edu Trust认证", "第七次全国人口普查", "在于", "2025年", "《民法典》", "①号", "—", "、",
      "走在前、挑大梁", "a", "the", "of the", "龘", "𠮷", "🚀计划", "城市（更新）", "3.14", "<p>", "a&b;", "。", "“”",
      "党的二十届三中全会审议通过的关于进一步全面深化改革推进中国式现代化的决定所确定的三百多项重大改革举措任务分工方案汇编本第一卷",
    ])
  func wordsOfUsers(word: String) throws {
    var edits = UserDictionary()
    try edits.insert(word)
    let extractor = KeyphraseExtractor(lexicon: try Lexicon.standard.applying(edits))
    #expect(Self.isFound(word, extractor), "\(word)")
  }

  private static func word(_ generator: inout SeededGenerator) -> String {
    let lists: [[String]] = [
      "的一是在不了有和人这中大为上个国我以要他时来用们".map(String.init), "龘靐齉爩鱻麤".map(String.init),
      "abcXYZ".map(String.init), "0123456789".map(String.init),
      "+-·.&/—、，。《》“”「」（）<>;:%#@ ".map(String.init),
      ["𠮷", "é", "Ω", "한", "🚀", "①", "第三", "企业", "创新", "发展", "管理办法", "的"],
    ]
    let length = generator.pick([1, 2, 3, 5, 8, 13, 20, 30, 63])
    var word = ""
    while word.unicodeScalars.count < length {
      word += generator.pick(generator.pick(lists))
    }
    return String(String.UnicodeScalarView(word.unicodeScalars.prefix(length)))
  }
}
