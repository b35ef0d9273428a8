import Fenci
import FenciTestSupport
import Foundation
import Testing

@testable import FenciCore
@testable import FenciCorpus

/// Ranges of the text lead back to the bytes of the file.
@Suite struct SourceTextTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// An encoding, what comes before the text, and the bytes of a character.
  private struct Encoding: Sendable {
    let name: InputEncoding
    var mark: [UInt8] = []
    var characters = "創新城市abc，。 \r\n１"
    let bytes: @Sendable (String) -> [UInt8]
  }

  private static let big5: [String: [UInt8]] = [
    "創": [0xB3, 0xD0], "新": [0xB7, 0x73], "城": [0xAB, 0xB0], "市": [0xA5, 0xAB],
    "，": [0xA1, 0x41],
  ]

  private static let encodings = [
    Encoding(name: .gb18030, characters: "創新城市abc，。 \r\n１€😀𠮷é") {
      NaiveGB18030.standard.encoded($0)
    },
    Encoding(name: .gbk) { NaiveGB18030.standard.encoded($0) },
    Encoding(name: .big5, characters: "創新城市，ab \n") { big5[$0] ?? Array($0.utf8) },
    Encoding(name: .utf16, mark: [0xFF, 0xFE], characters: "創新城市a，\n😀é") {
      $0.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    },
    Encoding(name: .utf16, mark: [0xFE, 0xFF], characters: "創新城市a，\n😀é") {
      $0.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    },
    Encoding(name: .utf8, characters: "創新城市a，\n😀é") { Array($0.utf8) },
  ]

  @Test(arguments: encodings.indices)
  func everyCharacterLeadsBack(_ number: Int) throws {
    let encoding = Self.encodings[number]
    var generator = SeededGenerator(seed: 7)
    let scalars = Array(encoding.characters.unicodeScalars)
    let characters = (0..<3000).map { _ in
      String(Character(scalars.randomElement(using: &generator) ?? "a"))
    }
    let encoded = characters.map(encoding.bytes)
    let path = try folder.write("a.txt", encoding.mark + encoded.joined())
    let source = try SourceText(
      path: path, try InputDecoding(encoding.name, .standard) { _ in })
    #expect(String(decoding: source.bytes, as: UTF8.self) == characters.joined())
    var (offset, place) = (0, encoding.mark.count)
    for (character, bytes) in zip(characters, encoded) {
      let end = offset + character.utf8.count
      #expect(source.range(of: offset..<end) == place..<place + bytes.count, "at \(offset)")
      (offset, place) = (end, place + bytes.count)
    }
    #expect(source.range(of: offset..<offset) == place..<place)
  }

  /// A byte that is not part of a code is U+FFFD in the text, and one byte in the file.
  @Test func invalidBytes() throws {
    let bytes: [UInt8] = [0xB4, 0xB4, 0xFF, 0x61, 0xD0, 0xC2, 0x84, 0x31, 0xA4, 0x37, 0xB4]
    let path = try folder.write("a.txt", bytes)
    let source = try SourceText(path: path, try InputDecoding(.gb18030, .standard) { _ in })
    #expect(String(decoding: source.bytes, as: UTF8.self) == "创\u{FFFD}a新\u{FFFD}\u{FFFD}")
    let ranges = [0..<3, 3..<6, 6..<7, 7..<10, 10..<13, 13..<16].map { source.range(of: $0) }
    #expect(ranges == [0..<2, 2..<3, 3..<4, 4..<6, 6..<10, 10..<11])
  }

  @Test func piecesOfAPhrase() throws {
    let page = "<p>创新型<b>城</b>市建设</p><p>创新型城市"
    let path = try folder.write("a.html", page)
    var corpus = Corpus([path]) { _ in }
    let next = corpus.next()
    let document = try #require(next)
    let range = try #require(document.text.ranges(of: Array("创新型城市".utf8)).first)
    let pieces = document.sourcePieces(of: range)
    #expect(
      pieces.map { String(decoding: Array(page.utf8)[$0], as: UTF8.self) } == ["创新型", "城", "市"])
    #expect(document.sourceRange(of: range) == pieces[0].lowerBound..<pieces[2].upperBound)
  }
}

/// File names keep their bytes.
@Suite struct FileNameTests {
  @Test func anyBytesAreReadBack() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        UInt8.random(in: 1...255, using: &generator)
      }
      let name = FileName.string(of: bytes)
      #expect(FileName.bytes(of: name) == bytes)
      #expect(FileName.isEscaped(name) == (String(validating: bytes, as: UTF8.self) == nil))
    }
    let own = Array("a\u{10FEB4}b".utf8)
    #expect(FileName.bytes(of: FileName.string(of: own)) == own)
    #expect(FileName.display(of: FileName.string(of: [0x61, 0xB4])) == "a\u{FFFD}")
  }

  @Test func theyAreEscapedInJSON() {
    var json = JSONText()
    json.fileName(FileName.string(of: [0x61, 0xB4, 0x22]))
    #expect(String(decoding: json.bytes, as: UTF8.self) == #""a\udcb4\"""#)
  }
}
