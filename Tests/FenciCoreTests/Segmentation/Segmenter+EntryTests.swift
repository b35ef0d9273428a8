import FenciCore
import FenciTestSupport
import Testing

/// All ways to hand over a text give the same answer.
struct SegmenterEntryTests {
  private let segmenters: [Segmenter]

  init() throws {
    let lexicon = try SampleLexicon.lexicon()
    segmenters = Segmenter.all(lexicon) + Segmenter.trained(lexicon)
  }

  @Test(.long) func stringBytesAndBufferAgree() {
    var generator = SeededGenerator(seed: 71)
    for _ in 0..<100 {
      let text = RandomText.mixed(pieces: 15, using: &generator)
      let bytes = Array(text.utf8)
      for segmenter in segmenters {
        let expected = Array(segmenter.tokens(in: bytes))
        #expect(Array(segmenter.tokens(in: text)) == expected)
        #expect(Array(tokensOfBuffer(bytes, segmenter)) == expected)
        #expect(boundaries(bytes, segmenter, after: []) == expected.map(\.end))
      }
    }
  }

  @Test(.long) func invalidBytesAgree() {
    var generator = SeededGenerator(seed: 72)
    for _ in 0..<200 {
      let bytes = RandomText.bytes(count: generator.below(80), using: &generator)
      for segmenter in segmenters {
        let expected = Array(segmenter.tokens(in: bytes))
        #expect(Array(tokensOfBuffer(bytes, segmenter)) == expected)
        #expect(boundaries(bytes, segmenter, after: []) == expected.map(\.end))
      }
    }
  }

  @Test(.long) func longTextsAgree() {
    var generator = SeededGenerator(seed: 73)
    let bytes = Array(RandomText.mixed(pieces: 9000, using: &generator).utf8)
    for segmenter in segmenters {
      #expect(boundaries(bytes, segmenter, after: []) == segmenter.ends(bytes))
    }
  }

  @Test func boundariesAreAppended() {
    for segmenter in segmenters {
      let bytes = Array("创新型城市".utf8)
      #expect(
        boundaries(bytes, segmenter, after: [-7]) == [-7] + segmenter.tokens(in: bytes).map(\.end))
      #expect(boundaries([], segmenter, after: [3]) == [3])
    }
  }

  @Test func partOfABufferStandsForItself() {
    let bytes = Array("创新型城市".utf8)
    unsafe bytes.withUnsafeBytes { buffer in
      let part = unsafe UnsafeRawBufferPointer(rebasing: buffer[3..<9])
      let tokens = unsafe segmenters[0].tokens(in: part)
      #expect(tokens.source == Array("新型".utf8))
      #expect(tokens.tile)
    }
  }

  @Test func memoryOfTheCallerIsFilledAsFarAsItReaches() {
    let text = Array("创新型城市，2023年的COVID-19。\n新質(zhì)生產(chǎn)力\u{FF}".utf8)
    for segmenter in segmenters {
      let expected = boundaries(text, segmenter, after: [])
      for room in [0, 1, expected.count - 1, expected.count, expected.count + 5] {
        var memory = [Int](repeating: -1, count: room)
        let count = unsafe memory.withUnsafeMutableBufferPointer { ends in
          unsafe text.withUnsafeBytes { unsafe segmenter.boundaries(in: $0, into: ends) }
        }
        #expect(count == expected.count)
        let written = min(room, expected.count)
        #expect(Array(memory.prefix(written)) == Array(expected.prefix(written)))
        #expect(memory.dropFirst(written).allSatisfy { $0 == -1 })
      }
    }
  }

  @Test func emptyTextHasNoTokens() {
    for segmenter in segmenters {
      #expect(segmenter.tokens(in: "").isEmpty)
      #expect(segmenter.tokens(in: [UInt8]()).isEmpty)
      #expect(unsafe segmenter.tokens(in: UnsafeRawBufferPointer(start: nil, count: 0)).isEmpty)
      #expect(segmenter.visiblePieces(in: "").isEmpty)
    }
  }

  @Test func wordsLeaveWhiteSpaceOut() {
    let segmenter = Segmenter(lexicon: segmenters[0].lexicon, method: .probability)
    #expect(segmenter.visiblePieces(in: " 创新型\u{3000}城市\r\n，\t5G \n") == ["创新型", "城市", "，", "5G"])
  }

  private func tokensOfBuffer(_ bytes: [UInt8], _ segmenter: Segmenter) -> Tokens {
    unsafe bytes.withUnsafeBytes { unsafe segmenter.tokens(in: $0) }
  }

  private func boundaries(_ bytes: [UInt8], _ segmenter: Segmenter, after start: [Int]) -> [Int] {
    var ends = start
    unsafe bytes.withUnsafeBytes { unsafe segmenter.boundaries(in: $0, appendingTo: &ends) }
    return ends
  }
}
