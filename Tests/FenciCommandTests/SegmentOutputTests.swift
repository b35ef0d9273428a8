import FenciTestSupport
import Testing

/// The lines that `segment` prints, and the options that change them.
@Suite struct SegmentOutputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Three characters that the methods cut differently with a dictionary made for it: ab + c, a + bc.
  @Test(arguments: [
    ("forward", "科技创 新"), ("backward", "科技 创新"), ("bidirectional", "科技 创新"),
  ])
  func methods(_ method: String, _ expected: String) async throws {
    try await folder.compile(
      "small.fenci", words: ["科技创", "科技", "创新"], phrases: [])
    let run = try await folder.fenci(
      "segment", "--dictionary", "small.fenci", "--method", method, input: "科技创新\n")
    #expect(run.ending == .exit(0))
    #expect(run.text == expected + "\n")
  }

  @Test func granularity() async throws {
    let text = "推进创新型城市建设\n"
    let words = try await folder.fenci("segment", "--granularity", "words", input: text)
    #expect(words.text == "推进 创新型 城市 建设\n")
    let phrases = try await folder.fenci("segment", "--granularity=phrases", input: text)
    #expect(phrases.text == "推进 创新型城市 建设\n")
    let standard = try await folder.fenci("segment", input: text)
    #expect(standard.text == words.text)
  }

  /// The last of several values counts, so that a script's default can be overridden.
  @Test func lastValueCounts() async throws {
    let run = try await folder.fenci(
      "segment", "--granularity", "words", "--granularity", "phrases", input: "创新型城市\n")
    #expect(run.text == "创新型城市\n")
  }

  /// The original text is printed, not the dictionary's spelling of it.
  @Test func spellingsStay() async throws {
    let run = try await folder.fenci(
      "segment", "--granularity", "phrases", input: "創新型城市,創(chuàng)新型城市,创新型城市\n")
    #expect(run.text == "創新型城市 , 創(chuàng)新型城市 , 创新型城市\n")
  }

  /// Tokens are divided by one blank, whatever white space the text has: it is dropped.
  @Test(.long, arguments: whiteSpace.filter { $0 != "\n" })
  func whiteSpaceIsDropped(_ space: String) async throws {
    let text = "\(space)经济\(space)\(space)社会\(space)\n\(space)\n科技\(space)"
    let run = try await folder.fenci("segment", input: text)
    #expect(run.text == "经济 社会\n\n科技\n")
  }

  /// Real pages have a blank inside annotations. A token is printed without it, or it would be two.
  @Test func whiteSpaceInsideATokenIsDropped() async throws {
    let run = try await folder.fenci("segment", input: "創(chuàng )新\n")
    #expect(run.text == "創(chuàng)新\n")
  }

  /// Invisible characters stay in the token of the character before them, and are dropped without one.
  @Test(.long, arguments: invisible)
  func invisibleCharacters(_ scalar: String) async throws {
    let text =
      "\(scalar)\(scalar)经\(scalar)济 \(scalar)社会\(scalar)\n\(scalar)\n \(scalar)\n"
      + "\(scalar)科技\n"
    let run = try await folder.fenci("segment", input: text)
    #expect(run.text == "经\(scalar)济 社会\(scalar)\n\n\n科技\n")
  }

  /// Pieces of text that are one token each, by every method.
  @Test(arguments: ["forward", "backward", "bidirectional", "mmseg", "probability", "trained"])
  func unitsAndEntities(_ method: String) async throws {
    let text = "\u{FEFF}使用Excel&nbsp;制表，浓度6.5mmol/L，图3.CPU占用\n"
    let run = try await folder.fenci("segment", "--method", method, input: text)
    #expect(run.text == "使用 Excel &nbsp; 制表 ， 浓度 6.5 mmol/L ， 图 3 . CPU 占用\n")
  }

  /// White space that sticks to a character beside it goes, the character stays.
  @Test(arguments: [
    ("a \u{301}b\n", "a\u{301}b"),
    ("a\r\u{301}b\n", "a\u{301}b"),
    ("a\u{3000}\u{FE0F}b\n", "a\u{FE0F}b"),
    ("\u{600}\u{3000}1\n", "\u{600}1"),
    ("\u{600} 1\n", "\u{600}1"),
    ("\u{600}\u{85}1\n", "\u{600}1"),
  ])
  func whiteSpaceWithMarks(_ text: String, _ kept: String) async throws {
    let run = try await folder.fenci("segment", input: text)
    #expect(run.output.withoutWhiteSpace == Array(kept.utf8))
    let inLine = run.output.dropLast()
    #expect(inLine.withoutWhiteSpace == inLine.filter { $0 != 0x20 })
  }
}
