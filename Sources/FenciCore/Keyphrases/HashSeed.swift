/// What the hashes of a text's characters are made with: odd numbers that nobody can know who writes the
/// text. So nobody can write one whose runs share their slots, in which every look-up would pass all of
/// the others.
///
/// They say where a table is looked into, never what is found there: no answer depends on them.
struct HashSeed: Sendable {
  /// One for each character of the longest run.
  private let multipliers: [UInt64]

  static let count = 64

  /// That of this process: drawn by the standard library's hash, which is seeded at random, or the same
  /// everywhere with `SWIFT_DETERMINISTIC_HASHING`, so that instructions can be counted.
  static let process = HashSeed(
    (0..<count).map { number in
      // An `Int` may have 32 bits.
      (0..<2).reduce(0) { bits, half in
        var hasher = Hasher()
        hasher.combine(number)
        hasher.combine(half)
        return bits << 32 | UInt64(UInt32(truncatingIfNeeded: hasher.finalize()))
      }
    })

  init(_ numbers: [UInt64]) {
    precondition(numbers.count == Self.count)
    multipliers = numbers.map { $0 | 1 }
  }

  /// For a table of keys of 64 bits: multiply-shift (Dietzfelbinger and others 1997). The upper bits of the
  /// product tell the slot.
  var multiplier: UInt64 { multipliers[0] }

  /// A view for hot loops, which must not leave the call.
  func withTable(_ body: (Table<UInt64>) -> Void) { multipliers.withTable(body) }
}
