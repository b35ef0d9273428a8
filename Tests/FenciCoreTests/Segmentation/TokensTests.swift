@testable import FenciCore
import FenciTestSupport
import Testing

struct TokensTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try SampleLexicon.lexicon() }

  @Test func spellingWordAndTagAreTold() {
    let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(
      in: "創(chuàng)新型城市，ＣＡＦÉ龘5G\u{FE0F}")
    #expect(
      tokens.map { tokens.surface(of: $0) } == [
        "創(chuàng)新型", "城市", "，", "ＣＡＦÉ", "龘", "5G\u{FE0F}",
      ])
    #expect(tokens.map { tokens.normalizedForm(of: $0) } == ["创新型", "城市", "，", "cafe", "龘", "5G"])
    #expect(tokens.map { tokens.tag(of: $0) } == ["n", "n", "", "n", "", "n"])
    #expect(tokens.map(\.isKnown) == [true, true, false, true, false, true])
  }

  @Test func collectionIsRandomAccess() {
    let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: "创新型城市建设")
    #expect(tokens.count == 3 && tokens.startIndex == 0 && tokens.endIndex == 3)
    #expect(tokens[1].utf8Range == 9..<15)
    #expect(Array(tokens.reversed()).map(\.start) == [15, 9, 0])
    #expect(tokens.index(tokens.startIndex, offsetBy: 2) == 2)
  }

  @Test func rangesOfTheStringAreThoseOfTheTokens() {
    var generator = SeededGenerator(seed: 91)
    for _ in 0..<100 {
      let text = RandomText.mixed(pieces: 10, using: &generator)
      let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: text)
      let ranges = tokens.ranges(in: text)
      #expect(
        ranges.map { Array(text[$0].utf8) } == tokens.map { Array(tokens.source[$0.utf8Range]) })
      #expect(ranges.first?.lowerBound == text.startIndex || text.isEmpty)
      #expect(ranges.last?.upperBound == text.endIndex || text.isEmpty)
    }
  }

  @Test func rangesOfOverlappingTokensAreTheirs() {
    var generator = SeededGenerator(seed: 93)
    for granularity in [Segmenter.Granularity.search, .all] {
      let segmenter = Segmenter(lexicon: lexicon, method: .probability, granularity: granularity)
      for _ in 0..<100 {
        let text = RandomText.mixed(pieces: 10, using: &generator)
        let tokens = segmenter.tokens(in: text)
        let ranges = tokens.ranges(in: text)
        #expect(
          ranges.map { Array(text[$0].utf8) } == tokens.map { Array(tokens.source[$0.utf8Range]) })
      }
    }
  }

  @Test func invalidBytesShowAsReplacementCharacters() {
    let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(
      in: Array("创新".utf8) + [0xF0, 0x9F, 0x91, 0xFF])
    #expect(tokens.map { tokens.surface(of: $0) } == ["创新", "\u{FFFD}", "\u{FFFD}"])
    #expect(tokens.map { tokens.normalizedForm(of: $0) } == ["创新", "\u{FFFD}", "\u{FFFD}"])
  }

  /// The word of a token is what the lexicon finds, for every token that it knows.
  @Test func knownTokensAreEntries() {
    var generator = SeededGenerator(seed: 92)
    for _ in 0..<100 {
      let text = RandomText.mixed(pieces: 10, using: &generator)
      for segmenter in Segmenter.all(lexicon) {
        let tokens = segmenter.tokens(in: text)
        for token in tokens where token.isKnown {
          let entry = lexicon.entry(for: tokens.normalizedForm(of: token))
          #expect(entry?.word == tokens.normalizedForm(of: token))
          #expect(entry?.tag == tokens.tag(of: token))
          #expect(token.kind == .word)
          #expect(segmenter.granularity == .phrases || entry?.isWord == true)
        }
      }
    }
  }
}
