package import FenciCore

/// Boundary models that are trained on random sentences: what they answer means nothing, but
/// everything a model can say occurs in it.
package enum RandomModel {
  /// Knows the characters of `RandomText` and `RandomLexicon`.
  package static let shared: SegmentationModel = {
    do {
      var generator = SeededGenerator(seed: 71)
      return try SegmentationModel(bytes: image(sentences: 400, using: &generator))
    } catch {
      fatalError("the random model cannot be trained: \(error)")
    }
  }()

  /// The image of a model that was trained on random sentences, some words of them personal names.
  package static func image(
    sentences: Int, rounds: Int = 3, using generator: inout SeededGenerator
  ) throws -> [UInt8] {
    var trainer = SegmentationModel.Trainer(lexicon: try lexicon(), rounds: rounds)
    for _ in 0..<sentences { trainer.insert(sentence(&generator)[...]) }
    return trainer.compile()
  }

  /// A dictionary whose alphabet is that of the random texts.
  package static func lexicon() throws -> Lexicon {
    var builder = try SampleLexicon.builder()
    for scalar in RandomLexicon.alphabet { try builder.insert(String(scalar), count: 3) }
    for word in ["甲乙", "乙丙", "丙丁戊", "甲乙丙丁", "丁戊甲乙丙", "股一百"] {
      try builder.insert(word, count: 5)
    }
    return try Lexicon(bytes: builder.compile())
  }

  /// A tagged line of random words.
  package static func sentence(_ generator: inout SeededGenerator) -> [UInt8] {
    let alphabet = generator.oneIn(2) ? RandomLexicon.alphabet : RandomText.han
    var words: [String] = []
    for _ in 0..<1 + generator.below(12) {
      switch generator.below(8) {
      case 0:
        words.append(RandomText.string(of: alphabet, count: 1, using: &generator) + "/nr")
        words.append(
          RandomText.string(of: alphabet, count: 1 + generator.below(2), using: &generator) + "/nr")
      case 1: words.append(generator.pick(["，/w", "12/m", "abc/n", "。/w"]))
      default:
        words.append(
          RandomText.string(of: alphabet, count: 1 + generator.below(3), using: &generator) + "/n")
      }
    }
    return Array(words.joined(separator: " ").utf8)
  }
}
