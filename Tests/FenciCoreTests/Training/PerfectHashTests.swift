import FenciTestSupport
import Testing

@testable import FenciCore

/// The hash table of a model's n-grams, and the table that counts them.
@Suite struct PerfectHashTests {
  @Test(arguments: [0, 1, 2, 3, 10, 1_000, 50_000])
  func everyKeyIsFoundInASlotOfItsOwn(count: Int) {
    var generator = SeededGenerator(seed: UInt64(550 + count))
    var keys: Set<UInt64> = []
    while keys.count < count { keys.insert(1 + UInt64(generator.below(1 << 47))) }
    expectPlaced(keys.sorted())
  }

  /// Keys that no displacement parts: the slot depends on the lower half of the hash alone.
  @Test func keysWithTheSameHalfOfAHash() {
    let keys = [1, 5, 9, 13].map { Self.key(ofHash: $0 << 60 | 0x1234_5678) }
    #expect(Set(keys.map { UInt32(truncatingIfNeeded: BoundaryWeights.hash($0)) }).count == 1)
    for count in 2...keys.count { expectPlaced(Array(keys.suffix(count))) }
  }

  /// The one key that has a hash: multiplication by odd numbers can be undone.
  private static func key(ofHash hash: UInt64) -> UInt64 {
    func inverse(_ odd: UInt64) -> UInt64 {
      // Newton's iteration: each step doubles the number of right bits.
      (0..<6).reduce(odd) { value, _ in value &* (2 &- odd &* value) }
    }
    let mixed = hash &* inverse(0xD6E8_FEB8_6659_FD93)
    return (mixed ^ mixed >> 32) &* inverse(0x9E37_79B9_7F4A_7C15)
  }

  private func expectPlaced(_ list: [UInt64]) {
    let hash = PerfectHash(list)
    #expect(hash.positions.compactMap { $0 }.sorted() == Array(list.indices))
    for (position, key) in list.enumerated() {
      let mixed = BoundaryWeights.hash(key)
      let bucket = BoundaryWeights.bucket(mixed, count: hash.displacements.count)
      let slot = BoundaryWeights.slot(
        mixed, displacement: hash.displacements[bucket], count: hash.positions.count)
      #expect(hash.positions[slot] == position)
    }
  }

  /// N-grams that occur more than once are numbered in the order of their keys; none has an edge inside.
  @Test func ngramsEqualANaiveCount() {
    var generator = SeededGenerator(seed: 560)
    let symbols = (0..<5_000).map { _ in UInt16(1 + generator.below(12)) }
    var counts: [UInt64: Int] = [:]
    for end in symbols.indices {
      for length in 2...3 where end + 1 >= length {
        let ngram = Array(symbols[end + 1 - length...end])
        if length == 3, ngram[1] == BoundarySymbol.edge { continue }
        if ngram == [BoundarySymbol.edge, BoundarySymbol.edge] { continue }
        counts[BoundaryWeights.key(ngram), default: 0] += 1
      }
    }
    let expected = counts.filter { $0.value > 1 }.keys.sorted()
    let table = NgramTable(symbols: symbols)
    #expect(table.keysByNumber == expected)
    for (number, key) in expected.enumerated() { #expect(table.number(of: key) == UInt32(number)) }
    #expect(table.number(of: 0xFFFF_FFFF) == NgramTable.absent)
  }

  /// However many n-grams there are, no more than the limit are held, the frequent ones among them.
  @Test func memoryIsBounded() {
    var generator = SeededGenerator(seed: 561)
    var symbols: [UInt16] = []
    for _ in 0..<4_000 {
      symbols += [2, 3, 4]
      symbols += (0..<4).map { _ in UInt16(5 + generator.below(2_000)) }
    }
    let table = NgramTable(symbols: symbols, greatestCount: 1_000)
    #expect(table.count <= 1_000)
    #expect(table.number(of: BoundaryWeights.key([2, 3])) != NgramTable.absent)
    #expect(table.number(of: BoundaryWeights.key([2, 3, 4])) != NgramTable.absent)
  }
}
