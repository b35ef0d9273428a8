@testable import FenciCore
import FenciTestSupport
import Testing

/// A stream's tokens are those of the whole text, wherever it is cut.
struct SegmenterStreamTests {
  /// Sizes of the buffer at which chunks are tried: small ones look at the end of the bytes often.
  private static let steps = [1, 3, 64, 1000]

  private static func lexicons() throws -> [Lexicon] {
    let lexicon = try SampleLexicon.lexicon()
    var edits = UserDictionary()
    for word in ["新型城", "Louis Vuitton", "国人民的", "一百多", "甲，乙"] { try edits.insert(word) }
    try edits.split(["城", "市建"])
    try edits.insert("人民设", count: 50)
    return [lexicon, try lexicon.applying(edits)]
  }

  /// Cut at every byte, and tried at every size of the buffer.
  @Test(.long, arguments: steps)
  func mixedText(step: Int) throws {
    var generator = SeededGenerator(seed: UInt64(7000 + step))
    for lexicon in try Self.lexicons() {
      for segmenter in (Segmenter.all(lexicon) + Segmenter.trained(lexicon)) {
        for _ in 0..<amount(5, few: 2) {
          let text = RandomText.mixed(pieces: 1 + generator.below(120), using: &generator)
          expectSame(segmenter, Array(text.utf8), step, "\(text.debugDescription)", &generator)
        }
      }
    }
  }

  @Test(.long, arguments: steps)
  func hostileBytes(step: Int) throws {
    var generator = SeededGenerator(seed: UInt64(7100 + step))
    for lexicon in try Self.lexicons() {
      for segmenter in (Segmenter.all(lexicon) + Segmenter.trained(lexicon)) {
        for _ in 0..<amount(4, few: 1) {
          let random = RandomText.bytes(count: generator.below(600), using: &generator)
          expectSame(segmenter, random, step, "\(random)", &generator)
          let text = RandomText.mixed(pieces: 40, using: &generator)
          let mutated = RandomText.mutated(text, using: &generator)
          expectSame(segmenter, mutated, step, "\(mutated)", &generator)
        }
      }
    }
  }

  /// Every short text of parts that look at what follows, in pieces of every size.
  @Test(.long) func partsThatLookAhead() throws {
    var generator = SeededGenerator(seed: 72)
    let parts = [
      "創", "(chuàng", ")", "（", "…", "\r", "\n", " ", "5", ".", ",", "123", "%", "a", "@", "b.cn",
      "http://", "?", "\u{301}", "👩", "\u{200D}", "🇨", "一", "多", "城市", "\u{600}", "www", "&",
    ]
    let segmenter = Segmenter(
      lexicon: try Self.lexicons()[1], method: .probability, granularity: .phrases)
    for first in parts {
      for second in parts {
        let third = generator.pick(parts) + generator.pick(parts)
        for text in [first + second, first + second + third] {
          expectSame(segmenter, Array(text.utf8), 1, text.debugDescription, &generator)
        }
      }
    }
  }

  /// Several chunks: text with few breaks, and without any, where provisional tokens are dropped.
  @Test(.long, arguments: Segmenter.Method.allCases)
  func longText(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 73)
    let random = try RandomLexicon(size: 5, wordCount: 30, phraseCount: 9, using: &generator)
    let window = amount(3, few: 1) * NormalizedText.window
    for granularity in Segmenter.Granularity.allCases {
      let segmenter = Segmenter(lexicon: random.lexicon, method: method, granularity: granularity)
      var text = random.text(
        count: amount(5, few: 2) * NormalizedText.window + 99, using: &generator)
      for step in [3000, 1 << 16].prefix(amount(2, few: 1)) {
        expectSame(segmenter, Array(text.utf8), step, "without break", &generator)
        text += "。" + random.text(count: window, using: &generator) + "\n"
        text += String(repeating: "一百", count: window) + "亿，"
        text += random.text(count: window, using: &generator)
        expectSame(segmenter, Array(text.utf8), step, "with breaks", &generator)
      }
    }
  }

  @Test func emptyStreams() throws {
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
    var stream = segmenter.stream()
    stream.finish { #expect($0.isEmpty) }
    stream.append([]) { _ in Issue.record("there are no tokens") }
    stream.finish { _ in Issue.record("there are no tokens") }
    #expect(stream.byteCount == 0)
  }

  /// After its end a stream begins another text, and offsets go on.
  @Test func streamsGoOn() throws {
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
    var found = StreamedTokens()
    var stream = segmenter.stream()
    for text in ["创新", "型城市", "5"] {
      stream.append(text) { found.append($0) }
      stream.finish { found.append($0) }
    }
    #expect(found.tokens.map(\.utf8Range) == [0..<6, 6..<9, 9..<15, 15..<16])
    #expect(found.texts == ["创新", "型", "城市", "5"])
    #expect(stream.byteCount == 16)
  }

  /// What is thrown ends the call; what was handed over before does not come again.
  @Test func errorsOfTheBody() throws {
    struct Stop: Error {}
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
    var stream = segmenter.stream(step: 1 << 15)
    let text = String(repeating: "创新城市，", count: 30_000)
    var first: Int?
    #expect(throws: Stop.self) {
      try stream.append(text) { (tokens) throws(Stop) in
        first = tokens.last?.end
        throw Stop()
      }
    }
    var next: Int?
    stream.finish { next = next ?? $0.first?.start }
    #expect(first != nil)
    #expect(next == first)
  }

  /// Ten megabytes without a break (two in debug) take a buffer of a few chunks.
  @Test(.long, arguments: Segmenter.Method.allCases)
  func textWithoutBreakTakesConstantMemory(method: Segmenter.Method) throws {
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: method)
    let block = Array(String(repeating: "创新型城市建设中国人民", count: 3000).utf8)
    var stream = segmenter.stream()
    var end = 0
    let count = amount(100, few: 20)
    for _ in 0..<count {
      stream.append(block) { end = $0.last?.end ?? end }
      #expect(stream.byteCount - end < 1 << 17)
    }
    stream.finish { end = $0.last?.end ?? end }
    #expect(end == count * block.count)
  }

  /// A token longer than all buffers is still one, in linear time.
  @Test(.long, arguments: ["-", "a", " ", "1", "一百", "\u{301}"])
  func longToken(_ piece: String) throws {
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
    let bytes = Array(("城" + RandomText.repeating(piece, amount(300_000, few: 50_000)) + "市").utf8)
    #expect(segmenter.streamed(bytes) { 4096 } == segmenter.whole(bytes))
  }

  private func expectSame(
    _ segmenter: Segmenter, _ bytes: [UInt8], _ step: Int, _ comment: String,
    _ generator: inout SeededGenerator, _ location: SourceLocation = #_sourceLocation
  ) {
    let expected = segmenter.whole(bytes)
    let sizes = bytes.count > 1 << 14 ? [2, 3, 8, 0].suffix(amount(4, few: 2)) : [1, 2, 3, 8, 0]
    for size in sizes {
      let found = segmenter.streamed(bytes, step: step) {
        size > 0 ? size : 1 + generator.below(99)
      }
      #expect(
        found == expected, "\(segmenter.name), step \(step), pieces of \(size): \(comment)",
        sourceLocation: location)
    }
    let stretches = segmenter.streamedBoundaries(bytes, step: step) { 1 + generator.below(999) }
    #expect(
      stretches.flatMap(\.ends) == expected.tokens.map(\.end), "\(segmenter.name): \(comment)",
      sourceLocation: location)
    // Where tokens overlap, so do the bytes of stretches.
    guard segmenter.granularity.tiles else { return }
    #expect(stretches.flatMap(\.source) == bytes, sourceLocation: location)
    var offset = 0
    for stretch in stretches {
      #expect(stretch.sourceOffset == offset, sourceLocation: location)
      offset += stretch.source.count
      #expect(stretch.ends.last == offset, sourceLocation: location)
    }
  }
}

extension Segmenter {
  /// The tokens of a text that a stream gets in pieces of the sizes that `next` answers.
  fileprivate func streamed(
    _ bytes: [UInt8], step: Int = 1 << 16, pieces next: () -> Int
  ) -> StreamedTokens {
    var found = StreamedTokens()
    var stream = stream(step: step)
    var start = 0
    while start < bytes.count {
      let end = min(start + next(), bytes.count)
      stream.append(Array(bytes[start..<end])) { found.append($0) }
      start = end
    }
    stream.finish { found.append($0) }
    return found
  }

  /// The boundaries of a text that a stream gets in the same way.
  fileprivate func streamedBoundaries(
    _ bytes: [UInt8], step: Int, pieces next: () -> Int
  ) -> [Boundaries] {
    var found: [Boundaries] = []
    var stream = stream(step: step)
    var start = 0
    while start < bytes.count {
      let end = min(start + next(), bytes.count)
      unsafe bytes[start..<end].withUnsafeBytes {
        unsafe stream.boundaries(inNext: $0) { found.append($0) }
      }
      start = end
    }
    stream.boundariesOfRest { found.append($0) }
    return found
  }
}
