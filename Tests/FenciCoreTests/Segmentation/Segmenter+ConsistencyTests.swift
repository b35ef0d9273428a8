import FenciTestSupport
import Testing

@testable import FenciCore

/// Tokens of whole documents, in which an unknown word is cut alike in all places.
@Suite struct SegmenterConsistencyTests {
  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    CharacterClass.of(scalar.value) == .han
  }

  /// Segmenters by every method at both granularities, and both conventions of names.
  private func segmenters(_ lexicon: Lexicon, _ model: SegmentationModel) -> [Segmenter] {
    let trained = [Segmenter.Granularity.words, .phrases].flatMap { granularity in
      Segmenter.PersonalNames.allCases.map {
        Segmenter(
          lexicon: lexicon, method: .trained(model), granularity: granularity, personalNames: $0)
      }
    }
    return trained + trained + Segmenter.tiling(lexicon)
  }

  /// A text of few pieces that come again and again, next to others.
  private func document(
    _ alphabet: [Unicode.Scalar], _ other: [String], _ generator: inout SeededGenerator
  ) -> String {
    let pieces = (0..<2 + generator.below(4)).map { _ in
      RandomText.string(of: alphabet, count: 2 + generator.below(4), using: &generator)
    }
    return (0..<2 + generator.below(30)).map { _ in
      switch generator.below(5) {
      case 0: RandomText.string(of: alphabet, count: 1 + generator.below(3), using: &generator)
      case 1: generator.pick(other)
      default: generator.pick(pieces)
      }
    }.joined()
  }

  @Test(.long, arguments: 0..<10)
  func tokensEqualTheirDefinition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(900 + seed))
    let model = try SegmentationModel(
      bytes: RandomModel.image(sentences: 30 + 40 * seed, rounds: 2, using: &generator))
    let random = try RandomLexicon(
      size: 3 + seed % 6, wordCount: 4 + 3 * seed, phraseCount: 8, longest: 4, using: &generator)
    var lexicon = random.lexicon
    if seed % 3 == 2 {
      var edits = UserDictionary()
      try edits.insert("甲乙甲")
      try edits.split(["丙", "乙"])
      lexicon = try lexicon.applying(edits)
    }
    let characters = try Lexicon(bytes: Lexicon.Builder().compile())
    var changes = 0
    for segmenter in segmenters(lexicon, model) {
      let naive = NaiveConsistency(
        segmenter, characters: characters, isChinese: Self.isChinese)
      for _ in 0..<amount(40, few: 2) {
        let text = document(
          random.alphabet, ["，", "三个", "abc", "\n", "二十三", "5年", "、", "一"], &generator)
        let tokens = segmenter.consistentTokens(in: text)
        #expect(tokens.map(\.end) == naive.ends(text), "\(segmenter.name) \(text)")
        #expect(tokens.tile)
        if tokens.map(\.end) != segmenter.ends(text) { changes += 1 }
        for token in tokens where segmenter.granularity == .words {
          let entry = lexicon.entry(for: tokens.surface(of: token))
          #expect(token.isKnown == (token.kind == .word && entry?.isWord == true), "\(text)")
        }
      }
    }
    #expect(changes > 0)
  }

  /// Folds, annotations, marks and characters that no lexicon knows.
  @Test(.long, arguments: 0..<8)
  func mixedTextEqualsTheDefinition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(950 + seed))
    let model = try SegmentationModel(
      bytes: RandomModel.image(sentences: 40 + 60 * seed, rounds: 2, using: &generator))
    var builder = Lexicon.Builder()
    SampleLexicon.insertFolds(&builder)
    try SampleLexicon.insertReadings(&builder)
    let characters = try Lexicon(bytes: builder.compile())
    for segmenter in segmenters(try SampleLexicon.lexicon(), model) {
      let naive = NaiveConsistency(
        segmenter, characters: characters, isChinese: Self.isChinese)
      for _ in 0..<amount(30, few: 2) {
        let other = (0..<4).map { _ in RandomText.mixed(pieces: 1, using: &generator) }
        let text = document(
          RandomText.han, other + ["創(chuàng)龘", "创龘", "設\u{FE00}𠮷", "设𠮷"], &generator)
        let tokens = segmenter.consistentTokens(in: text)
        #expect(tokens.map(\.end) == naive.ends(text), "\(segmenter.name) \(text)")
        #expect(tokens.tile)
      }
    }
  }

  /// Bytes of any value tile, wherever chunks end; overlapping tokens are those of `tokens(in:)`.
  @Test func anyBytesTile() throws {
    var generator = SeededGenerator(seed: 971)
    let lexicon = try SampleLexicon.lexicon()
    for segmenter in Segmenter.all(lexicon) + Segmenter.trained(lexicon) {
      for _ in 0..<amount(40, few: 2) {
        let text = RandomText.mixed(pieces: generator.below(60), using: &generator)
        let bytes = RandomText.mutated(text + text, using: &generator)
        let tokens = segmenter.consistentTokens(in: bytes)
        #expect(segmenter.areLawful(tokens), "\(segmenter.name) \(bytes)")
        if !segmenter.granularity.tiles {
          #expect(Array(tokens) == Array(segmenter.tokens(in: bytes)))
        }
        #expect(segmenter.tags(of: tokens).count == tokens.count)
      }
      #expect(segmenter.consistentTokens(in: "").isEmpty)
    }
  }
}
