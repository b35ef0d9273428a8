/// Finds the characters of GB 18030 codes. Two-byte codes are in the lexicon's table, and four-byte
/// codes are computed.
///
/// Four-byte codes are numbered consecutively. The codes from 0x81308130 on are the characters
/// below U+10000 that do not have a code of one or two bytes, in Unicode order. The codes from
/// 0x90308130 on are the characters from U+10000 on. GB 18030-2000 lists the codes of the first
/// group in a table. The computed codes agree with that table.
struct GB18030Codes: Sendable {
  /// The result of reading a code at a position.
  enum Code {
    case scalar(UInt32, length: Int)
    /// A code may begin here, but the bytes end before the code does.
    case incomplete
    /// No code begins here.
    case invalid
  }

  /// Consecutive characters whose four-byte codes are consecutive as well.
  private struct Run {
    let firstNumber: Int
    let firstScalar: UInt32
  }

  private let lexicon: Lexicon
  private let form: GB18030Decoder.Form
  private let runs: [Run]

  private static let fourByteCount = 39_420
  private static let firstSupplementary = (0x90 - 0x81) * 12_600

  /// The table of two-byte codes. It is a view into the lexicon, which this value keeps alive.
  var gbk: GBKTable { lexicon.sections.gbk }

  init(_ lexicon: Lexicon, _ form: GB18030Decoder.Form) throws(FenciError) {
    guard lexicon.sections.gbk.isPresent else { throw .missingTable("gbk.tsv") }
    self.lexicon = lexicon
    self.form = form
    runs = form == .gb18030 ? Self.runs(beside: lexicon.sections.gbk) : []
  }

  /// Returns the runs of characters below U+10000 that the two-byte table does not contain. The
  /// result is empty if the table is not the one of GB 18030, because then the numbers of the
  /// four-byte codes would be wrong.
  private static func runs(beside gbk: GBKTable) -> [Run] {
    var hasCode = [Bool](repeating: false, count: 0x10000)
    for cell in 0..<GBKTable.cellCount { hasCode[Int(gbk.scalars[cell])] = true }
    var (runs, number): ([Run], Int) = ([], 0)
    for scalar in 0x80..<0x10000 where !hasCode[scalar] && scalar & 0xF800 != 0xD800 {
      if runs.last.map({ Int($0.firstScalar) + number - $0.firstNumber }) != scalar {
        runs.append(Run(firstNumber: number, firstScalar: UInt32(scalar)))
      }
      number += 1
    }
    return number == fourByteCount ? runs : []
  }

  /// Reads the code at a position. The byte there must be 0x80 or more.
  @inline(__always)
  func code(in bytes: Table<UInt8>, at position: Int, by gbk: GBKTable) -> Code {
    let lead = bytes[position]
    guard lead > 0x80, lead < 0xFF else {
      return lead == 0x80 && form == .gbk ? .scalar(0x20AC, length: 1) : .invalid
    }
    guard position + 1 < bytes.count else { return .incomplete }
    let trail = bytes[position + 1]
    if let scalar = gbk.scalar(of: UInt16(lead) << 8 | UInt16(trail)) {
      return .scalar(scalar, length: 2)
    }
    guard form == .gb18030, trail >= 0x30, trail <= 0x39 else { return .invalid }
    return fourBytes(in: bytes, at: position)
  }

  /// Reads the four-byte code at a position. The caller has checked the first two bytes.
  private func fourBytes(in bytes: Table<UInt8>, at position: Int) -> Code {
    guard position + 2 < bytes.count else { return .incomplete }
    let third = bytes[position + 2]
    guard third > 0x80, third < 0xFF else { return .invalid }
    guard position + 3 < bytes.count else { return .incomplete }
    let fourth = bytes[position + 3]
    guard fourth >= 0x30, fourth <= 0x39 else { return .invalid }
    let upper = Int(bytes[position] - 0x81) * 10 + Int(bytes[position + 1] - 0x30)
    let number = (upper * 126 + Int(third - 0x81)) * 10 + Int(fourth - 0x30)
    guard let scalar = scalar(ofNumber: number) else { return .invalid }
    return .scalar(scalar, length: 4)
  }

  private func scalar(ofNumber number: Int) -> UInt32? {
    if number >= Self.firstSupplementary {
      let scalar = number - Self.firstSupplementary + 0x10000
      return scalar < 0x110000 ? UInt32(scalar) : nil
    }
    guard number < Self.fourByteCount, !runs.isEmpty else { return nil }
    // Find the last run that begins at or before the number. The first run begins at number 0.
    let run = runs[(1..<runs.count).partitioningIndex { runs[$0].firstNumber > number } - 1]
    return run.firstScalar + UInt32(number - run.firstNumber)
  }
}
