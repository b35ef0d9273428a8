@testable import FenciCore
import FenciTestSupport
import Testing

/// The granularities that do not tile equal their definitions: `search` and `all`.
struct OverlappingTokensTests {
  private static let methods = Segmenter.Method.allCases

  @Test(.long, arguments: methods)
  func equalTheirDefinitions(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 301)
    for size in 0..<amount(40, few: 12) {
      let random = try RandomLexicon(
        size: 3 + size % 6, wordCount: 4 + generator.below(40), longest: 2 + size % 7,
        using: &generator)
      for _ in 0..<20 {
        let text = random.text(count: 1 + generator.below(24), using: &generator)
        let naive = NaiveMatching(random.naive, NaiveUnit.units(text))
        let words = tokens(text, random.lexicon, method, .words)
        #expect(
          tokens(text, random.lexicon, method, .search) == naive.search(words), "\(text)")
        #expect(tokens(text, random.lexicon, method, .all) == naive.all(words), "\(text)")
      }
    }
  }

  /// Text without a break is cut into chunks, and words lie across their ends.
  @Test(arguments: methods)
  func longTextEqualsItsDefinition(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 302)
    let random = try RandomLexicon(size: 4, wordCount: 30, longest: 6, using: &generator)
    let text = random.text(count: 3 * NormalizedText.window + 500, using: &generator)
    let words = tokens(text, random.lexicon, method, .words)
    let naive = NaiveMatching(random.naive, NaiveUnit.units(text))
    // The definition takes quadratic time, so it is asked about the surroundings of each chunk's end.
    let ends = chunkEnds(text, random.lexicon, method)
    #expect(ends.count > 2)
    let found = tokens(text, random.lexicon, method, .all)
    for end in ends.dropLast() {
      let near = (end - 40)..<(end + 40)
      let nearWords = words.filter { near.contains($0.range.lowerBound) }
      let all = naive.allWords(from: near)
      let expected =
        all
        + nearWords.filter { word in
          !naive.allWords(from: near.lowerBound - 10..<near.upperBound).contains {
            $0.range.lowerBound <= word.range.lowerBound
              && word.range.upperBound <= $0.range.upperBound
          }
        }
      #expect(
        found.filter { near.contains($0.range.lowerBound) } == NaiveMatching.ordered(expected))
    }
  }

  @Test(arguments: methods)
  func mixedTextIsCoveredInOrder(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 303)
    let lexicon = try Self.edited()
    for granularity in [Segmenter.Granularity.search, .all] {
      let segmenter = Segmenter(lexicon: lexicon, method: method, granularity: granularity)
      for _ in 0..<200 {
        let text = RandomText.mixed(pieces: 14, using: &generator)
        #expect(segmenter.tokens(in: text).isOrderedCover, "\(text.debugDescription)")
        let bytes = RandomText.mutated(text, using: &generator)
        #expect(segmenter.tokens(in: bytes).isOrderedCover, "\(bytes)")
      }
    }
  }

  /// A word that a rule has fixed is looked into like any other, and nothing crosses its ends.
  @Test(arguments: methods)
  func fixedWordsAreLookedInto(method: Segmenter.Method) throws {
    func pieces(_ text: String, _ granularity: Segmenter.Granularity) throws -> [String] {
      Segmenter(lexicon: try Self.edited(), method: method, granularity: granularity).pieces(text)
    }
    #expect(try pieces("人民城市建", .search) == ["人民", "城市建", "城市"])
    #expect(try pieces("人民城市建设", .search) == ["人民", "城市建", "城市", "设"])
    #expect(
      try pieces("城市建设", .all) == ["城市建", "城市", "城", "市", "设"])
    #expect(try pieces("开会书", .search) == ["开", "会书"])
    #expect(try pieces("开会书", .all) == ["开", "会书", "书"])
    #expect(try pieces("Louis Vuitton", .search) == ["Louis Vuitton"])
  }

  @Test(arguments: methods)
  func examples(method: Segmenter.Method) throws {
    func pieces(_ text: String, _ granularity: Segmenter.Granularity) throws -> [String] {
      Segmenter(lexicon: try SampleLexicon.lexicon(), method: method, granularity: granularity)
        .pieces(text)
    }
    #expect(
      try pieces("創(chuàng)新型城市", .search) == ["創(chuàng)新型", "創(chuàng)新", "城市"])
    #expect(
      try pieces("創(chuàng)新型城市", .all)
        == ["創(chuàng)新型", "創(chuàng)新", "型", "城市", "城", "市"])
    #expect(try pieces("龘一百七十，", .all) == ["龘", "一百七十", "，"])
  }

  private static func edited() throws -> Lexicon {
    var edits = UserDictionary()
    for word in ["城市建", "Louis Vuitton", "一百多"] { try edits.insert(word) }
    try edits.split(["开", "会书"])
    return try SampleLexicon.lexicon().applying(edits)
  }

  private func tokens(
    _ text: String, _ lexicon: Lexicon, _ method: Segmenter.Method,
    _ granularity: Segmenter.Granularity
  ) -> [NaiveToken] {
    Segmenter(lexicon: lexicon, method: method, granularity: granularity).tokens(in: text)
      .map { NaiveToken(range: $0.start / 3..<$0.end / 3, isWord: $0.isKnown) }
  }

  /// Where the chunks end, in characters.
  private func chunkEnds(
    _ text: String, _ lexicon: Lexicon, _ method: Segmenter.Method
  ) -> [Int] {
    var ends: [Int] = []
    Array(text.utf8).withTable { bytes in
      Segmenter(lexicon: lexicon, method: method, granularity: .all)
        .forEachChunk(of: bytes, .boundariesAndNodes) { ends.append($0.endOffset / 3) }
    }
    return ends
  }
}
