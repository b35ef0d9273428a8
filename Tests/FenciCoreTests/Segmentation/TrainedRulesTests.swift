import FenciTestSupport
import Testing

@testable import FenciCore

/// The rules beside a trained model.
@Suite struct TrainedRulesTests {
  private static let tags: [Character: String] = [
    "这": "r", "那": "r", "张": "q", "本": "r", "表": "v", "书": "n", "三": "m", "儿": "n", "赵": "nr",
    "王": "nr",
    "总": "b", "姐": "n", "来": "v", "的": "u",
  ]
  private let lexicon: Lexicon
  private let characters = Self.tags.keys.sorted()

  init() throws {
    var builder = Lexicon.Builder()
    for (character, tag) in Self.tags {
      try builder.insert(String(character), count: 50, tag: tag)
    }
    for word in ["总来", "姐姐", "本来", "张书来", "王张"] { try builder.insert(word, count: 30, tag: "n") }
    lexicon = try Lexicon(bytes: builder.compile())
  }

  private func model(_ generator: inout SeededGenerator) throws -> BoundaryModel {
    var trainer = BoundaryModel.Trainer(lexicon: lexicon, rounds: 2)
    for _ in 0..<60 {
      let words = (0..<6).map { _ in
        String((0..<1 + generator.below(3)).map { _ in generator.pick(characters) })
      }
      trainer.insert(Array(words.joined(separator: " ").utf8)[...])
    }
    return try BoundaryModel(bytes: trainer.compile())
  }

  /// What the rules do to the answers of a model equals their definition.
  @Test(arguments: 0..<8)
  func boundariesEqualTheirDefinition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(560 + seed))
    let model = try model(&generator)
    var fired = 0
    for convention in Segmenter.Convention.allCases {
      let segmenter = Segmenter(
        lexicon: lexicon, method: .trained(model), convention: convention)
      var plain = segmenter
      plain.trainedRules = TrainedRules.none(lexicon)
      for _ in 0..<amount(400, few: 200) {
        let text = (0..<1 + generator.below(12)).map { _ in
          generator.oneIn(12) ? "，" : String(generator.pick(characters))
        }.joined()
        let answers = plain.ends(text)
        let expected = naiveEnds(Array(text), answers)
        fired += expected == answers ? 0 : 1
        #expect(segmenter.ends(text) == expected, "\(text) \(convention)")
      }
    }
    #expect(fired > 1)
  }

  private func naiveEnds(_ text: [Character], _ answers: [Int]) -> [Int] {
    var cuts = Set(answers.map { $0 / 3 } + [0])
    for place in 2..<max(text.count, 2) where !cuts.contains(place) && cuts.contains(place + 1) {
      let (before, middle, after) = (text[place - 2], text[place - 1], text[place])
      let isCrossed = (0..<place).contains { start in
        (place + 1...text.count).contains { lexicon.contains(String(text[start..<$0])) }
      }
      if isCrossed { continue }
      let counts = "这那".contains(before) && "张本".contains(middle) && "表书来姐".contains(after)
      let addresses = "赵王张".contains(before) && "总姐".contains(middle)
      if counts && cuts.contains(place - 1)
        || addresses && !cuts.contains(place - 1) && cuts.contains(place - 2)
      {
        cuts.insert(place)
      }
    }
    return cuts.filter { $0 > 0 }.sorted().map { $0 * 3 }
  }
}
