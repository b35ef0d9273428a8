import FenciTestSupport
import Testing

@testable import FenciCorpus

/// Files that are not text are recognized, and text is never taken for one.
struct BinaryContentTests {
  @Test(arguments: [
    ("%PDF-1.5\n%âãÏÓ", "a PDF file"), ("PK\u{3}\u{4}", "a zip archive"),
    ("SQLite format 3\0", "SQLite"),
    ("{\\rtf1", "RTF"), ("GIF89a", "GIF"), ("Rar!\u{1A}\u{7}", "RAR"), ("FENCILEX", "dictionary"),
  ])
  func signatures(beginning: String, name: String) throws {
    let binary = try #require(BinaryContent(Array(beginning.utf8)[...]))
    #expect(binary.name.contains(name) && binary.refusal.contains("not text"))
  }

  @Test func controlCharacters() {
    let text = Array("发展循环经济。\r\n\t\u{C}".utf8)
    #expect(BinaryContent(text[...]) == nil)
    #expect(BinaryContent((text + [0, 1, 2])[...]) == nil)
    #expect(BinaryContent((text + [UInt8](repeating: 0, count: 20))[...]) != nil)
    #expect(BinaryContent([]) == nil)
    #expect(BinaryContent([0x1B, 0x5B, 0x31, 0x6D]) == nil)
  }

  @Test func wideTextIsText() {
    for byteOrder in [UTF16Decoder.ByteOrder.littleEndian, .bigEndian] {
      #expect(BinaryContent(encoded("发展循环经济。\nabc 123\n", byteOrder)[...]) == nil)
    }
  }
}

/// A text in UTF-16.
private func encoded(_ text: String, _ byteOrder: UTF16Decoder.ByteOrder) -> [UInt8] {
  text.utf16.flatMap { unit -> [UInt8] in
    let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return byteOrder == .littleEndian ? bytes : bytes.reversed()
  }
}

/// UTF-16 is decoded as the standard library decodes it, wherever blocks end.
struct UTF16DecoderTests {
  @Test func equalsTheStandardLibrary() {
    var generator = SeededGenerator(seed: 1901)
    for _ in 0..<amount(2000, few: 300) {
      let units = (0..<generator.below(30)).map { _ -> UInt16 in
        switch generator.below(5) {
        case 0: UInt16(0xD800 + generator.below(0x800))
        case 1: UInt16(generator.below(0x80))
        default: UInt16(0x4E00 + generator.below(0x5000))
        }
      }
      for byteOrder in [UTF16Decoder.ByteOrder.littleEndian, .bigEndian] {
        let bytes = units.flatMap { unit -> [UInt8] in
          let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
          return byteOrder == .littleEndian ? pair : pair.reversed()
        }
        var decoder = UTF16Decoder(byteOrder)
        let cut = generator.below(bytes.count + 1)
        var text = decoder.decode(Array(bytes[..<cut]))
        text += decoder.decode(Array(bytes[cut...]))
        text += decoder.finish()
        let expected = String(
          decoding: units.first == 0xFEFF ? Array(units.dropFirst()) : units, as: UTF16.self)
        #expect(String(decoding: text, as: UTF8.self) == expected, "\(units)")
      }
    }
  }

  @Test func marksAndByteOrders() {
    let text = "发展循环经济，优化营商环境。\n"
    for byteOrder in [UTF16Decoder.ByteOrder.littleEndian, .bigEndian] {
      for document in [text, "\u{FEFF}" + text] {
        let bytes = encoded(document, byteOrder)
        var decoder = UTF16Decoder(detectedIn: bytes[...])
        #expect(decoder?.byteOrder == byteOrder)
        let read = decoder?.decode(bytes) ?? []
        #expect(String(decoding: read, as: UTF8.self) == text)
      }
    }
    #expect(UTF16Decoder(detectedIn: Array(text.utf8)[...]) == nil)
    #expect(UTF16Decoder(detectedIn: Array("plain ASCII text, nothing else".utf8)[...]) == nil)
  }
}
