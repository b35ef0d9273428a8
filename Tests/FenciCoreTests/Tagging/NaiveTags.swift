import Testing

@testable import FenciCore

/// Greedy tagging by its definition.
struct NaiveTags {
  /// By feature: the weight of every tag.
  private var weights: [UInt64: [Int]] = [:]
  let names: [String]

  /// Learns, and rounds as an image does.
  init(_ trainer: TagTrainer, rounds: Int) {
    names = trainer.names
    var learner = TagPerceptron(tagCount: names.count, featureCount: trainer.features.count)
    trainer.learn(&learner, rounds: rounds) { _ in }
    let keys = trainer.features.keysByNumber
    let totals = keys.indices.map { feature in names.indices.map { learner.total(feature, $0) } }
    let greatest = Double(totals.joined().map { abs($0) }.max() ?? 1)
    for (key, row) in zip(keys, totals) {
      weights[key] = row.map { Int((Double($0) * 127 / greatest).rounded()) }
    }
  }

  /// The numbers of the tags of a line.
  ///
  /// - Parameter given: tags that are stated, by position.
  func tags(
    of words: [TaggedWord], given: [Int: String] = [:],
    _ personalNames: Segmenter.PersonalNames = .joined
  ) -> [Int] {
    let padded = [.start] + words + [.end]
    let keys = Scratch<UInt64>(capacity: TagFeatures.limit)
    var tags: [Int] = []
    for position in words.indices.map({ $0 + 1 }) {
      if let tag = given[position - 1], let number = names.firstIndex(of: tag) {
        tags.append(number)
        continue
      }
      let (word, left, right) = (padded[position], padded[position - 1], padded[position + 1])
      let before =
        tags.suffix(2).reversed().map(UInt64.init) + [TagFeatures.noTag, TagFeatures.noTag]
      let fixed = TagFeatures.writeFixed(word, after: left, before: right, to: keys.view)
      let count = TagFeatures.writeContextual(
        word, before: right, tag: before[0], tagBefore: before[1], to: keys.view, from: fixed)
      #expect(count == TagFeatures.limit && Set((0..<count).map { keys[$0] }).count == count)
      let afterPerson = tags.last.map { names[$0] == "nr" } ?? false
      let scores = names.indices.map { tag in
        (0..<count).reduce(0) { $0 + (weights[keys[$1]]?[tag] ?? 0) }
          - margin(names[tag], word, left, right, afterPerson, personalNames)
      }
      tags.append(scores.indices.first { scores[$0] == scores.max() } ?? 0)
    }
    return tags
  }

  /// What is taken from the score of a tag.
  private func margin(
    _ tag: String, _ word: TaggedWord, _ left: TaggedWord, _ right: TaggedWord, _ afterPerson: Bool,
    _ personalNames: Segmenter.PersonalNames
  ) -> Int {
    if case .name(let kind) = word.known {
      return kind == EntityKind(tag: tag) && word.length > 1 ? -64 : 0
    }
    guard word.known == .noName, ["nr", "ns", "nt"].contains(tag) else { return 0 }
    if tag == "nr", afterPerson { return personalNames == .joined ? 1_000_000 : 0 }
    return left.isText || right.isText ? 32 : 1_000_000
  }
}
