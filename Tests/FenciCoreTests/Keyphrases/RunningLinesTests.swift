import FenciTestSupport
import Testing

@testable import FenciCore

/// Running headers and footers of pages.
struct RunningLinesTests {
  private func lines(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withTable { source in
      RunningLines(source).lines.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  private func pages(_ count: Int, _ foot: (Int) -> String) -> String {
    (1...count).map { "正文\(String(repeating: "字", count: $0))。\n\(foot($0))\n" }.joined()
  }

  @Test func footers() {
    let feet = (1...12).map { "内部资料 第\($0)页 共12页" }
    #expect(lines(pages(12) { feet[$0 - 1] }) == feet)
    #expect(lines(pages(3) { "\n内部资料 \($0)\r" }) == ["内部资料 1\r", "内部资料 2\r", "内部资料 3\r"])
    // Odd pages.
    #expect(lines(pages(4) { "报告 \(2 * $0 - 1)" }).count == 4)
    // The first line may be the title.
    #expect(lines("报告 第1页\n" + pages(3) { "报告 第\($0 + 1)页" }).count == 3)
  }

  @Test func otherLines() {
    #expect(lines("") == [] && lines("\n\n\n") == [])
    #expect(lines(pages(2) { "内部资料 \($0)" }) == [])
    // Numbers that do not rise, years, whole sentences, rows of a table, other words, no numbers.
    #expect(lines(pages(6) { "内部资料 \($0 % 2)" }) == [])
    #expect(lines(pages(6) { "\(2020 + $0)年国内生产总值" }) == [])
    #expect(lines(pages(6) { "增长\($0)%。" }) == [])
    #expect(lines((1...6).map { "内部资料 \($0)\n" }.joined()) == [])
    #expect(lines(pages(6) { "第\($0)章 \(String(repeating: "城", count: $0))" }) == [])
    #expect(lines(pages(6) { _ in "内部资料" }) == [])
    #expect(lines(pages(6) { "编号 1234567\($0)" }) == [])
  }

  /// Nothing of them is a key phrase.
  @Test func noKeyPhrases() throws {
    let lexicon = try SampleLexicon.lexicon()
    let extractor = KeyphraseExtractor(lexicon: lexicon)
    let text = (1...6).map { "建设创新型城市。\n网络技术 第\($0)页\n" }.joined()
    let phrases = extractor.keyphrases(in: text).map(\.phrase)
    #expect(phrases.contains("创新型城市") && !phrases.contains { $0.contains("网络") })
  }

  @Test(.long) func anyBytes() {
    var generator = SeededGenerator(seed: 1720)
    for _ in 0..<300 {
      let bytes = (0..<generator.below(400)).map { _ in
        generator.pick([0x0A, 0x31, 0x32, 0x20, 0xE5, 0x9F, 0x8E, 0x82, 0x9B] as [UInt8])
      }
      let found = bytes.withTable { RunningLines($0).lines }
      for line in found { #expect(!bytes[line].contains(0x0A)) }
      #expect(found.map(\.lowerBound) == found.map(\.lowerBound).sorted())
    }
  }
}
