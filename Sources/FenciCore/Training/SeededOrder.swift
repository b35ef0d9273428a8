/// The order in which sentences are learnt from: another one each round, the same on every machine.
///
/// Text comes by genres; a perceptron that sees them one after the other leans towards the last.
struct SeededOrder {
  private(set) var numbers: [Int]
  private var seed: UInt32 = 1

  init(count: Int) { numbers = Array(0..<count) }

  /// Shuffles (Fisher and Yates, by a linear congruential generator).
  mutating func shuffle() {
    for last in numbers.indices.dropFirst().reversed() {
      seed = seed &* 1_664_525 &+ 1_013_904_223
      numbers.swapAt(last, Int(UInt64(seed) * UInt64(last + 1) >> 32))
    }
  }
}
