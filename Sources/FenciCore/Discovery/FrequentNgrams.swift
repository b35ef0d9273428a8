/// Numbers the runs that occurred often enough in the first reading to be examined in the second.
struct FrequentNgrams: Sendable {
  /// By the key's hash, with linear probing; 0 in a vacant slot.
  private var keys: [UInt64]
  /// One bit for each prefix of a hash. Most runs of a text are not numbered, and one lookup here
  /// shows it.
  private var filter: [UInt64]
  private let multiplier: UInt64
  /// A hash shifted right by this is the number of a slot.
  private let shift: UInt64
  /// The number of runs.
  let count: Int
  /// The least number of occurrences of a numbered run.
  let minimum: Int

  /// - Parameters:
  ///   - limit: the maximum number of runs. If more qualify, `minimum` is raised.
  ///   - seed: decides the slots of runs, and so their numbers.
  init(_ counts: LossyCounts, minimum: Int, limit: Int, seed: HashSeed = .process) {
    // An upper bound of the occurrences: some may not have been counted.
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

  /// The number of slots, which is greater than any run's number.
  var slotCount: Int { keys.count }

  /// The number of a run; nil if the run is too rare.
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

  /// The filter has four bits for each slot.
  private func filterBit(of key: UInt64) -> UInt64 { (key &* multiplier) &>> (shift &- 2) }
}
