/// A hash of a term, which is computed from its normalized characters one by one. The hash is the
/// same in every process, so images can contain it.
///
///     var hash = TermHash()
///     for character in characters { hash.append(character.scalar) }
///
/// A text can be written so that the hashes of its terms collide. So a lookup reads a limited
/// number of slots. Such a text can only make its own words look more common.
struct TermHash: BitwiseCopyable, Hashable {
  private(set) var value: UInt64

  private static let start: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let multiplier: UInt64 = 0xD6E8_FEB8_6659_FD93

  /// The hash of the empty term.
  @inline(__always) init() { value = Self.start }

  /// Appends a character, which the caller has normalized.
  @inline(__always) mutating func append(_ scalar: UInt32) {
    value = (value ^ UInt64(scalar)) &* Self.multiplier
    value ^= value &>> 29
  }

  /// The lower half of the hash, or 1 if that is 0. A hash table chooses the slot of a term by the
  /// upper bits and recognizes the term by its fingerprint.
  @inline(__always) var fingerprint: UInt32 {
    max(UInt32(truncatingIfNeeded: value), 1)
  }
}
