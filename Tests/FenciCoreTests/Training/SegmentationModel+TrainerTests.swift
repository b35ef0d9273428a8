import FenciTestSupport
import Testing

@testable import FenciCore

/// Training of boundary models.
@Suite struct SegmentationModelTrainerTests {
  @Test(.long) func sameSentencesGiveTheSameBytes() throws {
    var (first, second) = (SeededGenerator(seed: 540), SeededGenerator(seed: 540))
    let image = try RandomModel.image(sentences: 120, using: &first)
    #expect(try RandomModel.image(sentences: 120, using: &second) == image)
    #expect(try RandomModel.image(sentences: 120, using: &second) != image)
  }

  /// What is regular is learnt: every word begins with 甲 or 乙, and the dictionary knows none.
  @Test func regularWordsAreLearnt() throws {
    var generator = SeededGenerator(seed: 541)
    func sentence() -> [String] {
      (0..<3 + generator.below(6)).map { _ in
        generator.pick(["甲", "乙"])
          + RandomText.string(
            of: Array("丙丁戊己".unicodeScalars), count: generator.below(3), using: &generator)
      }
    }
    let lexicon = try RandomModel.lexicon()
    var trainer = SegmentationModel.Trainer(lexicon: lexicon)
    for _ in 0..<300 { trainer.insert(Array(sentence().joined(separator: " ").utf8)[...]) }
    #expect(trainer.sentenceCount == 300)
    let segmenter = Segmenter(
      lexicon: lexicon, method: .trained(try SegmentationModel(bytes: trainer.compile())))
    for _ in 0..<100 {
      let words = sentence()
      #expect(segmenter.pieces(words.joined()) == words)
    }
  }

  /// One model answers with whole names and with names that are cut.
  @Test(.long) func namesAreJoinedOrSplit() throws {
    var generator = SeededGenerator(seed: 542)
    var trainer = SegmentationModel.Trainer(lexicon: try SampleLexicon.lexicon())
    let families = Array("甲乙丙".unicodeScalars).map(String.init)
    let given = Array("丁戊己庚".unicodeScalars)
    for _ in 0..<400 {
      let name = RandomText.string(of: given, count: 1 + generator.below(2), using: &generator)
      trainer.insert(
        Array("的/u \(generator.pick(families))/nr \(name)/nr 和/c 人民/n".utf8)[...])
    }
    let model = try SegmentationModel(bytes: trainer.compile())
    let lexicon = try RandomModel.lexicon()
    let joined = Segmenter(lexicon: lexicon, method: .trained(model))
    let split = Segmenter(lexicon: lexicon, method: .trained(model), personalNames: .split)
    #expect(joined.pieces("的乙戊己和人民") == ["的", "乙戊己", "和", "人民"])
    #expect(split.pieces("的乙戊己和人民") == ["的", "乙", "戊己", "和", "人民"])
  }

  @Test func withoutSentencesAModelOpens() throws {
    let lexicon = try SampleLexicon.lexicon()
    let trainer = SegmentationModel.Trainer(lexicon: lexicon)
    let segmenter = Segmenter(
      lexicon: lexicon, method: .trained(try SegmentationModel(bytes: trainer.compile())))
    #expect(segmenter.tokens(in: "创新型城市，12 abc").tile)
  }

  /// The share of decisions of the quantised model, whose n-grams have eight bits, that are those of the exact averages.
  @Test(.long, arguments: [Segmenter.PersonalNames.joined, .split])
  func quantisedModelDecidesAsTheExactOne(personalNames: Segmenter.PersonalNames) throws {
    var generator = SeededGenerator(seed: 543)
    var lines = (0..<amount(3_000, few: 1_500)).map { _ in RandomModel.sentence(&generator) }
    for (path, bytes) in try SharedData.texts(
      in: "data/segmentation_dev", ending: "slice.txt", limit: amount(400_000, few: 100_000))
    where path.hasPrefix("msr") {
      lines += bytes.split(separator: 0x0A).dropLast().map(Array.init)
    }
    var trainer = SegmentationModel.Trainer(lexicon: try RandomModel.lexicon(), rounds: 4)
    for line in lines { trainer.insert(line[...]) }
    var exact: [Bool] = []
    var scored: [(symbols: [UInt16], mask: Int, pair: Int)] = []
    let layer = personalNames == .joined ? SegmentationModelWriter.Layer.joined : .names
    let image = trainer.compile(progress: { _ in }) { trained, learner, corpus in
      guard trained == layer else { return }
      for position in corpus.symbols.indices
      where layer.isBoundary(BoundaryCorpus.label(corpus.masks[position])) != nil {
        exact.append(learner.averageScore(corpus, at: position) > 0)
        // Three places on either side; what is outside the text is an edge.
        let window = (position - 3..<position + 3).map {
          corpus.symbols.indices.contains($0) ? corpus.symbols[$0] : BoundarySymbol.edge
        }
        scored.append(
          (
            window, Int(corpus.masks[position] & BoundaryMask.bits), Int(corpus.classes[position])
          ))
      }
    }
    let storage = try SegmentationModel(bytes: image).storage
    let weights = (personalNames == .joined ? storage.joined : storage.names).naive
    var same = 0
    for (example, isBoundary) in zip(scored, exact) {
      let score = weights.score(
        example.symbols, before: 3, mask: example.mask, pair: example.pair,
        edge: BoundarySymbol.edge)
      same += (score > 0) == isBoundary ? 1 : 0
    }
    #expect(exact.count > 5_000)
    #expect(Double(same) >= 0.998 * Double(exact.count), "\(same) of \(exact.count)")
  }
}
