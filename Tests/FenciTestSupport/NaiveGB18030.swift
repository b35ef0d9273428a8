internal import Foundation

/// GB 18030 as a dictionary of all codes: those of two bytes as the standard table has them, those of four
/// bytes counted up one by one.
package struct NaiveGB18030: Sendable {
  /// Characters by code, the bytes of a code as one number.
  package private(set) var scalars: [UInt32: Unicode.Scalar] = [:]
  /// Codes by character.
  package private(set) var codes: [Unicode.Scalar: UInt32] = [:]
  /// The codes of two bytes, characters by code, and whether each is of Big5's first level.
  package private(set) var twoBytes: [(code: UInt16, scalar: UInt16, isOfBig5: Bool)] = []

  /// The standard table, which lies in the repository.
  package static func table() throws -> String {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Dictionaries/standard/gbk.tsv")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// Counted once for all tests.
  package static let standard = NaiveGB18030()

  private init() {
    for byte in 0..<0x80 as Range<UInt32> { insert(byte, byte) }
    // Without the table every test fails, since no code of two bytes is known.
    for line in ((try? Self.table()) ?? "").split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let code = UInt16(fields[0], radix: 16),
        let scalar = UInt16(fields[1], radix: 16)
      else { continue }
      twoBytes.append((code, scalar, fields[2] == "1"))
      insert(UInt32(code), UInt32(scalar))
    }
    let rest = (0x80..<0x10000 as Range<UInt32>).filter {
      Unicode.Scalar($0).map { codes[$0] == nil } ?? false
    }
    count(rest, from: [0x81, 0x30, 0x81, 0x30])
    count(Array(0x10000...0x10FFFF), from: [0x90, 0x30, 0x81, 0x30])
  }

  private mutating func insert(_ code: UInt32, _ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    scalars[code] = scalar
    codes[scalar] = code
  }

  /// Gives characters the codes from `first` on, as an odometer counts.
  private mutating func count(_ values: [UInt32], from first: [UInt32]) {
    var bytes = first
    let last: [UInt32] = [0xFE, 0x39, 0xFE, 0x39]
    for value in values {
      insert(bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3], value)
      var place = 3
      while place > 0, bytes[place] == last[place] {
        bytes[place] = place == 2 ? 0x81 : 0x30
        place -= 1
      }
      bytes[place] += 1
    }
  }

  /// A text in GB 18030.
  package func encoded(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { bytes(of: codes[$0] ?? 0x3F) }
  }

  /// The bytes of a code.
  package func bytes(of code: UInt32) -> [UInt8] {
    let count = code < 0x100 ? 1 : code < 0x10000 ? 2 : 4
    return (0..<count).map { UInt8(truncatingIfNeeded: code >> UInt32(8 * (count - 1 - $0))) }
  }

  /// Bytes as text, by trying the codes of each length that a form has.
  package func decoded(
    _ bytes: [UInt8], lengths: [Int]
  ) -> (text: String.UnicodeScalarView, invalid: [Int]) {
    var text = String.UnicodeScalarView()
    var invalid: [Int] = []
    var position = 0
    while position < bytes.count {
      let length = lengths.first { length in
        guard position + length <= bytes.count else { return false }
        return scalars[number(bytes, position, length)] != nil
          && (length > 1 || bytes[position] < 0x80)
      }
      text.append(length.flatMap { scalars[number(bytes, position, $0)] } ?? "\u{FFFD}")
      if length == nil { invalid.append(position) }
      position += length ?? 1
    }
    return (text, invalid)
  }

  private func number(_ bytes: [UInt8], _ position: Int, _ length: Int) -> UInt32 {
    bytes[position..<position + length].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
