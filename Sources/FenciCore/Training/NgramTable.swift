/// Counts pairs and triples of symbols (n-grams), or the keys of other features, and then numbers
/// them.
///
/// The table is a hash table with open addressing. Its memory is bounded: when the table is full,
/// it forgets the rarest keys until half of its limit is left. Keys that occurred only once are
/// forgotten first.
struct NgramTable {
  static let absent = UInt32.max
  private var keys: [UInt64]
  private var values: [UInt32]
  private(set) var count = 0
  private let greatestCount: Int

  /// - Parameter greatestCount: the most keys that the table holds at the same time.
  init(greatestCount: Int = 1 << 23) {
    self.greatestCount = greatestCount
    keys = [UInt64](repeating: 0, count: 1 << 16)
    values = [UInt32](repeating: 0, count: 1 << 16)
  }

  /// Counts all pairs and triples of a sequence of symbols. Those that occur at least twice are
  /// then numbered in the order of their keys.
  init(symbols: [UInt16], greatestCount: Int = 1 << 23) {
    self.init(greatestCount: greatestCount)
    Self.forEach(in: symbols) { _, pair, triple in
      if pair != 0 { add(pair) }
      if triple != 0 { add(triple) }
    }
    self = numbered(leastCount: 2)
  }

  /// Returns a table of the keys that have at least a given count. They are numbered in ascending
  /// order.
  func numbered(leastCount: Int) -> NgramTable {
    NgramTable(
      keys.indices.filter { keys[$0] != 0 && values[$0] >= leastCount }.map { keys[$0] }.sorted())
  }

  /// The number of keys that have at least a given count.
  func keyCount(leastCount: Int) -> Int {
    keys.indices.count { keys[$0] != 0 && values[$0] >= leastCount }
  }

  /// Creates a table that contains the number of each key, which is its position in the array.
  private init(_ keys: [UInt64]) {
    self.init(greatestCount: .max)
    for (number, key) in keys.enumerated() {
      let slot = freeSlot(key)
      values[slot] = UInt32(number)
    }
  }

  /// Calls `body` for each position with the keys of the pair and the triple that end at that
  /// position. A key is 0 if the symbols are not counted. This holds before the sequence has enough
  /// symbols, for a pair of two edges (the symbol of punctuation), and for a triple with an edge in
  /// the middle.
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

  /// The number of an n-gram, or `absent` if the table does not contain it.
  func number(of key: UInt64) -> UInt32 {
    var slot = Self.hash(key) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return Self.absent
  }

  /// The keys in the order of their numbers.
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

  /// Returns the slot of a key. A key that is not in the table is inserted.
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
