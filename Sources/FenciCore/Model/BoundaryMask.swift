/// What a dictionary has at a boundary, in thirteen bits: whether a word of two, three, four, or five and
/// more characters begins there, ends there, lies across it; and whether the most probable words
/// (`Lattice`) have a boundary there.
enum BoundaryMask {
  static let bitCount = 13
  static let begins = 0
  static let ends = 4
  static let crosses = 8
  /// The boundary is one of the most probable words'.
  static let path: UInt16 = 1 << 12
  /// A word of any length lies across.
  static let crossing: UInt16 = 15 << 8
  /// What the lower bits say.
  static let bits: UInt16 = (1 << 13) - 1
  /// Set while a chunk is cut: the boundary is one inside a personal name.
  static let name: UInt16 = 1 << 13
  /// Set while a chunk is cut: rules have fixed the boundary.
  static let fixed: UInt16 = 1 << 14

  /// By which words of two to four units end at a unit: what they say of it and the four before,
  /// twelve bits each, the first lowest.
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
