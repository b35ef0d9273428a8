/// A hash of a run's folded characters, however its words are cut: multilinear (Carter and Wegman
/// 1979), so that it grows with the run by one multiplication a character.
///
/// The upper 32 bits of two different runs are the same for one `HashSeed` in 2³¹ at most, and the upper
/// 22 bits for one in 2²¹: a multiplier is odd, and what it is multiplied with is below 2³².
struct RunHash {
  private(set) var value: UInt64
  private var length: Int
  private let multipliers: Table<UInt64>

  /// The hash of no character.
  ///
  /// - Parameter multipliers: of a `HashSeed`; no run is longer.
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

  /// Half of the hash: what a table of runs looks at.
  @inline(__always) var half: UInt64 { value >> 32 }
}
