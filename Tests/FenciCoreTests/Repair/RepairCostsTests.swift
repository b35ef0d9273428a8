import FenciTestSupport
import Testing

@testable import FenciCore

struct RepairCostsTests {
  /// One character after the other put into the place gives the costs that are found for all at once.
  @Test(arguments: 3...8)
  func costsOfChoicesAreThoseOfTheTexts(size: Int) throws {
    var generator = SeededGenerator(seed: 31)
    let random = try RandomLexicon(size: size, wordCount: 30, phraseCount: 9, using: &generator)
    let costs = RepairCosts(random.lexicon)
    let characters = random.alphabet.map(\.value) + [0x3002, 0x41, 0xFFFD, 0x4E00]
    for _ in 0..<300 {
      var text = (0..<1 + generator.below(12)).map { _ in generator.pick(characters) }
      let place = generator.below(text.count)
      let found = costs.costs(of: text, with: characters, at: place)
      for (choice, cost) in zip(characters, found) {
        text[place] = choice
        #expect(costs.cost(of: text) == cost, "\(text) at \(place)")
      }
    }
  }
}
