import FenciTestSupport
import Testing

/// `segment --json`: one object a token, from which a program finds every token in the file.
@Suite struct SegmentJSONTests {
  private struct Object: Decodable {
    var file: String?
    let text, word: String
    let start, end: Int
    let tag: String
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func members() async throws {
    let run = try await folder.fenci("segment", "--json", input: "科技 企业\n")
    #expect(
      run.lines == [
        #"{"text":"科技","word":"科技","start":0,"end":6,"tag":"n"}"#,
        #"{"text":"企业","word":"企业","start":7,"end":13,"tag":"n"}"#,
      ])
  }

  /// `text` is what stands there, `word` the dictionary form.
  @Test func textAndWord() async throws {
    let run = try await folder.fenci(
      "segment", "--json", "--granularity", "phrases", input: "創(chuàng )新型城市")
    let objects = try run.objects(Object.self)
    #expect(objects.map(\.text) == ["創(chuàng )新型城市"])
    #expect(objects.map(\.word) == ["创新型城市"])
  }

  /// The tokens lie one behind the other, and between them is nothing but white space.
  /// A mark behind a blank is no white space: it is not lost.
  @Test(arguments: ["words", "phrases"], ["trained", "probability"])
  func offsetsTileApartFromWhiteSpace(_ granularity: String, _ method: String) async throws {
    let text =
      "2023年，安慶市科技創(chuàng)新大會\r\n\r\n  COVID-19 疫情\u{3000}(AI)。\u{2028}👨‍👩‍👧 𠮷野家!!\n"
      + "https://example.com/a?b=c 3.5% \u{0}\u{7F}x\tend"
      + "a \u{301}b"
    let bytes = Array(text.utf8)
    let run = try await folder.fenci(
      ["segment", "--json", "--granularity", granularity, "--method", method], input: bytes)
    let objects = try run.objects(Object.self)
    try #require(!objects.isEmpty)
    var end = 0
    for object in objects {
      try #require(end <= object.start && object.start < object.end && object.end <= bytes.count)
      #expect(bytes[end..<object.start].withoutWhiteSpace == [])
      #expect(String(decoding: bytes[object.start..<object.end], as: UTF8.self) == object.text)
      #expect(Array(object.text.utf8).withoutWhiteSpace != [])
      end = object.end
    }
    #expect(bytes[end...].withoutWhiteSpace == [])
  }

  @Test func fileIsNamedOnlyAmongSeveral() async throws {
    try folder.write("a.txt", "科技\n")
    try folder.write("b \"1\"\\.txt", "企业\n")
    let one = try await folder.fenci("segment", "--json", "a.txt")
    #expect(try one.objects(Object.self).map(\.file) == [nil])
    let two = try await folder.fenci("segment", "--json", "a.txt", "b \"1\"\\.txt")
    #expect(try two.objects(Object.self).map(\.file) == ["a.txt", "b \"1\"\\.txt"])
    // Offsets count from the beginning of each file.
    #expect(try two.objects(Object.self).map(\.start) == [0, 0])
  }

  /// Characters that mean something in JSON, and those that a line of it must not contain.
  @Test func escapes() async throws {
    let text = String(String.UnicodeScalarView((1...0x7F).compactMap { Unicode.Scalar($0) }))
    let bytes = [0] + Array(text.utf8) + Array("\u{2028}\u{2029}\u{85}科".utf8)
    let run = try await folder.fenci(["segment", "--json"], input: bytes)
    #expect(run.ending == .exit(0))
    let control = run.output.filter { $0 < 0x20 && $0 != 0x0A }
    #expect(control == [])
    let together = try run.objects(Object.self).map(\.text).joined()
    #expect(Array(together.utf8) == bytes.withoutWhiteSpace)
    #expect(run.text.contains(#""\"""#) && run.text.contains(#""\\""#))
    #expect(run.text.contains(#""\u0000""#) && run.text.contains(#""\u001b""#))
  }

  /// Bytes that are no UTF-8 show as U+FFFD; their offsets are those of the file.
  @Test func invalidBytes() async throws {
    let bytes: [UInt8] = Array("科技".utf8) + [0xFF] + Array("企业".utf8) + [0xE4, 0xBC]
    let run = try await folder.fenci(["segment", "--json"], input: bytes)
    let objects = try run.objects(Object.self)
    #expect(objects.map(\.text) == ["科技", "\u{FFFD}", "企业", "\u{FFFD}"])
    #expect(objects.map { [$0.start, $0.end] } == [[0, 6], [6, 7], [7, 13], [13, 15]])
  }
}
