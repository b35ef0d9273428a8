/// A hash of a run's normalized characters, however it is segmented. It is multilinear (Carter and
/// Wegman 1979), so each character takes one multiplication.
///
/// Two different runs share the upper 32 bits for at most one `HashSeed` in 2³¹, and the upper 22
/// bits for at most one in 2²¹: multipliers are odd, and the factors are below 2³².
struct RunHash {
  private(set) var value: UInt64
  private var length: Int
  private let multipliers: Table<UInt64>

  /// The hash of the empty run.
  ///
  /// - Parameter multipliers: of a `HashSeed`, at least one for each character.
  @inline(__always) init(_ multipliers: Table<UInt64>) {
    self.multipliers = multipliers
    (value, length) = (0, 0)
  }

  /// The hash of two characters.
  @inline(__always) init(
    _ characters: Table<FoldedCharacter>, at offset: Int, _ multipliers: Table<UInt64>
  ) {
    self.init(multipliers)
    append(characters[offset])
    append(characters[offset &+ 1])
  }

  @inline(__always) mutating func append(_ character: FoldedCharacter) {
    value &+= multipliers[length] &* UInt64(character.scalar)
    length &+= 1
  }

  /// The upper half of the hash, by which a table finds runs.
  @inline(__always) var half: UInt64 { value >> 32 }
}
