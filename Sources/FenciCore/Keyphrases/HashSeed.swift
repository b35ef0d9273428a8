/// Random odd multipliers for hashes of a text's characters. The author of a text cannot know them,
/// so nobody can write a text whose runs all collide and make every lookup slow.
///
/// They only decide where a lookup starts in a table. Results do not depend on them.
struct HashSeed: Sendable {
  /// One multiplier for each character of the longest run.
  private let multipliers: [UInt64]

  static let count = 64

  /// The seed of this process, drawn from the standard library's randomly seeded hash. With
  /// `SWIFT_DETERMINISTIC_HASHING` it is the same in every process, so that instructions can be
  /// counted.
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

  /// The multiplier for a table with 64-bit keys: multiply-shift (Dietzfelbinger and others 1997).
  /// The upper bits of the product are the slot.
  var multiplier: UInt64 { multipliers[0] }

  /// Calls `body` with a view for hot loops, which must not escape the call.
  func withTable(_ body: (Table<UInt64>) -> Void) { multipliers.withTable(body) }
}
