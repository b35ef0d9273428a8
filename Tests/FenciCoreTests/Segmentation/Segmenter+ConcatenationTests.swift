import FenciCore
import FenciTestSupport
import Testing

/// A line break separates: the segmentation of A, LF, B is that of A, of LF and of B.
struct SegmenterConcatenationTests {
  private let segmenters: [Segmenter]

  init() throws {
    let lexicon = try SampleLexicon.lexicon()
    segmenters = Segmenter.all(lexicon) + Segmenter.trained(lexicon)
  }

  @Test(.long) func mixedTextsDoNotInfluenceEachOther() {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<300 {
      let first = Array(RandomText.mixed(pieces: 8, using: &generator).utf8)
      let second = Array(RandomText.mixed(pieces: 8, using: &generator).utf8)
      expectConcatenation(first, second)
    }
  }

  @Test(.long) func bytesDoNotInfluenceEachOther() {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<300 {
      let first = RandomText.bytes(count: generator.below(30), using: &generator)
      let second = RandomText.mutated(
        RandomText.mixed(pieces: 4, using: &generator), using: &generator)
      expectConcatenation(first, second)
    }
  }

  @Test(.long) func longTextsDoNotInfluenceEachOther() {
    var generator = SeededGenerator(seed: 43)
    for _ in 0..<amount(4, few: 1) {
      let first = Array(RandomText.mixed(pieces: 3000, using: &generator).utf8)
      let second = Array(RandomText.mixed(pieces: 3000, using: &generator).utf8)
      expectConcatenation(first, second)
    }
  }

  @Test func lexiconKnowsWhetherLineBreaksSeparate() throws {
    var builder = Lexicon.Builder()
    try builder.insert("甲乙")
    #expect(try Lexicon(bytes: builder.compile()).lineBreaksSeparate)
    try builder.insert("甲\n")
    #expect(try !Lexicon(bytes: builder.compile()).lineBreaksSeparate)
  }

  private func expectConcatenation(_ first: [UInt8], _ second: [UInt8]) {
    // CR before LF would be one line break.
    guard first.last != 0x0D else { return }
    for segmenter in segmenters {
      let expected =
        segmenter.ends(first) + [first.count + 1]
        + segmenter.ends(second).map { first.count + 1 + $0 }
      let found = segmenter.ends(first + [0x0A] + second)
      #expect(found == expected, "\(segmenter.name): \(first.prefix(200)) \(second.prefix(200))")
    }
  }
}
