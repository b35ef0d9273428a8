/// Random odd multipliers for hashes of the characters of a text. The author of a text cannot know
/// them. So nobody can write a text whose words all get the same hash and make every lookup slow.
///
/// The multipliers only decide where a lookup starts in a hash table. Results do not depend on
/// them.
struct HashSeed: Sendable {
  /// One multiplier for each character of a run of words. No run that is hashed has more characters
  /// than that.
  private let multipliers: [UInt64]

  static let count = 64

  /// The seed of this process. It comes from the standard library's hash, which has a random seed.
  /// If the environment variable `SWIFT_DETERMINISTIC_HASHING` is set, every process gets the same
  /// seed. This makes instruction counts reproducible.
  static let process = HashSeed(
    (0..<count).map { number in
      // A hash value is an `Int`, which may have only 32 bits, so two of them make one multiplier.
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

  /// The multiplier for a hash table with 64-bit keys. The upper bits of the product are the number
  /// of the slot (multiply-shift hashing, Dietzfelbinger and others 1997).
  var multiplier: UInt64 { multipliers[0] }

  /// Calls `body` with a view of the multipliers for hot loops. The view must not escape the call.
  func withTable(_ body: (Table<UInt64>) -> Void) { multipliers.withTable(body) }
}
