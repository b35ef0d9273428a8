/// A hash of the normalized characters of a run of words. It is the same however the characters are
/// divided into words. Appending a character takes only one multiplication, because the hash is
/// multilinear (Carter and Wegman 1979): a sum of the characters, each times its multiplier.
///
/// Collisions are rare. Two different runs share the upper 32 bits for at most one `HashSeed` in
/// 2³¹, and the upper 22 bits for at most one in 2²¹. The reason is that multipliers are odd and
/// the factors are below 2³².
struct RunHash {
  private(set) var value: UInt64
  private var length: Int
  private let multipliers: Table<UInt64>

  /// Creates the hash of the empty run.
  ///
  /// - Parameter multipliers: the multipliers of a `HashSeed`. At least one is needed for each
  ///   character.
  @inline(__always) init(_ multipliers: Table<UInt64>) {
    self.multipliers = multipliers
    (value, length) = (0, 0)
  }

  /// Creates the hash of the two characters from an offset on.
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

  /// The upper half of the hash. Hash tables use it to find runs.
  @inline(__always) var half: UInt64 { value >> 32 }
}
