@testable import FenciCore
import FenciTestSupport
import Testing

/// The encoding that a text seems to have.
@Suite struct TextEncodingDetectionTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try #require(Lexicon.gbk) }

  /// 推動科技創新，建設創新型城市。
  private static let big5: [UInt8] = [
    0xB1, 0xC0, 0xB0, 0xCA, 0xAC, 0xEC, 0xA7, 0xDE, 0xB3, 0xD0, 0xB7, 0x73, 0xA1, 0x41, 0xAB, 0xD8,
    0xB3, 0x5D, 0xB3, 0xD0, 0xB7, 0x73, 0xAB, 0xAC, 0xAB, 0xB0, 0xA5, 0xAB, 0xA1, 0x43,
  ]

  private static func gb18030(_ text: String) -> [UInt8] { NaiveGB18030.standard.encoded(text) }

  @Test(
    arguments: [
      (gb18030("推动科技创新，建设创新型城市。"), .gb18030), (gb18030("推動科技創新，建設創新型城市。"), .gb18030),
      (gb18030("GDP 增长 5%，为全国第 3 位"), .gb18030), (big5, .big5),
      (Array("GDP 5%: ".utf8) + big5, .big5),
      (Array("推动科技创新，建设创新型城市。".utf8), .utf8), (Array("推動科技創新".utf8), .utf8),
      (Array("\u{FEFF}推动科技创新".utf8), .utf8),
      // A byte that is damaged, a character that is cut off.
      (Array("推动科技创新，建设".utf8) + [0xE5, 0x41] + Array("创新型城市。".utf8), .utf8),
      (Array("推动科技创新".utf8.dropLast()), .utf8), (gb18030("推动科技创新").dropLast(), .gb18030),
      (Array("café".utf8), .utf8), ([], .utf8), (Array("ASCII\n".utf8), .utf8),
    ] as [([UInt8], TextEncoding)])
  func sample(_ bytes: [UInt8], _ encoding: TextEncoding) throws {
    let found = try TextEncoding.detected(in: bytes, lexicon: lexicon)
    #expect(found.encoding == encoding)
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    #expect(isASCII ? found.confidence == 1 : found.confidence >= 0.5 && found.confidence < 1)
  }

  /// More of a text makes it surer.
  @Test func confidenceGrows() throws {
    for text in [Self.gb18030("推动科技创新，建设创新型城市。"), Self.big5] {
      let once = try TextEncoding.detected(in: text, lexicon: lexicon)
      let often = try TextEncoding.detected(
        in: Array(repeatElement(text, count: 40).joined()), lexicon: lexicon)
      #expect(once.encoding == often.encoding)
      #expect(once.confidence > 0.8)
      #expect(often.confidence > 0.99)
      #expect(often.confidence > once.confidence)
    }
  }

  @Test(.long) func validUTF8IsUTF8() throws {
    var generator = SeededGenerator(seed: 1803)
    for _ in 0..<500 {
      let text = RandomText.mixed(pieces: 1 + generator.below(4), using: &generator)
      let found = try TextEncoding.detected(in: Array(text.utf8), lexicon: lexicon)
      #expect(found.encoding == .utf8, "\(text)")
    }
  }

  @Test(.long) func anyBytesHaveAnAnswer() throws {
    var generator = SeededGenerator(seed: 1804)
    for _ in 0..<amount(2000, few: 300) {
      let bytes = RandomText.bytes(count: generator.below(12), using: &generator)
      let found = try TextEncoding.detected(in: bytes, lexicon: lexicon)
      #expect(found.confidence > 0 && found.confidence <= 1, "\(bytes)")
      #expect(found.encoding != .gbk)
    }
  }
}
