import FenciTestSupport
import Testing

@testable import FenciCore

/// What was learnt of parts of speech, quantised and looked up.
@Suite struct TagImageTests {
  private let lexicon: Lexicon
  private let lines: [[UInt8]]

  init() throws {
    lexicon = try RandomModel.lexicon()
    var generator = SeededGenerator(seed: 810)
    lines = (0..<500).map { _ in RandomTags.sentence(&generator) }
  }

  private func trainer() throws -> TagTrainer {
    var corpus = TagCorpus(lexicon: lexicon)
    for line in lines { corpus.insert(GoldSentence(line[...])) }
    return try #require(TagTrainer(corpus))
  }

  /// The answers of the image are those of the weights of every feature, looked for one by one.
  @Test(.long) func imageScoresAsItsDefinition() throws {
    let naive = NaiveTags(try trainer(), rounds: 3)
    let reader = WordReader(lexicon)
    var model = SegmentationModel.Trainer(lexicon: lexicon, rounds: 3)
    for line in lines { model.insert(line[...]) }
    let segmenter = Segmenter(
      lexicon: lexicon, method: .trained(try SegmentationModel(bytes: model.compile())))
    var generator = SeededGenerator(seed: 811)
    var kinds: Set<Int> = []
    for _ in 0..<300 {
      let sentence = GoldSentence(RandomTags.sentence(&generator)[...])
      var start = 0
      let words = sentence.ends.map { end in
        defer { start = end }
        return sentence.text.withTable { reader.word(in: $0, at: start..<end) }
      }
      let expected = naive.tags(of: words)
      kinds.formUnion(expected)
      #expect(
        segmenter.tags(ofWordsEnding: sentence.ends, in: sentence.text)
          == expected.map { naive.names[$0] })
    }
    #expect(kinds.count > 3)
  }

  /// Where there is no room for all weights the greatest are kept.
  @Test(arguments: [1, 10, 100, 600])
  func smallestWeightsAreLeftOut(limit: Int) throws {
    let trainer = try trainer()
    var learner = TagPerceptron(
      tagCount: trainer.names.count, featureCount: trainer.features.count)
    trainer.learn(&learner, rounds: 2) { _ in }
    let keys = trainer.features.keysByNumber
    func magnitudes(_ image: TagImage) -> [UInt8] {
      image.weights.map { Int8(truncatingIfNeeded: $0 >> 8).magnitude }.sorted(by: >)
    }
    let all = magnitudes(TagImage(names: trainer.names, keys: keys, learner))
    #expect(all.count > 700 && all[0] == 127)
    let some = TagImage(names: trainer.names, keys: keys, learner, weightLimit: limit)
    #expect(magnitudes(some) == Array(all.prefix(limit)))
    #expect(some.records.reduce(0) { $0 + TagWeights.list($1).count } == limit)
  }
}
