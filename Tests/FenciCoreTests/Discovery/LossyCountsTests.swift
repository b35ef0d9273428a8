import FenciTestSupport
import Testing

@testable import FenciCore

/// Counts are exact while there is room, and within the stated bound when there is none.
struct LossyCountsTests {
  @Test(arguments: [2, 16, 64, 1 << 10, 1 << 20]) func bounds(capacity: Int) {
    var generator = SeededGenerator(seed: UInt64(capacity))
    // With ones for multipliers small keys have one home.
    let ones = HashSeed([UInt64](repeating: 1, count: HashSeed.count))
    var counts = LossyCounts(capacity: capacity, seed: capacity > 1 << 10 ? .process : ones)
    var naive: [UInt64: Int] = [:]
    for step in 1...30_000 {
      // Some keys are common and most are rare, 0 among them; all share few homes where there is little room.
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

  /// Where keys have their homes changes nothing that is counted or dropped.
  @Test func equalSequencesGiveEqualCounts() {
    var generator = SeededGenerator(seed: 9)
    let keys = (0..<5000).map { _ in generator.next() % 3000 }
    var tables = [HashSeed.process] + (0..<3).map { _ in HashSeed.random(using: &generator) }
    tables.append(HashSeed([UInt64](repeating: 1, count: HashSeed.count)))
    let found = tables.map { seed in
      var counts = LossyCounts(capacity: 256, seed: seed)
      for key in keys { counts.insert(key) }
      var entries: [[UInt64]] = [[UInt64(counts.bound)]]
      counts.forEach { entries.append([$0.key, UInt64($0.count), UInt64($0.error)]) }
      return entries.sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(found[0].count > 100)
    for other in found { #expect(other == found[0]) }
  }

  /// Keys that were made to have one home have it by one seed only.
  @Test func keysMadeToCollide() {
    var generator = SeededGenerator(seed: 10)
    let known = HashSeed.random(using: &generator)
    // Multiplied with the multiplier, these are 1, 2, 3 and so on (Newton's iteration, mod 2⁶⁴).
    var inverse = known.multiplier
    for _ in 0..<6 { inverse = inverse &* (2 &- known.multiplier &* inverse) }
    func longestCluster(_ seed: HashSeed) -> Int {
      var counts = LossyCounts(capacity: 1 << 14, seed: seed)
      for number in 1...6000 { counts.insert(inverse &* UInt64(number)) }
      return counts.slots.split(whereSeparator: { $0.key == 0 }).map(\.count).max() ?? 0
    }
    #expect(longestCluster(known) == 6000)
    #expect(longestCluster(.process) < 1000)
  }
}
