import FenciCore
import FenciTestSupport
import Testing

/// Ranges in strings and in UTF-16, compared with what the standard library counts.
struct UTF8RangedTests {
  private struct Piece: UTF8Ranged {
    let utf8Range: Range<Int>
  }

  /// The range by the standard library's indices, without any cursor.
  private static func range(_ range: Range<Int>, _ text: String) -> Range<String.Index> {
    let view = text.utf8
    return view.index(
      view.startIndex, offsetBy: range.lowerBound)..<view.index(
        view.startIndex, offsetBy: range.upperBound)
  }

  private static func units(_ range: Range<Int>, _ text: String) -> Range<Int> {
    let range = Self.range(range, text)
    return range.lowerBound.utf16Offset(in: text)..<range.upperBound.utf16Offset(in: text)
  }

  /// The UTF-8 offset after each scalar, and 0.
  private static func offsets(_ text: String) -> [Int] {
    text.unicodeScalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
  }

  @Test func tokensOfMixedText() throws {
    let segmenters = Segmenter.all(try SampleLexicon.lexicon())
    var generator = SeededGenerator(seed: 2001)
    for number in 0..<amount(2000, few: 100) {
      let text = RandomText.mixed(pieces: generator.below(30), using: &generator)
      let segmenter = segmenters[number % segmenters.count]
      let tokens = segmenter.tokens(in: text)
      let ranges = tokens.ranges(in: text)
      #expect(ranges.map { String(text[$0]) } == tokens.map { tokens.surface(of: $0) })
      #expect(tokens.utf16Ranges() == tokens.map { Self.units($0.utf8Range, text) })
      #expect(Array(tokens).ranges(in: text) == ranges)
      #expect(segmenter.lazyTokens(in: text).utf16Ranges(in: text) == tokens.utf16Ranges())
    }
  }

  /// Ranges in any order, of each length.
  @Test func anyRanges() {
    var generator = SeededGenerator(seed: 2002)
    for _ in 0..<amount(2000, few: 100) {
      let text = RandomText.mixed(pieces: 1 + generator.below(8), using: &generator)
      let offsets = Self.offsets(text)
      let pieces = (0..<8).map { _ in
        let ends = [generator.pick(offsets), generator.pick(offsets)].sorted()
        return Piece(utf8Range: ends[0]..<ends[1])
      }
      #expect(pieces.ranges(in: text) == pieces.map { Self.range($0.utf8Range, text) })
      #expect(pieces.utf16Ranges(in: text) == pieces.map { Self.units($0.utf8Range, text) })
      for piece in pieces {
        #expect(piece.range(in: text) == Self.range(piece.utf8Range, text))
        #expect(piece.utf16Range(in: text) == Self.units(piece.utf8Range, text))
      }
    }
  }

  @Test func substringsCountFromTheirStart() throws {
    let page = "前言。\n加快創新型城市建設。\n結語。"
    let line = page.split(separator: "\n")[1]
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
    let tokens = segmenter.tokens(in: line)
    #expect(tokens.source == Array(line.utf8))
    #expect(tokens.ranges(in: line).map { String(page[$0]) } == tokens.map(tokens.surface(of:)))
    #expect(segmenter.words(in: line) == segmenter.words(in: String(line)))
  }

  /// An invalid sequence is one U+FFFD in the string that Swift makes of the bytes.
  @Test func invalidBytesCountAsReplacements() throws {
    let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
    var generator = SeededGenerator(seed: 2003)
    for _ in 0..<amount(2000, few: 100) {
      var bytes = Array(RandomText.mixed(pieces: 6, using: &generator).utf8)
      for _ in 0..<3 where !bytes.isEmpty {
        bytes[generator.below(bytes.count)] = UInt8(generator.below(256))
      }
      let tokens = segmenter.tokens(in: bytes)
      var expected: [Range<Int>] = []
      var start = 0
      for token in tokens {
        let count = String(decoding: bytes[token.utf8Range], as: UTF8.self).utf16.count
        expected.append(start..<start + count)
        start += count
      }
      #expect(tokens.utf16Ranges() == expected)
    }
  }

  /// Offsets after the end of a text, as of another text, become its end.
  @Test func offsetsAreClamped() {
    let text = "新城👍"
    let pieces = [Piece(utf8Range: 3..<99), Piece(utf8Range: 70..<80), Piece(utf8Range: 0..<3)]
    #expect(pieces.ranges(in: text).map { String(text[$0]) } == ["城👍", "", "新"])
    #expect(pieces.utf16Ranges(in: text) == [1..<4, 4..<4, 0..<1])
    #expect([Piece(utf8Range: -4 ..< -1)].ranges(in: text).map { String(text[$0]) } == [""])
    let line = "甲乙丙".dropFirst()
    #expect([Piece(utf8Range: 3 ..< .max)].ranges(in: line).map { String(line[$0]) } == ["丙"])
    let far = [Piece(utf8Range: 3..<6), Piece(utf8Range: .min..<3), Piece(utf8Range: 3 ..< .max)]
    #expect(far.ranges(in: text).map { String(text[$0]) } == ["城", "新", "城👍"])
    #expect(far.utf16Ranges(in: text) == [1..<2, 0..<1, 1..<4])
    #expect([Piece(utf8Range: -4..<3)].utf16Ranges(in: text) == [0..<1])
  }

  @Test func keyPhrasesEditsAndCandidates() throws {
    let lexicon = try SampleLexicon.lexicon()
    let text = "加快👍創新型城市建設，创新型城市。"
    for keyphrase in KeyphraseExtractor(lexicon: lexicon).keyphrases(in: text) {
      #expect(keyphrase.ranges(in: text) == keyphrase.utf8Ranges.map { Self.range($0, text) })
      #expect(keyphrase.utf16Ranges(in: text) == keyphrase.utf8Ranges.map { Self.units($0, text) })
    }
    let explanation = Segmenter(lexicon: lexicon, method: .bidirectional).explanation(of: text)
    for decision in explanation {
      let found = decision.candidates.ranges(in: text)
      #expect(found == decision.candidates.map { Self.range($0.utf8Range, text) })
    }
  }
}
