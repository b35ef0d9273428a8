import FenciTestSupport
import Testing

@testable import FenciCore

/// Counts are exact while there is room, and within the stated bound when there is none.
struct LossyCountsTests {
  @Test(arguments: [2, 16, 64, 1 << 10, 1 << 20]) func bounds(capacity: Int) {
    var generator = SeededGenerator(seed: UInt64(capacity))
    var counts = LossyCounts(capacity: capacity)
    var naive: [UInt64: Int] = [:]
    for step in 1...30_000 {
      // Some keys are common and most are rare, 0 among them; all share few homes.
      let limit = 1 << (1 + generator.below(12))
      let key = UInt64(generator.below(limit)) << UInt64(generator.below(2) * 40)
      counts.insert(key)
      // 0 and 1 are one key.
      naive[max(key, 1), default: 0] += 1
      if step % 5000 == 0 { check(counts, naive) }
    }
    if capacity == 1 << 20 { #expect(counts.bound == 0) } else { #expect(counts.bound > 0) }
  }

  private func check(_ counts: LossyCounts, _ naive: [UInt64: Int]) {
    var seen: Set<UInt64> = []
    counts.forEach { entry in
      let (count, error) = (Int(entry.count), Int(entry.error))
      let truth = naive[entry.key] ?? 0
      #expect(seen.insert(entry.key).inserted)
      #expect(count <= truth && truth <= count + error && error <= Int(counts.bound))
    }
    #expect(seen.count == counts.count)
    for (key, truth) in naive where !seen.contains(key) { #expect(truth <= Int(counts.bound)) }
    if counts.bound == 0 { #expect(seen.count == naive.count) }
  }

  @Test func equalSequencesGiveEqualTables() {
    var generator = SeededGenerator(seed: 9)
    let keys = (0..<5000).map { _ in generator.next() % 3000 }
    var (first, second) = (LossyCounts(capacity: 256), LossyCounts(capacity: 256))
    for key in keys { first.insert(key) }
    for key in keys { second.insert(key) }
    #expect(first.slots.map(\.key) == second.slots.map(\.key))
    #expect(first.bound == second.bound)
  }
}
