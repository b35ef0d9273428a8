import FenciTestSupport
import Testing

@testable import FenciCore

/// A worker answers as the segmenter does, whatever it has segmented before.
struct SegmenterWorkerTests {
  private let lexicons: [Lexicon]

  init() throws {
    let lexicon = try SampleLexicon.lexicon()
    var words = UserDictionary()
    for word in ["新型城", "Louis Vuitton", "甲，乙"] { try words.insert(word) }
    try words.split(["城", "市建"])
    lexicons = [lexicon, try lexicon.applying(words)]
  }

  @Test func equalsTheSegmenter() throws {
    var generator = SeededGenerator(seed: 8600)
    for segmenter in lexicons.flatMap({ Segmenter.all($0) }) {
      var worker = segmenter.worker()
      for number in 0..<amount(60, few: 12) {
        var text = Array(RandomText.mixed(pieces: generator.below(20), using: &generator).utf8)
        if number % 3 == 1 {
          text = RandomText.bytes(count: generator.below(90), using: &generator)
        }
        // A token longer than the window makes the worker change its memory.
        if number == 5 { text += [UInt8](repeating: UInt8(ascii: "7"), count: 20_000) }
        let tokens = segmenter.tokens(in: text)
        #expect(Array(worker.tokens(in: text)) == Array(tokens), "\(segmenter.name): \(text)")
        var ends: [Int] = []
        unsafe text.withUnsafeBytes { unsafe worker.boundaries(in: $0, appendingTo: &ends) }
        #expect(ends == tokens.map(\.end), "\(segmenter.name): \(text)")
        var memory = [Int](repeating: -1, count: tokens.count + 1)
        let count = unsafe text.withUnsafeBytes { bytes in
          unsafe memory.withUnsafeMutableBufferPointer {
            unsafe worker.boundaries(in: bytes, into: $0)
          }
        }
        #expect(count == tokens.count && memory == ends + [-1], "\(segmenter.name): \(text)")
      }
    }
  }
}
