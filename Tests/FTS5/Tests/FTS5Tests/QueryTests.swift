import FenciFTS5
import GRDB
import Testing

struct QueryTests {
  private let tokenizer = FenciTokenizer()

  @Test func expressions() {
    #expect(tokenizer.query("創(chuàng)新，環境") == "\"創(chuàng)新\" AND \"環境\"")
    #expect(tokenizer.query("创新型城市建设") == "\"创新型城市建设\"")
    #expect(tokenizer.query("创新型城市", matching: .allWords) == "\"创新型\" AND \"城市\"")
    #expect(tokenizer.query("创新型城市", matching: .anyWord) == "\"创新型\" OR \"城市\"")
    #expect(tokenizer.query("创新型 城市", ending: .prefix) == "\"创新型\" AND \"城市\" *")
    #expect(tokenizer.query("covid-", ending: .prefix) == "\"covid\" *")
    #expect(tokenizer.query("covid ", ending: .prefix) == "\"covid\"")
    #expect(tokenizer.query("covid-19") == "\"covid-19\"")
    #expect(tokenizer.query("") == "\"\"")
    #expect(tokenizer.query("“，。\" * - ^ : ( )") == "\"\"")
    #expect(tokenizer.query("a OR b") == "\"a\" AND \"OR\" AND \"b\"")
  }

  @Test func aliases() throws {
    let database = try SearchDatabase([
      "推进双碳工作", "实现碳达峰，推进碳中和", "只有碳达峰", "人工智能产业", "AI 产业", "碳达峰碳中和目标",
    ])
    func found(_ text: String) throws -> [Int] {
      try database.matches(tokenizer.query(text, aliases: .expanded))
    }
    #expect(try found("双碳") == [0, 1, 5])
    #expect(try found("碳达峰 碳中和") == [0, 1, 5])
    #expect(try found("人工智能") == [3, 4])
    #expect(try found("AI产业") == [3, 4])
    #expect(try found("碳达峰") == [1, 2, 5])
    #expect(try database.found("双碳") == [0])
    let typed = tokenizer.query("AI产", ending: .prefix, aliases: .expanded)
    #expect(try database.matches(typed) == [3, 4])
    let skipping = FenciTokenizer(stopWords: .skip, minimumLength: 2)
    let others = try SearchDatabase(["人工智能的产业", "双碳与人工智能"], tokenizer: skipping)
    #expect(try others.matches(skipping.query("AI的", aliases: .expanded)) == [0, 1])
    #expect(try others.matches(skipping.query("碳达峰 碳中和 AI", aliases: .expanded)) == [1])
  }

  /// Whatever a user types is a query without an error, and no operator of it counts: each result
  /// has all words of the text.
  @Test(arguments: zip(FenciTokenizer.Matching.allCases, [UInt64(1), 2, 3]))
  func anyInputIsAQuery(matching: FenciTokenizer.Matching, seed: UInt64) throws {
    let texts = [
      "创新型城市 covid-19", "OR AND NOT NEAR", "a b c", "body 创新", "双碳 碳达峰 碳中和", "人工智能", "城市",
    ]
    let database = try SearchDatabase(texts)
    let pieces = [
      "\"", "'", "OR", " AND ", " NOT ", "NEAR(", ")", "(", "*", "^", "-", "+", ":", "body:",
      "{body}", "{", "}",
      "创新型", "創(chuàng)新", "城市", "covid-19", "双碳", "碳达峰", "AI", " ", "\0", "\u{1}", "，", "a", "的",
      "\\",
      "--", ";", "/*", "👍", "中华人民共", "\n", "\u{202E}", "NEAR", "\"\"", "? ", "%",
    ]
    var generator = SeededGenerator(seed: seed)
    for number in 0..<3400 {
      let text = generator.text(of: pieces, count: Int.random(in: 0..<9, using: &generator))
      for ending in [FenciTokenizer.Ending.word, .prefix] {
        for aliases in [FenciTokenizer.AliasMatching.exact, .expanded] {
          let query = tokenizer.query(text, matching: matching, ending: ending, aliases: aliases)
          let found = try database.matches(query)
          guard number % 10 == 0, ending == .word, aliases == .exact else { continue }
          let segmenter = Segmenter(lexicon: .standard, method: .probability)
          let tokens = segmenter.tokens(in: text)
          let words = tokens.filter(\.kind.isText).map { tokens.normalizedForm(of: $0) }
          let expected = naive(words, matching, texts)
          let isRight =
            matching == .phrases ? Set(found).isSubset(of: expected) : found == expected
          #expect(isRight, "\(text) → \(query)")
        }
      }
    }
  }

  /// The texts that have all words, or one of them, as words or inside a word. Phrases are not
  /// looked at, so for these the texts are only those that may be found.
  private func naive(
    _ words: [String], _ matching: FenciTokenizer.Matching, _ texts: [String]
  ) -> [Int] {
    let lexicon = Lexicon.standard
    let index = Segmenter(lexicon: lexicon, method: .probability, granularity: .search)
    let wanted = words.map { lexicon.folded($0) }
    guard !wanted.isEmpty else { return [] }
    return texts.indices.filter { number in
      let tokens = index.tokens(in: texts[number])
      let terms = Set(tokens.map { lexicon.folded(tokens.normalizedForm(of: $0)) })
      return matching == .anyWord
        ? wanted.contains(where: terms.contains) : wanted.allSatisfy(terms.contains)
    }
  }
}
