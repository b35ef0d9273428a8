@testable import FenciCore
import FenciTestSupport
import Testing

/// The reader sees what `String` sees: the same scalars, and U+FFFD as often and in the same places.
struct UTF8ReaderTests {
  @Test func everyScalarIsRead() {
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let item = bytes.withTable { UTF8Reader(bytes: $0).item(at: 0) }
      guard item.scalar == value, item.length == bytes.count else {
        Issue.record("U+\(String(value, radix: 16)) reads as \(item)")
        return
      }
    }
  }

  @Test func randomBytesReadAsStringReadsThem() {
    var generator = SeededGenerator(seed: 101)
    for _ in 0..<4000 {
      expectSameScalars(RandomText.bytes(count: generator.below(24), using: &generator))
    }
  }

  @Test func mutatedTextReadsAsStringReadsIt() {
    var generator = SeededGenerator(seed: 102)
    for _ in 0..<1500 {
      let text = RandomText.mixed(pieces: 3, using: &generator)
      expectSameScalars(RandomText.mutated(text, using: &generator))
    }
  }

  /// Every lead byte with every second byte, and the third and fourth at the edges of their ranges.
  @Test(.long) func everyPairOfBytesReadsAsStringReadsIt() {
    for first in UInt8(0x80)...0xFF {
      for second in UInt8.min...0xFF {
        expectSameScalars([first, second])
        for rest in [[0x80, 0x80], [0xBF], [0x7F, 0x80], [0xC0]] as [[UInt8]] {
          expectSameScalars([first, second] + rest)
        }
      }
    }
  }

  @Test(
    arguments: [
      [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE4, 0xB8], [0xF0, 0x9F, 0x91], [0xC3], [0x80], [],
    ] as [[UInt8]])
  func illFormedSequenceReadsAsStringReadsIt(bytes: [UInt8]) {
    expectSameScalars(bytes)
    expectSameScalars([0x61] + bytes + [0x62])
  }

  @Test func bytesBehindTheEndAreZero() {
    let bytes: [UInt8] = [0xE4]
    bytes.withTable { table in
      let reader = UTF8Reader(bytes: table)
      #expect(reader.byte(0) == 0xE4)
      #expect(reader.byte(1) == 0)
      #expect(reader.byte(7) == 0)
      #expect(reader.item(at: 0).isInvalid)
      #expect(reader.classified(at: 0) == nil)
      #expect(reader.classified(at: 1) == nil)
    }
  }

  @Test func marksAreSkipped() {
    let text = "e\u{301}\u{FE0F}\u{E0100}\u{200D}创"
    let bytes = Array(text.utf8)
    bytes.withTable { table in
      let reader = UTF8Reader(bytes: table)
      #expect(reader.end(ofMarksAt: 1) == bytes.count - 3)
      #expect(reader.end(ofMarksAt: 0) == 0)
      #expect(reader.end(ofMarksAt: bytes.count) == bytes.count)
    }
  }

  private func expectSameScalars(_ bytes: [UInt8]) {
    var found: [UInt32] = []
    bytes.withTable { table in
      let reader = UTF8Reader(bytes: table)
      var position = 0
      while position < reader.count {
        let item = reader.item(at: position)
        found.append(item.isInvalid ? 0xFFFD : item.scalar)
        position += item.length
      }
      #expect(position == bytes.count)
    }
    let expected = String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    #expect(found == expected, "\(bytes)")
  }
}
