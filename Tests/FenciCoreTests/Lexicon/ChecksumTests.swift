@testable import FenciCore
import FenciTestSupport
import Testing

/// CRC-32 as in zlib: the check values of the catalogue of parametrised CRC algorithms and of RFC 3720's
/// kind of patterns, and the definition bit by bit.
struct ChecksumTests {
  @Test(
    arguments: [
      ("", 0), ("a", 0xE8B7_BE43), ("abc", 0x3524_41C2), ("123456789", 0xCBF4_3926),
      ("message digest", 0x2015_9D7F),
      ("abcdefghijklmnopqrstuvwxyz", 0x4C27_50BD),
      ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
    ] as [(String, UInt32)])
  func knownVectors(text: String, expected: UInt32) {
    #expect(checksum(Array(text.utf8)) == expected)
  }

  @Test func repeatedBytesHaveTheirKnownValues() {
    #expect(checksum([UInt8](repeating: 0, count: 32)) == 0x190A_55AD)
    #expect(checksum([UInt8](repeating: 0xFF, count: 32)) == 0xFF6C_AB0B)
    #expect(checksum(Array(0..<32)) == 0x9126_7E8A)
  }

  @Test func everyLengthAndStartEqualsTheDefinition() {
    var generator = SeededGenerator(seed: 241)
    let bytes = (0..<80).map { _ in UInt8(generator.below(256)) }
    for count in 0...bytes.count {
      for start in 0...min(count, 20) {
        let part = Array(bytes[..<count])
        #expect(checksum(part, from: start) == naive(part[start...]), "\(start)..<\(count)")
      }
    }
  }

  private func checksum(_ bytes: [UInt8], from start: Int = 0) -> UInt32 {
    bytes.withTable { Checksum.crc32($0, from: start) }
  }

  private func naive(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
