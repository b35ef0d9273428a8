/// Counts and numbers pairs and triples of symbols, or keys of other features.
///
/// A hash table with open addressing. Its memory is bounded: at the limit it forgets the rarest
/// keys, first those that have occurred once, until half of the limit is left.
struct NgramTable {
  static let absent = UInt32.max
  private var keys: [UInt64]
  private var values: [UInt32]
  private(set) var count = 0
  private let greatestCount: Int

  /// - Parameter greatestCount: the most n-grams held at the same time.
  init(greatestCount: Int = 1 << 23) {
    self.greatestCount = greatestCount
    keys = [UInt64](repeating: 0, count: 1 << 16)
    values = [UInt32](repeating: 0, count: 1 << 16)
  }

  /// Counts all pairs and triples of a sequence, then numbers those that occur at least twice, in
  /// the order of their keys.
  init(symbols: [UInt16], greatestCount: Int = 1 << 23) {
    self.init(greatestCount: greatestCount)
    Self.forEach(in: symbols) { _, pair, triple in
      if pair != 0 { add(pair) }
      if triple != 0 { add(triple) }
    }
    self = numbered(leastCount: 2)
  }

  /// The keys with at least a given count, numbered in their order.
  func numbered(leastCount: Int) -> NgramTable {
    NgramTable(
      keys.indices.filter { keys[$0] != 0 && values[$0] >= leastCount }.map { keys[$0] }.sorted())
  }

  /// The number of keys with at least a given count.
  func keyCount(leastCount: Int) -> Int {
    keys.indices.count { keys[$0] != 0 && values[$0] >= leastCount }
  }

  /// A table of keys numbered in their order.
  private init(_ keys: [UInt64]) {
    self.init(greatestCount: .max)
    for (number, key) in keys.enumerated() {
      let slot = freeSlot(key)
      values[slot] = UInt32(number)
    }
  }

  /// Calls `body` with the keys of the pair and the triple that end at each position; 0 for none.
  /// Pairs of two edges and triples with an edge in the middle do not count.
  static func forEach(in symbols: [UInt16], _ body: (Int, UInt64, UInt64) -> Void) {
    var key: UInt64 = 0
    let edge = UInt64(BoundarySymbol.edge)
    for (position, symbol) in symbols.enumerated() {
      key = key >> 16 | UInt64(symbol) << 32
      let (first, middle) = (key & 0xFFFF, key >> 16 & 0xFFFF)
      let isPair = middle != 0 && (middle != edge || symbol != BoundarySymbol.edge)
      let isTriple = first != 0 && middle != 0 && middle != edge
      body(position, isPair ? key >> 16 : 0, isTriple ? key : 0)
    }
  }

  /// The number of an n-gram, or `absent`.
  func number(of key: UInt64) -> UInt32 {
    var slot = Self.hash(key) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return Self.absent
  }

  /// The keys by number.
  var keysByNumber: [UInt64] {
    var result = [UInt64](repeating: 0, count: count)
    for slot in keys.indices where keys[slot] != 0 { result[Int(values[slot])] = keys[slot] }
    return result
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: BoundaryWeights.hash(key) >> 32)
  }

  /// Increments the count of a key, which must not be 0.
  mutating func add(_ key: UInt64) {
    if count >= greatestCount { forgetSingles() }
    values[freeSlot(key)] += 1
  }

  /// The slot of a key; inserts the key if it is new.
  private mutating func freeSlot(_ key: UInt64) -> Int {
    if count * 2 >= keys.count { rebuild(capacity: keys.count * 2) { _ in true } }
    var slot = Self.hash(key) & (keys.count - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
    }
    return slot
  }

  private mutating func forgetSingles() {
    var least: UInt32 = 1
    while count > greatestCount / 2 {
      rebuild(capacity: keys.count) { $0 > least }
      least *= 2
    }
  }

  private mutating func rebuild(capacity: Int, keeping isKept: (UInt32) -> Bool) {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: 0, count: capacity)
    values = [UInt32](repeating: 0, count: capacity)
    count = 0
    for old in oldKeys.indices where oldKeys[old] != 0 && isKept(oldValues[old]) {
      var slot = Self.hash(oldKeys[old]) & (capacity - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      (keys[slot], values[slot]) = (oldKeys[old], oldValues[old])
      count += 1
    }
  }
}
