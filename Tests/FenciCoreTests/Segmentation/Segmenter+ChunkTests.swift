@testable import FenciCore
import FenciTestSupport
import Testing

/// Chunking changes no boundary.
struct SegmenterChunkTests {
  @Test(.long, arguments: [3, 5, 8])
  func forwardMatchingOfLongTextWithoutBreakEqualsItsDefinition(size: Int) throws {
    var generator = SeededGenerator(seed: UInt64(20 + size))
    let random = try RandomLexicon(size: size, wordCount: 25, longest: 6, using: &generator)
    let text = random.text(count: 3 * NormalizedText.window + 777, using: &generator)
    let expected = NaiveMatching(random.naive, NaiveUnit.units(text)).forward()
    let segmenter = Segmenter(lexicon: random.lexicon, method: .forward)
    #expect(segmenter.ends(text) == expected.map { 3 * $0.range.upperBound })
  }

  /// Full stops make every chunk end cleanly, so all methods must find what they find in each sentence.
  @Test(.long, arguments: Segmenter.Method.allCases)
  func longTextWithBreaksEqualsItsSentences(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 30)
    let random = try RandomLexicon(size: 5, wordCount: 30, phraseCount: 9, using: &generator)
    var text = ""
    var sentences: [String] = []
    for _ in 0..<60 {
      let length = generator.below(generator.oneIn(4) ? 1500 : 60)
      sentences.append(
        random.text(count: length, using: &generator) + generator.pick(["。", "\n", " ", "，"]))
      text += sentences[sentences.count - 1]
    }
    for granularity in Segmenter.Granularity.allCases {
      let segmenter = Segmenter(
        lexicon: random.lexicon, method: method, granularity: granularity)
      #expect(segmenter.ends(text) == joinedEnds(sentences, segmenter), "\(granularity)")
    }
  }

  /// A single break at every offset around the window's end, with words, annotations, sequences and
  /// numbers that may stand across it.
  @Test(.long, arguments: Segmenter.Method.allCases)
  func breakAroundTheWindowChangesNothing(method: Segmenter.Method) throws {
    let lexicon = try SampleLexicon.lexicon()
    let segmenter = Segmenter(lexicon: lexicon, method: method, granularity: .phrases)
    let head = String(repeating: "民", count: NormalizedText.window - 12)
    // In debug only where the text before the break fills the window, or all but.
    for filler in amount(4, few: 11)..<amount(20, few: 13) {
      let first = head + String(repeating: "设", count: filler)
      for second in ["創(chuàng)新型城市建設", "👨‍👩‍👧👍🏽🇨🇳", "２０２３年5G", "e\u{301}\u{302}x", "16,250"] {
        for mark in ["。", "\n", "\r\n", "  "] {
          let expected = joinedEnds([first, mark, second + "民设", "。", second], segmenter)
          let found = segmenter.ends(first + mark + second + "民设" + "。" + second)
          #expect(found == expected, "\(filler), \(second), \(mark.debugDescription)")
        }
      }
    }
  }

  /// A mark of punctuation or a space that is part of a word is no place to end a chunk.
  @Test(.long, arguments: Segmenter.Method.allCases, ["甲，乙", "甲 乙", "甲——乙", "，", "甲\n"])
  func wordWithABreakInsideStaysWhole(method: Segmenter.Method, word: String) throws {
    var builder = Lexicon.Builder()
    try builder.insert(word)
    try builder.insert("丙")
    let segmenter = Segmenter(lexicon: try Lexicon(bytes: builder.compile()), method: method)
    for offset in 0..<3 {
      let (head, count) = (String(repeating: "丙", count: offset), 2 * NormalizedText.window / 3)
      let text = head + RandomText.repeating(word + "丙", count)
      var ends = (0..<offset).map { 3 * $0 + 3 }
      for number in 0..<count {
        let start = head.utf8.count + number * (word.utf8.count + 3)
        ends += [start + word.utf8.count, start + word.utf8.count + 3]
      }
      #expect(segmenter.ends(text) == ends)
    }
  }

  /// What combines with the last break before the window's end belongs to the chunk that it ends.
  @Test(
    .long,
    arguments: Segmenter.Method.allCases,
    ["。\u{301}", " \u{301}", "！\u{FE0F}", "……\u{301}", "）\u{1F3FD}"])
  func markBehindTheLastBreakStaysWithIt(method: Segmenter.Method, piece: String) throws {
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: method)
    for head in ["", "设", String(repeating: "设", count: NormalizedText.window - 3)] {
      let text = head + piece + String(repeating: "设", count: NormalizedText.window + 9)
      #expect(segmenter.ends(text).contains(head.utf8.count + piece.utf8.count))
      #expect(segmenter.ends(text).count == head.count + 1 + NormalizedText.window + 9)
    }
  }

  /// No break at all: what stands across the window's end must still be one token.
  @Test(
    .long,
    arguments: Segmenter.Method.allCases,
    [
      "創(chuàng)新型", "👨‍👩‍👧", "🇨🇳", "２０２３", "cafe\u{301}", "cenn_gd@126.com", "创\u{FE00}\u{FE01}新",
      "一百七十", "25℃",
      "https://example.org/a",
    ])
  func tokenAcrossTheWindowStaysWhole(method: Segmenter.Method, piece: String) throws {
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: method)
    let alone = segmenter.ends(piece)
    for filler in NormalizedText.window - amount(40, few: 10)..<NormalizedText.window + 6 {
      let head = String(repeating: "龘", count: filler)
      let found = segmenter.ends(head + piece + "龘")
      let expected = (1...filler).map { 3 * $0 } + alone.map { 3 * filler + $0 }
      #expect(found == expected + [3 * filler + piece.utf8.count + 3], "\(filler)")
    }
  }

  @Test(arguments: Segmenter.Method.allCases)
  func longNumberIsOneToken(method: Segmenter.Method) throws {
    let lexicon = try SampleLexicon.lexicon()
    for granularity in Segmenter.Granularity.allCases {
      let segmenter = Segmenter(lexicon: lexicon, method: method, granularity: granularity)
      for count in [
        10, NormalizedText.window - 1, NormalizedText.window, NormalizedText.window + 1, 10_000,
      ] {
        for sign in ["一", "1", "９"] {
          let text = String(repeating: sign, count: count)
          #expect(segmenter.ends(text) == [text.utf8.count], "\(count) \(sign)")
        }
      }
    }
  }

  @Test(arguments: Segmenter.Method.allCases, ["\u{FE00}", "\u{301}", "(yī)", "年"])
  func whatFollowsALongNumberBelongsToIt(method: Segmenter.Method, mark: String) throws {
    var builder = try SampleLexicon.builder()
    try builder.insertReadings(["yī"], of: "一")
    let lexicon = try Lexicon(bytes: builder.compile())
    let segmenter = Segmenter(lexicon: lexicon, method: method, granularity: .phrases)
    for count in [9, NormalizedText.window - 1, NormalizedText.window, NormalizedText.window + 1] {
      let text = String(repeating: "一", count: count) + mark
      #expect(segmenter.ends(text) == [text.utf8.count], "\(count)")
    }
  }

  private func joinedEnds(_ parts: [String], _ segmenter: Segmenter) -> [Int] {
    var ends: [Int] = []
    var start = 0
    for part in parts {
      ends += segmenter.ends(part).map { start + $0 }
      start += part.utf8.count
    }
    return ends
  }
}
