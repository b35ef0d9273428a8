import FenciCore
import FenciTestSupport
import Testing

/// Tokens tile the input byte for byte, for every method and granularity, whatever the input.
struct SegmenterTilingTests {
  private let segmenters: [Segmenter]

  init() throws {
    let lexicon = try SampleLexicon.lexicon()
    segmenters =
      Segmenter.tiling(lexicon) + Segmenter.trained(lexicon).filter(\.granularity.tiles)
  }

  @Test func mixedTextIsTiled() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      expectTiling(Array(RandomText.mixed(pieces: 12, using: &generator).utf8))
    }
  }

  @Test func randomBytesAreTiled() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<500 {
      expectTiling(RandomText.bytes(count: generator.below(60), using: &generator))
    }
  }

  @Test func mutatedTextIsTiled() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<400 {
      let text = RandomText.mixed(pieces: 6, using: &generator)
      expectTiling(RandomText.mutated(text, using: &generator))
    }
  }

  @Test func everySingleByteAndEveryPairWithALeadByteIsTiled() {
    let segmenter = segmenters[0]
    for first in UInt8.min...UInt8.max {
      #expect(segmenter.tokens(in: [first]).tile)
      for second: UInt8 in [0x00, 0x0A, 0x28, 0x7F, 0x80, 0xA0, 0xBF, 0xC2, 0xE4, 0xED, 0xF0, 0xFF]
      {
        let tokens = segmenter.tokens(in: [first, second])
        #expect(tokens.tile, "\(first) \(second)")
      }
    }
  }

  @Test(
    arguments: [
      [], [0], [0, 0, 0], [0x0D], [0x0A, 0x0A], [0xED, 0xA0, 0x80],
      [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80],
      [0xE4, 0xB8], [0xF0, 0x9F, 0x91], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE, 0xFF],
      [0xCC, 0x81], [0xE2, 0x80, 0x8D], [0xEF, 0xBB, 0xBF], [0x80, 0xBF, 0x80],
    ] as [[UInt8]])
  func edgesAreTiled(bytes: [UInt8]) {
    expectTiling(bytes)
    expectTiling(Array("创新".utf8) + bytes + Array("城市5".utf8))
  }

  @Test func everyCutOfATextIsTiled() {
    let bytes = Array("創(chuàng)新型城市 5G。👨‍👩‍👧 cafe\u{301} 25℃\r\n𠮷野家".utf8)
    for end in 0...bytes.count {
      expectTiling(Array(bytes[..<end]))
      expectTiling(Array(bytes[end...]))
    }
  }

  @Test func invalidBytesAreTokensOfTheirOwn() {
    for segmenter in segmenters {
      let tokens = segmenter.tokens(in: Array("创新".utf8) + [0xE5, 0x9F] + Array("城市".utf8))
      #expect(tokens.map(\.kind) == [.word, .invalid, .word], "\(segmenter.name)")
      #expect(tokens.map { tokens.surface(of: $0) } == ["创新", "\u{FFFD}", "城市"])
    }
  }

  private func expectTiling(_ bytes: [UInt8]) {
    for segmenter in segmenters {
      let tokens = segmenter.tokens(in: bytes)
      #expect(tokens.tile, "\(segmenter.name): \(bytes)")
      #expect(tokens.source == bytes)
    }
  }
}
