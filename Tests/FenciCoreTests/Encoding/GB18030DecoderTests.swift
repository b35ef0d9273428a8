@testable import FenciCore
import FenciTestSupport
import Testing

/// GB 18030 and GBK are read as a dictionary of all codes reads them, wherever the bytes are cut.
@Suite struct GB18030DecoderTests {
  private let naive = NaiveGB18030.standard
  private let lexicon: Lexicon

  init() throws { lexicon = try #require(Lexicon.gbk) }

  private func lengths(_ form: GB18030Decoder.Form) -> [Int] { form == .gbk ? [1, 2] : [1, 2, 4] }

  /// Expects the naive decoder's answer from bytes that come in pieces.
  private func expectsNaive(
    _ bytes: [UInt8], _ form: GB18030Decoder.Form, cuts: [Int] = [],
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    var decoder = try GB18030Decoder(lexicon: lexicon, form: form)
    var (text, start): ([UInt8], Int) = ([], 0)
    for cut in cuts {
      text += decoder.decode(Array(bytes[start..<cut]))
      start = cut
    }
    text += decoder.finish(Array(bytes[start...]))
    let expected = naive.decoded(bytes, lengths: lengths(form))
    #expect(
      text == Array(String(expected.text).utf8), "\(bytes), cut at \(cuts)",
      sourceLocation: location)
    #expect(decoder.replacementCount == expected.invalid.count, sourceLocation: location)
    #expect(decoder.firstReplacement == expected.invalid.first, sourceLocation: location)
  }

  /// Codes as the standard prints them.
  @Test(
    arguments: [
      ([0x41], "A"), ([0xBF, 0xC6], "科"), ([0x81, 0x40], "丂"), ([0xA2, 0xE3], "€"),
      ([0xA8, 0xA4], "à"),
      ([0xFD, 0x9C], "\u{F92C}"), ([0x81, 0x30, 0x81, 0x30], "\u{80}"),
      ([0x81, 0x39, 0xEE, 0x39], "㐀"), ([0x84, 0x31, 0x95, 0x33], "\u{FEFF}"),
      ([0x84, 0x31, 0xA4, 0x37], "\u{FFFD}"), ([0x84, 0x31, 0xA4, 0x39], "\u{FFFF}"),
      ([0x90, 0x30, 0x81, 0x30], "\u{10000}"), ([0x95, 0x34, 0xB2, 0x35], "𠮷"),
      ([0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"),
    ] as [([UInt8], String)])
  func knownCode(_ bytes: [UInt8], _ character: String) throws {
    var decoder = try GB18030Decoder(lexicon: lexicon)
    #expect(decoder.decode(bytes) == Array(character.utf8))
    #expect(decoder.finish() == [])
    #expect(decoder.replacementCount == 0)
    #expect(naive.encoded(character) == bytes)
    // Without its last byte there is no character; and none is lost behind that.
    try expectsNaive(bytes.dropLast() + [0x0A], .gb18030)
    try expectsNaive(Array(bytes.dropLast()), .gb18030)
  }

  @Test(.long) func everyCharacterIsRead() throws {
    let all = String(String.UnicodeScalarView((0...0x10FFFF).compactMap(Unicode.Scalar.init)))
    #expect(naive.codes.count == all.unicodeScalars.count)
    var decoder = try GB18030Decoder(lexicon: lexicon)
    let text = decoder.finish(naive.encoded(all))
    #expect(text.elementsEqual(all.utf8))
    #expect(decoder.replacementCount == 0)
  }

  /// Every pair of bytes, in both forms; behind it comes what may end a longer code.
  @Test(arguments: GB18030Decoder.Form.allCases)
  func everyPairIsRead(_ form: GB18030Decoder.Form) throws {
    for first in 0x81...0xFE as ClosedRange<UInt8> {
      let bytes = (0...0xFF as ClosedRange<UInt8>).flatMap { second -> [UInt8] in
        [first, second, 0x0A]
      }
      try expectsNaive(bytes, form)
    }
  }

  @Test(.long, arguments: GB18030Decoder.Form.allCases)
  func randomBytesAreReadAsTheDefinitionReadsThem(_ form: GB18030Decoder.Form) throws {
    var generator = SeededGenerator(seed: 1801)
    let bytes: [UInt8] = [0x2F, 0x30, 0x39, 0x3A, 0x40, 0x7F, 0x81, 0x84, 0x90, 0xE3, 0xFE, 0xFF]
    for _ in 0..<amount(1000, few: 200) {
      let random = (0..<generator.below(40)).map { _ in
        generator.oneIn(3) ? UInt8(generator.below(256)) : generator.pick(bytes)
      }
      try expectsNaive(
        random.filter { $0 != 0x80 }, form)
    }
  }

  @Test(.long, arguments: GB18030Decoder.Form.allCases)
  func blocksMayEndAnywhere(_ form: GB18030Decoder.Form) throws {
    var generator = SeededGenerator(seed: 1802)
    for _ in 0..<amount(30, few: 10) {
      var bytes = naive.encoded(RandomText.mixed(pieces: 4, using: &generator))
      if generator.oneIn(2), !bytes.isEmpty { bytes.remove(at: generator.below(bytes.count)) }
      try expectsNaive(bytes, form, cuts: Array(bytes.indices))
      for cut in bytes.indices { try expectsNaive(bytes, form, cuts: [cut]) }
    }
  }

  @Test func euroOfWindows() throws {
    var decoder = try GB18030Decoder(lexicon: lexicon, form: .gbk)
    #expect(decoder.finish([0x80, 0x31]) == Array("€1".utf8))
    #expect(decoder.replacementCount == 0)
    decoder = try GB18030Decoder(lexicon: lexicon)
    #expect(decoder.finish([0x80, 0x31]) == Array("\u{FFFD}1".utf8))
  }

  /// What comes after the end begins anew, and offsets go on.
  @Test func textAfterTheEnd() throws {
    var decoder = try GB18030Decoder(lexicon: lexicon)
    #expect(decoder.finish([0xBF, 0xC6, 0xBF]) == Array("科\u{FFFD}".utf8))
    #expect(decoder.finish([0xC6, 0xFF]) == Array("\u{FFFD}\u{FFFD}".utf8))
    #expect(decoder.replacementCount == 3)
    #expect(decoder.firstReplacement == 2)
  }

  @Test func lexiconWithoutTheTable() throws {
    let lexicon = try SampleLexicon.lexicon()
    #expect(throws: FenciError.missingTable("gbk.tsv")) { try GB18030Decoder(lexicon: lexicon) }
    #expect(throws: FenciError.missingTable("gbk.tsv")) {
      try TextEncoding.detected(in: [], lexicon: lexicon)
    }
    #expect("\(FenciError.missingTable("gbk.tsv"))".contains("gbk.tsv"))
  }

  /// The numbers of the codes of four bytes hold for the whole table only.
  @Test func incompleteTable() throws {
    let cell = try #require(GBKTable.cell(of: 0xBFC6))
    let lexicon = try Lexicon.withGBK { $0[cell] = 0 }
    var decoder = try GB18030Decoder(lexicon: lexicon)
    let bytes: [UInt8] = [
      0xBC, 0xBC, 0x90, 0x30, 0x81, 0x30, 0xBF, 0xC6, 0x0A, 0x81, 0x30, 0x81, 0x30,
    ]
    let text = "技\u{10000}\u{FFFD}\u{FFFD}\n\u{FFFD}0\u{FFFD}0"
    #expect(String(decoding: decoder.finish(bytes), as: UTF8.self) == text)
  }
}
