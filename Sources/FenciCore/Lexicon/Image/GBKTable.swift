/// The characters of the two-byte codes of GBK, which GB 18030 shares. The table is a section of a
/// compiled lexicon.
struct GBKTable {
  /// The scalars of the codes, followed by one bit per code. Empty if the image was compiled
  /// without `gbk.tsv`.
  ///
  /// The codes are in ascending order. They have lead bytes 0x81...0xFE and trail bytes 0x40...0xFE
  /// without 0x7F. An unassigned code has the scalar 0. The bit of a code, lowest first, is set if
  /// its character is in the first level of Big5, the most frequent traditional characters.
  let scalars: Table<UInt16>

  static let trailCount = 190
  static let cellCount = 126 * trailCount
  static let elementCount = cellCount + (cellCount + 15) / 16

  /// Whether the image has the table.
  var isPresent: Bool { scalars.count == Self.elementCount }

  /// Returns the cell of a code, which is the position of its scalar. The upper half of the code is
  /// the lead byte. The result is nil if a byte is out of range.
  static func cell(of code: UInt16) -> Int? {
    let (lead, trail) = (Int(code >> 8), Int(code & 0xFF))
    guard lead >= 0x81, lead <= 0xFE, trail >= 0x40, trail <= 0xFE, trail != 0x7F else {
      return nil
    }
    return (lead - 0x81) * trailCount + trail - (trail > 0x7F ? 0x41 : 0x40)
  }

  /// Returns the code whose scalar is in a cell.
  static func code(ofCell cell: Int) -> UInt16 {
    let trail = cell % trailCount + 0x40
    return UInt16((cell / trailCount + 0x81) << 8 | (trail >= 0x7F ? trail + 1 : trail))
  }

  /// Returns the scalar of a code, or nil if the code is unassigned.
  func scalar(of code: UInt16) -> UInt32? {
    guard isPresent, let cell = Self.cell(of: code), scalars[cell] != 0 else { return nil }
    return UInt32(scalars[cell])
  }

  /// Whether a code is in the range of GB 2312, which has the characters of simplified Chinese.
  static func isGB2312(_ code: UInt16) -> Bool {
    code >= 0xA1A1 && code < 0xF800 && code & 0xFF >= 0xA1
  }

  /// Whether the character of a code is in common use. It is if it belongs to GB 2312 or to the
  /// first level of Big5. For example, 战 and 戰 are in common use, but 戦 is not.
  func isUsual(_ code: UInt16) -> Bool {
    if Self.isGB2312(code) { return true }
    guard isPresent, let cell = Self.cell(of: code) else { return false }
    return scalars[Self.cellCount + cell / 16] >> UInt16(cell % 16) & 1 != 0
  }

  /// Returns the code of each scalar below U+10000, or 0 for a scalar without a code.
  ///
  /// - Complexity: O(1). The result takes 128 KB and about twenty microseconds.
  func codes() -> [UInt16] {
    var codes = [UInt16](repeating: 0, count: 0x10000)
    for cell in 0..<(isPresent ? Self.cellCount : 0) where scalars[cell] != 0 {
      codes[Int(scalars[cell])] = Self.code(ofCell: cell)
    }
    // Some other GBK tables map these characters to the same codes, so accept them as well.
    for (scalar, code) in [(0x2015, 0xA1AA), (0x30FB, 0xA1A4), (0x223C, 0xA1AB)]
    where isPresent && codes[scalar] == 0 {
      codes[scalar] = UInt16(code)
    }
    return codes
  }
}
