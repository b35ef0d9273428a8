@testable import FenciCore
import FenciTestSupport
import Testing

/// Every method equals its naive definition.
struct MaximumMatchingTests {
  @Test(.long, arguments: 0..<6)
  func everyMethodEqualsItsDefinition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for size in 0..<amount(50, few: 12) {
      let random = try RandomLexicon(
        size: 3 + size % 6, wordCount: 4 + generator.below(30), using: &generator)
      for _ in 0..<20 {
        let text = random.text(count: 1 + generator.below(14), using: &generator)
        try requireNaiveAnswers(text, random.lexicon, random.naive)
      }
    }
  }

  @Test(.long) func everyMethodEqualsItsDefinitionOnAllTextsOfSevenCharacters() throws {
    var generator = SeededGenerator(seed: 7)
    let random = try RandomLexicon(size: 3, wordCount: 9, longest: 4, using: &generator)
    for number in 0..<2187 {
      var rest = number
      var scalars = String.UnicodeScalarView()
      for _ in 0..<7 {
        scalars.append(random.alphabet[rest % 3])
        rest /= 3
      }
      try requireNaiveAnswers(String(scalars), random.lexicon, random.naive)
    }
  }

  /// Words of Han characters and letters, in texts where letters stand in runs that no word may cut.
  @Test(.long) func everyMethodEqualsItsDefinitionWithLettersInBetween() throws {
    var generator = SeededGenerator(seed: 8)
    let alphabet = Array("甲乙丙ab".unicodeScalars)
    for _ in 0..<150 {
      var (builder, naive) = (Lexicon.Builder(), NaiveLexicon())
      for _ in 0..<24 {
        let word = RandomText.string(of: alphabet, count: 1 + generator.below(4), using: &generator)
        try builder.insert(word, count: 1 + generator.below(99))
      }
      let lexicon = try Lexicon(bytes: builder.compile())
      for entry in lexicon.entries() {
        naive.words[naive.key(entry.word)] = Int(entry.cost * 2048)
      }
      for _ in 0..<20 {
        let text = RandomText.string(
          of: alphabet, count: 1 + generator.below(12), using: &generator)
        try requireNaiveAnswers(text, lexicon, naive)
      }
    }
  }

  private func requireNaiveAnswers(
    _ text: String, _ lexicon: Lexicon, _ naive: NaiveLexicon
  ) throws {
    let scalars = Array(text.unicodeScalars)
    let units = scalars.indices.map { index in
      let isJoined = index > 0 && scalars[index].isASCII && scalars[index - 1].isASCII
      return NaiveUnit(scalars[index].value, isJoined: isJoined)
    }
    var offsets = [0]
    for scalar in scalars { offsets.append(offsets[offsets.count - 1] + (scalar.isASCII ? 1 : 3)) }
    let matching = NaiveMatching(naive, units)
    for method in Segmenter.Method.allCases {
      // There are too many paths through longer texts.
      if method == .probability, units.count > 10 { continue }
      let expected =
        switch method {
        case .forward: matching.forward()
        case .backward: matching.backward()
        case .bidirectional: matching.bidirectional()
        case .mmseg: matching.mmseg(unknownCost: lexicon.unknownCost)
        case .probability: matching.probability(unknownCost: lexicon.unknownCost)
        case .trained: fatalError("allCases has no trained method")
        }
      let tokens = Segmenter(lexicon: lexicon, method: method).tokens(in: text)
      let found = tokens.map { "\($0.utf8Range) \($0.isKnown)" }
      try #require(
        found
          == expected.map {
            "\(offsets[$0.range.lowerBound]..<offsets[$0.range.upperBound]) \($0.isWord)"
          }, "\(method): \(text)")
    }
  }
}
