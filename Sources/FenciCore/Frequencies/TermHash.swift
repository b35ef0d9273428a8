/// A hash of a term's folded characters, fed one by one. It is the same in every process and in
/// images.
///
///     var hash = TermHash()
///     for character in characters { hash.append(character.scalar) }
///
/// Terms that collide can be crafted. So a lookup probes a limited number of slots, and a text can
/// only make its own words look more common.
struct TermHash: BitwiseCopyable, Hashable {
  private(set) var value: UInt64

  private static let start: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let multiplier: UInt64 = 0xD6E8_FEB8_6659_FD93

  /// The hash of the empty term.
  @inline(__always) init() { value = Self.start }

  /// Appends a character, which the caller has folded.
  @inline(__always) mutating func append(_ scalar: UInt32) {
    value = (value ^ UInt64(scalar)) &* Self.multiplier
    value ^= value &>> 29
  }

  /// The lower half of the hash, never 0. It distinguishes terms in a hash table, whose slots are
  /// chosen by the upper bits.
  @inline(__always) var fingerprint: UInt32 {
    max(UInt32(truncatingIfNeeded: value), 1)
  }
}
