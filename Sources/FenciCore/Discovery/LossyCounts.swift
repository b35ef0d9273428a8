/// Counts many keys in bounded memory. When the table is full, the rare keys are dropped. This is
/// lossy counting (Manku and Motwani 2002), except that they drop keys after a fixed number of
/// insertions.
///
/// A count may therefore be too low, but the error is bounded. If a key was inserted *f* times:
///
/// - A stored key has `count` ≤ *f* ≤ `count + error`, and `error` ≤ ``bound``.
/// - A missing key has *f* ≤ ``bound``.
///
/// The bound is 0 and all counts are exact until the table is full for the first time. The dropped
/// keys depend only on the order of the insertions, not on the seed. The number of keys decides
/// when keys are dropped, and their counts decide which.
struct LossyCounts: Sendable {
  struct Entry: BitwiseCopyable {
    /// The key; 0 if the slot is empty.
    var key: UInt64 = 0
    /// The number of insertions since the key was last added to the table.
    var count: UInt32 = 0
    /// An upper bound of the number of insertions before the key was last added.
    var error: UInt32 = 0
  }

  /// The maximum number of times that a missing key may have been inserted.
  private(set) var bound: UInt32 = 0
  /// The number of keys in the table.
  private(set) var count = 0
  /// The table: open addressing with linear probing (Knuth 1963). The hash of a key chooses its
  /// first slot.
  private(set) var slots: [Entry]
  private let capacity: Int
  private let multiplier: UInt64

  private static let smallest = 1 << 10

  /// - Parameters:
  ///   - capacity: the maximum number of slots, a power of two. Each slot takes sixteen bytes.
  ///   - seed: decides the slots of keys.
  init(capacity: Int, seed: HashSeed = .process) {
    precondition(capacity > 1 && capacity & (capacity - 1) == 0)
    multiplier = seed.multiplier
    self.capacity = capacity
    slots = [Entry](repeating: Entry(), count: min(Self.smallest, capacity))
  }

  /// Adds 1 to the count of a key.
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

  /// Calls `body` with the entry of every stored key.
  func forEach(_ body: (Entry) -> Void) {
    for entry in slots where entry.key != 0 { body(entry) }
  }

  private func home(of key: UInt64) -> Int {
    // A slot number is the upper bits of the product.
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
    // Afterwards at least half of the table is free. So keys are dropped only after many
    // insertions, and the cost per insertion stays small.
    repeat {
      bound += 1
      count = slots.count { $0.key != 0 && $0.count &+ $0.error > bound }
    } while count > slots.count / 2
    drop()
  }

  /// Drops the entries whose `count + error` is at most `bound`. The others are inserted again in
  /// the same table, and each moves only toward the first slot of its hash.
  private mutating func drop() {
    // Start after an empty slot, because probing never crosses one. So the first slots of all
    // entries that follow lie after it, too. A table of more than four slots always has an empty
    // slot.
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
