/// Counts many keys in bounded memory: lossy counting (Manku and Motwani 2002), except that rare
/// keys are dropped when the table is full, not after a fixed number of insertions.
///
/// Let *f* be the number of insertions of a key. A stored key has `count` ≤ *f* ≤ `count + error`,
/// with `error` ≤ ``bound``. A missing key has *f* ≤ ``bound``. Until the table is full for the
/// first time, the bound is 0 and all counts are exact. Which keys are dropped depends only on the
/// order of the insertions. The number of keys decides when, and the counts of an entry decide
/// whether. The entry's slot, which depends on the seed, does not matter.
struct LossyCounts: Sendable {
  struct Entry: BitwiseCopyable {
    /// 0 in a vacant slot.
    var key: UInt64 = 0
    /// Insertions since the key was last added.
    var count: UInt32 = 0
    /// An upper bound of the insertions before that.
    var error: UInt32 = 0
  }

  /// An upper bound of the insertions of a missing key.
  private(set) var bound: UInt32 = 0
  /// The number of keys.
  private(set) var count = 0
  /// By the key's hash, with linear probing (Knuth 1963).
  private(set) var slots: [Entry]
  private let capacity: Int
  private let multiplier: UInt64

  private static let smallest = 1 << 10

  /// - Parameters:
  ///   - capacity: the maximum number of slots, sixteen bytes each; a power of two.
  ///   - seed: decides the slots of keys.
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

  /// Calls `body` with every stored key.
  func forEach(_ body: (Entry) -> Void) {
    for entry in slots where entry.key != 0 { body(entry) }
  }

  private func home(of key: UInt64) -> Int {
    // The upper bits, as many as a slot number has.
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
    // At least half of the table is free afterwards, so the cost of dropping is spread over many
    // insertions.
    repeat {
      bound += 1
      count = slots.count { $0.key != 0 && $0.count &+ $0.error > bound }
    } while count > slots.count / 2
    drop()
  }

  /// Drops the entries whose `count + error` is at most `bound`, in place. An entry moves only
  /// toward its home slot.
  private mutating func drop() {
    // A table of more than four slots always has a vacant one. The entries after it have their
    // homes after it, too.
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
