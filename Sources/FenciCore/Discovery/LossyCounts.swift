/// Counts of many keys in bounded memory: lossy counting (Manku and Motwani 2002), in which not the
/// number of insertions but a full table decides when rare keys go.
///
/// With *f* the number of insertions of a key: a key that is there has `count` ≤ *f* ≤ `count + error`,
/// and `error` ≤ ``bound``; one that is not has *f* ≤ ``bound``. As long as the table was never full, the
/// bound is 0, and all counts are exact. What is dropped depends on the order of the insertions, on
/// nothing else: the number of keys decides when, and an entry's own counts decide whether, never the slot in
/// which it is, which the seed of the process moves.
struct LossyCounts: Sendable {
  struct Entry: BitwiseCopyable {
    /// 0 in a vacant slot.
    var key: UInt64 = 0
    /// Insertions since the key was last taken in.
    var count: UInt32 = 0
    /// The most insertions before that.
    var error: UInt32 = 0
  }

  /// The most insertions of a key that is not there.
  private(set) var bound: UInt32 = 0
  /// The number of keys.
  private(set) var count = 0
  /// By the key's hash, with linear probing (Knuth 1963).
  private(set) var slots: [Entry]
  private let capacity: Int
  private let multiplier: UInt64

  private static let smallest = 1 << 10

  /// - Parameters:
  ///   - capacity: the most slots, sixteen bytes each; a power of two.
  ///   - seed: where keys have their homes.
  init(capacity: Int, seed: HashSeed = .process) {
    precondition(capacity > 1 && capacity & (capacity - 1) == 0)
    multiplier = seed.multiplier
    self.capacity = capacity
    slots = [Entry](repeating: Entry(), count: min(Self.smallest, capacity))
  }

  /// Counts a key.
  mutating func insert(_ key: UInt64) {
    let key = key == 0 ? 1 : key
    var slot = home(of: key)
    while slots[slot].key != key {
      if slots[slot].key == 0 {
        slots[slot] = Entry(key: key, count: 1, error: bound)
        count += 1
        if count > slots.count / 4 * 3 || count == slots.count { makeRoom() }
        return
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    if slots[slot].count < .max { slots[slot].count &+= 1 }
  }

  /// Calls `body` with every key that is there.
  func forEach(_ body: (Entry) -> Void) {
    for entry in slots where entry.key != 0 { body(entry) }
  }

  private func home(of key: UInt64) -> Int {
    // As many of the upper bits as the number of a slot has.
    let shift = UInt64.bitWidth &- slots.count.trailingZeroBitCount
    return Int(truncatingIfNeeded: (key &* multiplier) &>> UInt64(shift))
  }

  private mutating func makeRoom() {
    guard slots.count >= capacity else {
      var old = [Entry](repeating: Entry(), count: slots.count * 2)
      swap(&old, &slots)
      for entry in old where entry.key != 0 { place(entry) }
      return
    }
    // Half of the table is free afterwards, so dropping costs little for each insertion.
    repeat {
      bound += 1
      count = slots.count { $0.key != 0 && $0.count &+ $0.error > bound }
    } while count > slots.count / 2
    drop()
  }

  /// Drops what occurs `bound` times at most, in place: an entry moves towards its home, never away.
  private mutating func drop() {
    // The table is never quite full, and what stands behind a vacant slot has its home behind it, too.
    let vacant = slots.firstIndex { $0.key == 0 } ?? 0
    for offset in 1...slots.count {
      let slot = (vacant + offset) & (slots.count - 1)
      let entry = slots[slot]
      slots[slot].key = 0
      if entry.key != 0, entry.count &+ entry.error > bound { place(entry) }
    }
  }

  private mutating func place(_ entry: Entry) {
    var slot = home(of: entry.key)
    while slots[slot].key != 0 { slot = (slot &+ 1) & (slots.count &- 1) }
    slots[slot] = entry
  }
}
