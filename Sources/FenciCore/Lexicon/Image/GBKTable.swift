/// The characters of the two-byte codes of GBK (GB 18030), from the lexicon's image.
struct GBKTable {
  /// Scalars by lead byte 0x81...0xFE and trail byte 0x40...0xFE without 0x7F; 0 where there is none.
  /// Then a bit for each, the lowest first: whether the character is of Big5's first level. Empty in images that were
  /// compiled without the table.
  let scalars: Table<UInt16>

  static let trailCount = 190
  static let cellCount = 126 * trailCount
  static let elementCount = cellCount + (cellCount + 15) / 16

  /// Whether there is a table.
  var isPresent: Bool { scalars.count == Self.elementCount }

  /// The cell of a code, lead byte in the upper half; nil if no such code can be.
  static func cell(of code: UInt16) -> Int? {
    let (lead, trail) = (Int(code >> 8), Int(code & 0xFF))
    guard lead >= 0x81, lead <= 0xFE, trail >= 0x40, trail <= 0xFE, trail != 0x7F else {
      return nil
    }
    return (lead - 0x81) * trailCount + trail - (trail > 0x7F ? 0x41 : 0x40)
  }

  /// The code of a cell.
  static func code(ofCell cell: Int) -> UInt16 {
    let trail = cell % trailCount + 0x40
    return UInt16((cell / trailCount + 0x81) << 8 | (trail >= 0x7F ? trail + 1 : trail))
  }

  /// The scalar of a code; nil if there is none.
  func scalar(of code: UInt16) -> UInt32? {
    guard isPresent, let cell = Self.cell(of: code), scalars[cell] != 0 else { return nil }
    return UInt32(scalars[cell])
  }

  /// Whether a code belongs to GB 2312, the characters of simplified Chinese.
  static func isGB2312(_ code: UInt16) -> Bool {
    code >= 0xA1A1 && code < 0xF800 && code & 0xFF >= 0xA1
  }

  /// Whether text commonly uses the character of a code: whether GB 2312 or the first level of Big5 has it, as
  /// 战 and 戰, but not 戦.
  func isUsual(_ code: UInt16) -> Bool {
    if Self.isGB2312(code) { return true }
    guard isPresent, let cell = Self.cell(of: code) else { return false }
    return scalars[Self.cellCount + cell / 16] >> UInt16(cell % 16) & 1 != 0
  }

  /// Codes by scalar below U+10000; 0 where there is none.
  ///
  /// - Complexity: O(1): 128 KB, some twenty microseconds.
  func codes() -> [UInt16] {
    var codes = [UInt16](repeating: 0, count: 0x10000)
    for cell in 0..<(isPresent ? Self.cellCount : 0) where scalars[cell] != 0 {
      codes[Int(scalars[cell])] = Self.code(ofCell: cell)
    }
    // Other tables of GBK have these characters for the same codes.
    for (scalar, code) in [(0x2015, 0xA1AA), (0x30FB, 0xA1A4), (0x223C, 0xA1AB)]
    where isPresent && codes[scalar] == 0 {
      codes[scalar] = UInt16(code)
    }
    return codes
  }
}
