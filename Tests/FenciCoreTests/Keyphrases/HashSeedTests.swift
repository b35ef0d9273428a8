import FenciTestSupport
import Testing

@testable import FenciCore

/// Hashes say where to look, never what is found, and no text is made for those of this process.
struct HashSeedTests {
  /// By multipliers that anybody may know the runs of a text share one slot, and every look-up passes all
  /// that were there before: time grows with the square. By the seed of the process they do not.
  @Test func runsMadeToCollide() throws {
    var generator = SeededGenerator(seed: 760)
    let known = HashSeed.random(using: &generator)
    let lexicon = try SampleLexicon.lexicon()
    let distances = [400, 800].map { count in
      let text = CollidingRuns(known, bits: 16, using: &generator).text(count)
      return [known, .process].map { meanDistance(in: text, $0, lexicon) }
    }
    // Twice as long a text takes twice as many steps for each run.
    #expect(distances[0][0] > 20 && distances[1][0] > 1.8 * distances[0][0])
    #expect(distances[0][1] < 4 && distances[1][1] < 4)
  }

  /// How far the candidates of a text lie behind their slots, in the mean.
  private func meanDistance(in text: [UInt8], _ seed: HashSeed, _ lexicon: Lexicon) -> Double {
    var mean = 0.0
    WordsOfText(lexicon).withWords(of: Document(text), seed) { words, filter, weights, scorer in
      let candidates = Candidates(words, filter, weights, nil, scorer, keeping: 10)
      let slots = candidates.repeated.slots.view
      var sum = 0
      for slot in 0..<slots.capacity where slots[slot] != 0 {
        sum += (slot - Int(slots[slot] >> 32)) & (slots.capacity - 1)
      }
      mean = Double(sum) / Double(candidates.repeated.entries.count)
    }
    return mean
  }

  /// By every seed, one by which all collide among them, key phrases, scores and ties are the same bits.
  @Test(.long, arguments: KeyphraseExtractor.Method.allCases)
  func noAnswerDependsOnTheSeed(_ method: KeyphraseExtractor.Method) throws {
    var generator = SeededGenerator(seed: 761)
    let lexicon = try SampleLexicon.lexicon()
    let seeds =
      [HashSeed([UInt64](repeating: 1, count: HashSeed.count))]
      + (0..<3).map { _ in HashSeed.random(using: &generator) }
    for _ in 0..<40 {
      var text = RandomText.mixed(pieces: 60, using: &generator)
      text += "创新型城市建设，城市，经济发展。\n" + text.prefix(generator.below(200))
      let bytes = RandomText.mutated(text, using: &generator)
      let expected = KeyphraseExtractor(lexicon: lexicon, method: method)
        .explanations(of: bytes, top: .max)
      for seed in seeds {
        let extractor = KeyphraseExtractor(
          lexicon: lexicon, method: method, seed: seed, reference: nil)
        let found = extractor.explanations(of: bytes, top: .max)
        #expect(found.map(\.keyphrase) == expected.map(\.keyphrase), "\(bytes)")
      }
    }
  }
}
