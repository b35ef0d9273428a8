/// Selects the runs of words that occur often enough to be examined, and gives each a number. The
/// counts come from the first reading of a corpus. The second reading examines only these runs, and
/// stores its results by number.
struct FrequentNgrams: Sendable {
  /// A hash table with linear probing: element *n* is the key of the run with number *n*. An empty
  /// slot has 0.
  private var keys: [UInt64]
  /// A bit array that quickly rejects runs without a number, which are most runs of a text. Each
  /// run sets the bit that the upper bits of its hash select.
  private var filter: [UInt64]
  private let multiplier: UInt64
  /// The number of bits by which a hash is shifted right to get the number of its slot.
  private let shift: UInt64
  /// The number of selected runs.
  let count: Int
  /// The minimum number of occurrences of a selected run.
  let minimum: Int

  /// - Parameters:
  ///   - limit: the maximum number of runs. If more runs qualify, `minimum` is raised.
  ///   - seed: decides the slots of runs, and so their numbers.
  init(_ counts: LossyCounts, minimum: Int, limit: Int, seed: HashSeed = .process) {
    // Returns an upper bound of a run's occurrences. The table may have missed up to `error` of
    // them.
    func atLeast(_ entry: LossyCounts.Entry) -> Int { Int(entry.count) + Int(entry.error) }
    var histogram = [Int](repeating: 0, count: 1 << 16)
    counts.forEach { histogram[min(atLeast($0), histogram.count - 1)] += 1 }
    var least = histogram.count - 1
    var sum = histogram[least]
    while least > max(minimum, Int(counts.bound) + 1), sum + histogram[least - 1] <= limit {
      least -= 1
      sum += histogram[least]
    }
    self.minimum = least
    count = sum
    let capacity = 1 << (Int.bitWidth - (sum * 2 + 64).leadingZeroBitCount)
    keys = [UInt64](repeating: 0, count: capacity)
    filter = [UInt64](repeating: 0, count: max(capacity / 16, 1))
    multiplier = seed.multiplier
    shift = UInt64(UInt64.bitWidth - capacity.trailingZeroBitCount)
    counts.forEach { entry in
      guard atLeast(entry) >= least else { return }
      var slot = home(of: entry.key)
      while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = entry.key
      let bit = filterBit(of: entry.key)
      filter[Int(bit / 64)] |= 1 << (bit % 64)
    }
  }

  /// The number of slots. Every run's number is less than this.
  var slotCount: Int { keys.count }

  /// Returns the number of a run; nil if the run is too rare to have one.
  @inline(__always) func number(of key: UInt64) -> Int? {
    let key = key == 0 ? 1 : key
    let bit = filterBit(of: key)
    guard filter[Int(bit / 64)] >> (bit % 64) & 1 != 0 else { return nil }
    var slot = home(of: key)
    while keys[slot] != key {
      if keys[slot] == 0 { return nil }
      slot = (slot &+ 1) & (keys.count &- 1)
    }
    return slot
  }

  private func home(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* multiplier) &>> shift)
  }

  /// Returns the bit that a key selects. The filter has four bits for each slot.
  private func filterBit(of key: UInt64) -> UInt64 { (key &* multiplier) &>> (shift &- 2) }
}
