package import FenciCore

/// A random dictionary over few characters, so that words overlap and nest, in both forms: compiled,
/// and naive.
package struct RandomLexicon {
  package let lexicon: Lexicon
  package let naive: NaiveLexicon
  package let alphabet: [Unicode.Scalar]

  /// Characters that no rule knows: neither numerals nor units of measure.
  package static let alphabet = Array("甲乙丙丁戊己庚辛".unicodeScalars)

  /// - Parameters:
  ///   - size: how many characters the words are made of, from three to eight.
  ///   - wordCount: how many words are drawn; equal ones add their counts.
  ///   - phraseCount: how many phrases are drawn.
  package init(
    size: Int, wordCount: Int, phraseCount: Int = 0, longest: Int = 5,
    using generator: inout SeededGenerator
  ) throws {
    let alphabet = Array(Self.alphabet.prefix(size))
    var builder = Lexicon.Builder()
    var naive = NaiveLexicon()
    for _ in 0..<wordCount {
      let word = Self.word(alphabet, 1...longest, &generator)
      try builder.insert(word, count: 1 + generator.below(500), tag: Self.tag(of: word))
      naive.words[naive.key(word)] = 0
    }
    for _ in 0..<phraseCount {
      let phrase = Self.word(alphabet, 2...longest + 3, &generator)
      try builder.insert(phrase, layer: .phrases)
      naive.phrases.insert(naive.key(phrase))
    }
    lexicon = try Lexicon(bytes: builder.compile())
    for entry in lexicon.entries() where entry.isWord {
      naive.words[naive.key(entry.word)] = Int(entry.cost * 2048)
    }
    self.naive = naive
    self.alphabet = alphabet
  }

  private static func word(
    _ alphabet: [Unicode.Scalar], _ lengths: ClosedRange<Int>, _ generator: inout SeededGenerator
  ) -> String {
    let length = lengths.lowerBound + generator.below(lengths.count)
    return RandomText.string(of: alphabet, count: length, using: &generator)
  }

  /// A part of speech, or none: by the last character, so that words of every kind are of one character, too.
  private static func tag(of word: String) -> String {
    switch word.unicodeScalars.last {
    case "甲": "n"
    case "乙": "v"
    case "丙": "nr"
    case "丁": "d"
    case "戊": "m"
    case "己": "a"
    default: ""
    }
  }

  /// A text over the dictionary's characters.
  package func text(count: Int, using generator: inout SeededGenerator) -> String {
    RandomText.string(of: alphabet, count: count, using: &generator)
  }
}
