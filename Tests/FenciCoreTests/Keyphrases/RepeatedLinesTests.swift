import FenciTestSupport
import Testing

@testable import FenciCore

/// Lines that repeat others, compared with all lines compared with all.
struct RepeatedLinesTests {
  private static let long = "建设创新型城市，发展新兴产业。"

  private static let cases: [(text: String, count: Int)] = [
    ("", 0), ("\n", 0), (long, 0), ("\(long)\n\(long)", 1), ("\(long)\n\(long)\n", 1),
    ("\(long)\n\n\n\(long)\n\(long)", 2), ("\(long)\r\n\(long)\r\n", 1),
    ("\(long)\r\n\(long)", 0), ("短\n短\n短", 0), ("\(long) \n\(long)", 0),
    ("a\(long)\n\(long)", 0), ("\(long)一\n\(long)二\n\(long)一", 1),
    ("\(long)1\n\(long)2\n\(long)1", 2),
    ("\(long)1\n\(long):", 0), ("\(long)1\n\(long)12", 0),
    ("012345678901234567890123456789\n012345678901234567890123456789", 1),
    ("01234567890123456789012345678\n01234567890123456789012345678", 0),
  ]

  @Test(arguments: cases)
  func linesThatRepeatOthers(text: String, count: Int) {
    Array(text.utf8).withTable { source in
      HashSeed.process.withTable { #expect(RepeatedLines(source, $0).copies.count == count) }
    }
  }

  @Test(.long) func linesEqualTheirDefinition() {
    var generator = SeededGenerator(seed: 770)
    for _ in 0..<300 {
      let pieces = (0..<4).map { _ in
        (0..<generator.below(60)).map { _ in generator.pick(Array("ab城\r\u{0}019/:")) }.map(
          String.init
        )
        .joined()
      }
      let text = (0..<generator.below(20)).map { _ in generator.pick(pieces) }
      let bytes = Array(text.joined(separator: "\n").utf8)
      let naive = NaiveLines(bytes)
      // With ones for multipliers many lines have one hash.
      for seed in [.process, HashSeed([UInt64](repeating: 1, count: HashSeed.count))] {
        bytes.withTable { source in
          seed.withTable { check(RepeatedLines(source, $0), naive, bytes, source) }
        }
      }
    }
  }

  private func check(
    _ lines: RepeatedLines, _ naive: NaiveLines, _ bytes: [UInt8], _ source: Table<UInt8>
  ) {
    for offset in bytes.indices where bytes[offset] != 0x0A {
      #expect(lines.copies.contains { $0.contains(offset) } == naive.isCopy(offset))
      guard !naive.isCopy(offset) else { continue }
      var found: [Range<Int>] = []
      lines.forEachOccurrence(of: offset..<offset + 1, in: source) { found.append($0) }
      #expect(found == naive.copies(of: offset..<offset + 1))
    }
  }

  /// Digits make no difference, but what has others is no occurrence.
  @Test func linesThatDifferInDigits() throws {
    let lines = ["发展5G网络，建设创新型城市第12号", "发展6G网络，建设创新型城市第34号"]
    let phrases = KeyphraseExtractor(lexicon: try SampleLexicon.lexicon())
      .keyphrases(in: lines.joined(separator: "\n"), top: .max)
    let city = try #require(phrases.first { $0.word == "创新型城市" })
    let network = try #require(phrases.first { $0.word == "5G网络" })
    #expect(city.count == 2 && network.count == 1)
  }

  /// Different lines with the same hash are told apart, and each one's copies are found.
  @Test func linesWithOneHash() {
    let pieces = ["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg", "hhhh"]
    let lines = (0..<8).map { first in
      (pieces[first...] + pieces[..<first]).joined()
    }
    let text = Array((lines + lines.reversed()).joined(separator: "\n").utf8)
    let ones = HashSeed([UInt64](repeating: 1, count: HashSeed.count))
    text.withTable { source in
      ones.withTable { #expect(RepeatedLines(source, $0).copies.count == 8) }
    }
  }

  /// What stands in a copy is a range, and is not counted for the score.
  @Test func copiesAreOccurrences() throws {
    var builder = try SampleLexicon.builder()
    // By any length of the document alike.
    try builder.setWeight(1, of: "salience weight")
    try builder.setWeight(1, of: "salience frequency")
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let once = extractor.keyphrases(in: Self.long)
    let thrice = extractor.keyphrases(in: "\(Self.long)\n\(Self.long)\n城市\n\(Self.long)")
    let phrase = try #require(once.first { $0.word == "创新型城市" })
    let repeated = try #require(thrice.first { $0.word == "创新型城市" })
    #expect(phrase.count == 1 && repeated.count == 3 && phrase.score == repeated.score)
    let length = Self.long.utf8.count + 1
    #expect(
      repeated.utf8Ranges.map(\.lowerBound)
        == [0, length, 2 * length + 7].map { $0 + phrase.utf8Ranges[0].lowerBound })
  }
}
