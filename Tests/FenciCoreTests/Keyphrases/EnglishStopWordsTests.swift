import FenciTestSupport
import Testing

@testable import FenciCore

/// English function words are stop words, whatever their case and width.
struct EnglishStopWordsTests {
  private func contains(_ word: String) -> Bool {
    EnglishStopWords.contains(word.unicodeScalars.map(\.value))
  }

  @Test(arguments: [
    "a", "an", "the", "of", "and", "in", "on", "to", "it", "was", "were", "without", "through",
    "between",
    "because", "yours", "which", "whom", "from", "with", "they", "those", "would", "etc", "vs",
    "per",
  ])
  func functionWords(word: String) { #expect(contains(word)) }

  @Test(arguments: [
    "", "b", "best", "times", "price", "demand", "red", "hat", "withou", "withouts", "theof",
    "the ", "themselves",
    "througha", "的", "thé", "android", "ai", "throughout", "yourself",
  ])
  func otherWords(word: String) { #expect(!contains(word)) }

  @Test func noOtherLettersAreFound() {
    var generator = SeededGenerator(seed: 920)
    let letters = Array("etahofin".unicodeScalars)
    var found: Set<String> = []
    for _ in 0..<20_000 {
      let word = RandomText.string(of: letters, count: 1 + generator.below(4), using: &generator)
      if contains(word) { found.insert(word) }
    }
    #expect(
      found.isSubset(of: [
        "a", "i", "at", "he", "if", "in", "it", "no", "of", "on", "to", "not", "off", "the", "that",
        "than", "then",
        "into", "too", "an", "et", "here",
      ]), "\(found.sorted())")
    #expect(found.isSuperset(of: ["a", "at", "he", "in", "of", "the", "that", "not", "too"]))
  }

  /// No key phrase begins or ends with one; inside it may stand.
  @Test(arguments: KeyphraseExtractor.Method.allCases)
  func noKeyPhraseBeginsOrEndsWithOne(method: KeyphraseExtractor.Method) throws {
    let extractor = KeyphraseExtractor(lexicon: try SampleLexicon.lexicon(), method: method)
    let text =
      "In this Paper, we study THE Effect of Price on Ｔｈｅ Demand. 城市the，of技术，bank of China。"
    let words = extractor.keyphrases(in: text, top: .max).map(\.word)
    for word in ["paper", "effect", "price", "demand", "china"] {
      #expect(words.contains { $0.contains(word) }, "\(word) of \(words)")
    }
    for word in words {
      let parts = word.split(separator: " ").map(String.init)
      #expect(!contains(parts.first ?? "") && !contains(parts.last ?? ""), "\(word)")
      #expect(!word.hasPrefix("of") && !word.hasSuffix("the"), "\(word)")
    }
  }
}
