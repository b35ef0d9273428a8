/// Learns the weights of part-of-speech features with an averaged multiclass perceptron (Collins
/// 2002). All arithmetic uses integers, so the same corpus gives the same weights on every machine.
struct TagPerceptron: ~Copyable {
  let tagCount: Int
  let featureCount: Int
  /// The number of weights of one feature. It is `tagCount` rounded up to a multiple of four, so
  /// that each feature's weights are aligned.
  private let stride: Int
  private let weights: Scratch<Int32>
  /// For each weight, the sum of its changes, each multiplied by the number of examples before it.
  /// The averages are computed from these sums.
  private let changes: Scratch<Int64>
  private let scores: Scratch<Int32>
  private var examples = 0

  /// The memory for one feature and one tag, in bytes.
  static let bytesPerWeight = 12

  init(tagCount: Int, featureCount: Int) {
    self.tagCount = tagCount
    self.featureCount = featureCount
    stride = (tagCount + 3) / 4 * 4
    weights = Scratch(capacity: stride * featureCount)
    changes = Scratch(capacity: stride * featureCount)
    scores = Scratch(capacity: stride)
  }

  /// Returns the sum of a weight's values after each example.
  func total(_ feature: Int, _ tag: Int) -> Int {
    let position = feature * stride + tag
    return Int(weights[position]) * examples - Int(changes[position])
  }

  /// Learns from one word. Returns the predicted tag.
  ///
  /// - Parameters:
  ///   - features: the features of the word.
  ///   - count: the number of features.
  ///   - gold: the number of the right tag. If it is at least `tagCount`, nothing is learned from
  ///     the word.
  mutating func learn(_ features: Scratch<UInt32>.View, count: Int, gold: Int) -> Int {
    let (scores, weights) = (scores.view, weights.view)
    self.scores.clear(stride)
    for number in 0..<count {
      let row = Int(features[number]) &* stride
      for tag in 0..<stride { scores[tag] &+= weights[row &+ tag] }
    }
    var answer = 0
    for tag in 1..<max(tagCount, 1) where scores[tag] > scores[answer] { answer = tag }
    guard gold < tagCount else { return answer }
    // The rival is the best of the wrong tags. If its score equals the score of the right tag, the
    // weights change, too.
    var rival = gold == 0 ? 1 : 0
    for tag in 0..<tagCount where tag != gold && scores[tag] > scores[rival] { rival = tag }
    examples += 1
    if rival < tagCount, scores[gold] <= scores[rival] {
      for number in 0..<count {
        let row = Int(features[number]) &* stride
        change(row &+ gold, by: 1)
        change(row &+ rival, by: -1)
      }
    }
    return answer
  }

  @inline(__always) private func change(_ position: Int, by step: Int32) {
    weights.view[position] &+= step
    changes.view[position] &+= Int64(step) &* Int64(examples &- 1)
  }
}
