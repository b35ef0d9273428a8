/// The dictionary's words at a boundary, in thirteen bits: whether a word of two, three, four, or
/// five and more characters begins there, ends there, or extends across it, and whether the most
/// probable words (`Lattice`) have a boundary there.
enum BoundaryMask {
  static let bitCount = 13
  static let begins = 0
  static let ends = 4
  static let crosses = 8
  /// The most probable words have a boundary here.
  static let path: UInt16 = 1 << 12
  /// A word of any length extends across the boundary.
  static let crossing: UInt16 = 15 << 8
  /// All thirteen bits.
  static let bits: UInt16 = (1 << 13) - 1
  /// Set while a chunk is segmented: the boundary is inside a personal name.
  static let name: UInt16 = 1 << 13
  /// Set while a chunk is segmented: rules have fixed the boundary.
  static let fixed: UInt16 = 1 << 14

  /// For each combination of lengths two to four, the masks that words of these lengths produce
  /// when they end at a character: twelve bits each for the four characters before it and for
  /// itself, the first lowest.
  static let ofShortWords: [UInt64] = (0..<8).map { words in
    var masks: UInt64 = 0
    for length in 2...4 where words >> (length - 2) & 1 != 0 {
      let kind = length - 2
      for unit in 4 - length...4 {
        let bit = unit == 4 ? ends : unit == 4 - length ? begins : crosses
        masks |= 1 << UInt64(12 * unit + bit + kind)
      }
    }
    return masks
  }
}
