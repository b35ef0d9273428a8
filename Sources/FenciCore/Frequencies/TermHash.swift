/// A hash of a term's folded characters, one step a character: the same in every process and in images.
///
///     var hash = TermHash()
///     for character in characters { hash.append(character.scalar) }
///
/// Anybody can make terms that collide. So what looks them up looks into a limited number of places, and
/// a text can only make itself look commoner to the words that it has itself.
struct TermHash: BitwiseCopyable, Hashable {
  private(set) var value: UInt64

  private static let start: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let multiplier: UInt64 = 0xD6E8_FEB8_6659_FD93

  /// The hash of no character.
  @inline(__always) init() { value = Self.start }

  /// Goes on with a character, folded by the dictionary.
  @inline(__always) mutating func append(_ scalar: UInt32) {
    value = (value ^ UInt64(scalar)) &* Self.multiplier
    value ^= value &>> 29
  }

  /// What tells terms apart that share a slot: the lower half, never 0. Slots are chosen by upper bits.
  @inline(__always) var fingerprint: UInt32 {
    max(UInt32(truncatingIfNeeded: value), 1)
  }
}
