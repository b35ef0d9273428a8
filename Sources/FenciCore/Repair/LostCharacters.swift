/// The candidates for a character that has lost one of its two GBK bytes. The remaining byte
/// selects the candidates: `codes(lead:)` returns those that begin with it, and `codes(trail:)`
/// those that end with it.
///
/// The candidates are the ideographs and some common marks, without the characters that the damage
/// would have annotated. Searches use the candidates often, so they are computed once for each
/// document.
struct LostCharacters {
  /// The GBK codes of the candidates, grouped by the first byte and by the second byte.
  private var byLead = [[UInt16]](repeating: [], count: 256)
  private var byTrail = [[UInt16]](repeating: [], count: 256)

  /// The marks 、。“”《》（）：.
  private static let marks: [UInt32] = [
    0x3001, 0x3002, 0x201C, 0x201D, 0x300A, 0x300B, 0xFF08, 0xFF09, 0xFF1A,
  ]

  init(_ gbk: GBKTable, _ evidence: DamageEvidence) {
    for cell in 0..<GBKTable.cellCount {
      let code = GBKTable.code(ofCell: cell)
      guard let scalar = gbk.scalar(of: code),
        scalar >= 0x4E00 && scalar < 0xA000 || Self.marks.contains(scalar),
        !evidence.annotated.contains(scalar)
      else { continue }
      byLead[Int(code >> 8)].append(code)
      byTrail[Int(code & 0xFF)].append(code)
    }
  }

  /// The candidate codes that begin with a byte, in ascending order.
  func codes(lead: UInt8) -> [UInt16] { byLead[Int(lead)] }

  /// The candidate codes that end with a byte, in ascending order.
  func codes(trail: UInt8) -> [UInt16] { byTrail[Int(trail)] }
}
