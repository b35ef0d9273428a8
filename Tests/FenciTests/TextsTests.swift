import Fenci
import FenciTestSupport
import Testing

/// Many texts by one call: the answers are those of a call for each, in order.
struct TextsTests {
  private static func texts(count: Int, seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      RandomText.mixed(pieces: generator.below(generator.oneIn(9) ? 4000 : 20), using: &generator)
    }
  }

  @Test(.long, arguments: [1, 2, 5, 16])
  func tokensOfManyTexts(jobs: Int) async throws {
    let segmenter = Segmenter(granularity: .phrases)
    let texts = Self.texts(count: 200, seed: UInt64(80 + jobs))
    let found = try await segmenter.tokens(inEach: texts, jobs: jobs)
    #expect(found.map(\.source) == texts.map { Array($0.utf8) })
    #expect(found.map { Array($0) } == texts.map { Array(segmenter.tokens(in: $0)) })
  }

  @Test func keyPhrasesOfManyTexts() async throws {
    let extractor = KeyphraseExtractor(lexicon: .standard)
    let texts = Self.texts(count: 60, seed: 90)
    let found = try await extractor.keyphrases(inEach: texts, top: 3, jobs: 3)
    #expect(found == texts.map { extractor.keyphrases(in: $0, top: 3) })
  }

  @Test func noTexts() async throws {
    let segmenter = Segmenter()
    #expect(try await segmenter.tokens(inEach: EmptyCollection()).isEmpty)
    #expect(try await segmenter.tokens(inEach: ["", ""]).map(\.count) == [0, 0])
  }

  /// Texts are taken as they are needed, so a sequence without an end can be left.
  @Test func cancelledTaskEndsAnEndlessSequence() async {
    let segmenter = Segmenter()
    let task = Task {
      try await segmenter.tokens(
        inEach: repeatElement(String(repeating: "创新型城市", count: 9), count: .max), jobs: 2)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
