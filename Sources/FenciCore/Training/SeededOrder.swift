/// The order in which sentences are learned: a different one each round, the same on every machine.
///
/// A corpus is sorted by genre, and a perceptron that sees the genres in sequence is biased toward
/// the last.
struct SeededOrder {
  private(set) var numbers: [Int]
  private var seed: UInt32 = 1

  init(count: Int) { numbers = Array(0..<count) }

  /// Shuffles the numbers (Fisher and Yates, with a linear congruential generator).
  mutating func shuffle() {
    for last in numbers.indices.dropFirst().reversed() {
      seed = seed &* 1_664_525 &+ 1_013_904_223
      numbers.swapAt(last, Int(UInt64(seed) * UInt64(last + 1) >> 32))
    }
  }
}
