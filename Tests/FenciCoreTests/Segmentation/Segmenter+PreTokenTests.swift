import FenciCore
import FenciTestSupport
import Testing

/// What the dictionary may and may not change in text that the rules cut.
struct SegmenterPreTokenTests {
  /// A dictionary joins, and never cuts what the rules have made one token: no word is found in part of a
  /// Latin word, a number, an address or a sequence. Chinese numerals are left out of the texts, as
  /// their rule follows matching.
  @Test(.long) func dictionaryNeverCutsAPreToken() throws {
    let rules = Segmenter.all(try Lexicon(bytes: Self.withoutWords().compile()))
    let segmenters = Segmenter.all(try SampleLexicon.lexicon())
    var generator = SeededGenerator(seed: 95)
    for _ in 0..<300 {
      let text = Self.withoutNumerals(RandomText.mixed(pieces: 12, using: &generator))
      for (rule, segmenter) in zip(rules, segmenters) {
        let extra = Set(segmenter.ends(text)).subtracting(rule.ends(text))
        try #require(extra.isEmpty, "\(segmenter.name) at \(extra): \(text.debugDescription)")
      }
    }
  }

  /// A word that the text does not contain changes nothing, even if it is the longest of all.
  @Test(.long) func unrelatedWordChangesNothing() throws {
    let segmenters = Segmenter.all(try SampleLexicon.lexicon())
    var builder = try SampleLexicon.builder()
    try builder.insert(String(repeating: "龜", count: 63), count: 1)
    try builder.insert(String(repeating: "龜", count: 40), layer: .phrases)
    let others = Segmenter.all(try Lexicon(bytes: builder.compile()))
    var generator = SeededGenerator(seed: 96)
    for _ in 0..<300 {
      let text = RandomText.mixed(pieces: 12, using: &generator)
      for (segmenter, other) in zip(segmenters, others) {
        try #require(
          segmenter.ends(text) == other.ends(text), "\(segmenter.name): \(text.debugDescription)")
      }
    }
  }

  /// Without words every character and every atom is a token, but for numbers with their units at
  /// phrases granularity.
  @Test func withoutWordsMethodsAgree() throws {
    let rules = Segmenter.all(try Lexicon(bytes: Self.withoutWords().compile()))
      .filter { $0.granularity != .phrases }
    var generator = SeededGenerator(seed: 97)
    for _ in 0..<200 {
      let text = RandomText.mixed(pieces: 12, using: &generator)
      let answers = Set(rules.map { $0.ends(text) })
      #expect(answers.count == 1, "\(text.debugDescription)")
    }
  }

  /// Folds and readings of the sample, and no words.
  private static func withoutWords() throws -> Lexicon.Builder {
    var builder = Lexicon.Builder()
    SampleLexicon.insertFolds(&builder)
    try SampleLexicon.insertReadings(&builder)
    return builder
  }

  private static func withoutNumerals(_ text: String) -> String {
    let numerals = Set("一二三四五六七八九十百千万亿零〇两几数多余第".unicodeScalars)
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !numerals.contains($0) }))
  }
}
