import FenciTestSupport
import Testing

@testable import FenciCore

/// Tokens longer than there is room for are cut, and nothing hangs: a limit of some bytes instead of
/// four megabytes.
struct SegmenterLimitTests {
  private static let limits = [16, 61, amount(1000, few: 200)]

  /// Long tokens of every kind, alone, in front of text and behind it.
  @Test(
    .long,
    .timeLimit(.minutes(5)), arguments: limits,
    [
      "a", "1", "-", " ", "一", "一百", "1一", "\u{301}", "e\u{301}", "か", "👩\u{200D}", "é", "z.",
      "\u{600}",
    ])
  func longTokensAreCut(limit: Int, piece: String) throws {
    var generator = SeededGenerator(seed: 790)
    for segmenter in try Self.segmenters(limit) {
      for (head, tail) in [("", ""), ("创新", "城市，创新"), ("。", "\n"), ("第", "年"), ("a", "(chuàng)")] {
        let count = (3 * limit + generator.below(limit)) / piece.utf8.count
        let text = Array((head + RandomText.repeating(piece, count) + tail).utf8)
        check(segmenter, text, &generator)
      }
    }
  }

  @Test(.long, .timeLimit(.minutes(5)), arguments: limits) func anyText(limit: Int) throws {
    var generator = SeededGenerator(seed: UInt64(791 + limit))
    for segmenter in try Self.segmenters(limit) {
      for _ in 0..<amount(6, few: 2) {
        let text = RandomText.mixed(pieces: 100, using: &generator)
        check(segmenter, Array(text.utf8), &generator)
        check(segmenter, RandomText.mutated(text, using: &generator), &generator)
      }
    }
  }

  /// What is shorter than the limit is whole, wherever it stands.
  @Test(.long, .timeLimit(.minutes(5)), arguments: ["a", "1", " ", "か", "一"])
  func shorterTokensAreWhole(piece: String) throws {
    for method in Segmenter.Method.allCases {
      var segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: method)
      segmenter.maximumByteCount = 1000
      for length in [3, 500, 900, 990] {
        let token = RandomText.repeating(piece, length / piece.utf8.count)
        for head in 0..<3 {
          let text = RandomText.repeating("创", head) + token + "城" + token + "，" + token
          let ends = Set(segmenter.ends(text))
          var end = 3 * head + token.utf8.count
          for gap in [3, 3, 0] {
            #expect(ends.contains(end) && ends.isDisjoint(with: end - token.utf8.count + 1..<end))
            end += gap + token.utf8.count
          }
        }
      }
    }
  }

  private static func segmenters(_ limit: Int) throws -> [Segmenter] {
    let lexicon = try SampleLexicon.lexicon()
    return (Segmenter.all(lexicon) + Segmenter.trained(lexicon)).map {
      var segmenter = $0
      segmenter.maximumByteCount = limit
      return segmenter
    }
  }

  /// The tokens are lawful, none is too long or begins inside a character, and a stream, an iterator and
  /// an explanation give the same.
  private func check(_ segmenter: Segmenter, _ bytes: [UInt8], _ generator: inout SeededGenerator) {
    let tokens = segmenter.tokens(in: bytes)
    let comment = Comment(rawValue: "\(segmenter.name): \(String(decoding: bytes, as: UTF8.self))")
    #expect(segmenter.areLawful(tokens), comment)
    #expect(tokens.allSatisfy { $0.utf8Range.count <= segmenter.maximumByteCount }, comment)
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    #expect(!isValid || tokens.allSatisfy { bytes[$0.start] & 0xC0 != 0x80 }, comment)
    #expect(Array(segmenter.lazyTokens(in: bytes)) == Array(tokens), comment)
    if segmenter.granularity.tiles {
      #expect(Array(segmenter.explanation(of: bytes).tokens) == Array(tokens), comment)
    }
    var stream = segmenter.stream(step: 1 + generator.below(2 * segmenter.maximumByteCount))
    var streamed: [Token] = []
    var start = 0
    while start < bytes.count {
      let end = min(start + 1 + generator.below(40), bytes.count)
      stream.append(Array(bytes[start..<end])) { streamed += $0 }
      start = end
    }
    stream.finish { streamed += $0 }
    #expect(streamed == Array(tokens), comment)
  }
}
