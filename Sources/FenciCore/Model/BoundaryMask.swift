/// Describes the dictionary words at a boundary between two characters, in thirteen bits. Twelve
/// bits tell whether a word begins at the boundary, ends there or extends across it, each for words
/// of two, three, four, and five or more characters. The last bit tells whether the most probable
/// segmentation (`Lattice`) has a boundary there.
enum BoundaryMask {
  static let bitCount = 13
  static let begins = 0
  static let ends = 4
  static let crosses = 8
  /// Set if the most probable segmentation has a boundary here.
  static let path: UInt16 = 1 << 12
  /// The bits of all words that extend across the boundary.
  static let crossing: UInt16 = 15 << 8
  /// All thirteen bits of the mask.
  static let bits: UInt16 = (1 << 13) - 1
  /// Set during segmentation if the boundary is inside a personal name.
  static let name: UInt16 = 1 << 13
  /// Set during segmentation if rules have fixed the boundary.
  static let fixed: UInt16 = 1 << 14

  /// The bits that words of two to four characters set at the boundaries around them. The index is
  /// the set of lengths of the words that end at a character, as three bits. Each element contains
  /// twelve bits for each of the four characters before that character and for the character
  /// itself, with the earliest character lowest.
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
