/// The candidates for a character that has lost one of its bytes: ideographs and common marks,
/// except those that the damage would have annotated. Built once per document, since searches use
/// them often.
struct LostCharacters {
  /// The codes by their first byte and by their second byte.
  private var byLead = [[UInt16]](repeating: [], count: 256)
  private var byTrail = [[UInt16]](repeating: [], count: 256)

  /// 、。“”《》（）：
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

  /// The codes that begin with a byte, ascending.
  func codes(lead: UInt8) -> [UInt16] { byLead[Int(lead)] }

  /// The codes that end with a byte, ascending.
  func codes(trail: UInt8) -> [UInt16] { byTrail[Int(trail)] }
}
