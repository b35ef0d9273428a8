/// The order in which a model learns from its sentences. The order is different in each round, but
/// the same on every machine.
///
/// A corpus is usually sorted by genre. A perceptron that sees one genre after the other is biased
/// toward the last one, so the order is shuffled.
struct SeededOrder {
  private(set) var numbers: [Int]
  private var seed: UInt32 = 1

  init(count: Int) { numbers = Array(0..<count) }

  /// Shuffles the numbers (Fisher and Yates). A linear congruential generator provides the random
  /// numbers.
  mutating func shuffle() {
    for last in numbers.indices.dropFirst().reversed() {
      seed = seed &* 1_664_525 &+ 1_013_904_223
      numbers.swapAt(last, Int(UInt64(seed) * UInt64(last + 1) >> 32))
    }
  }
}
