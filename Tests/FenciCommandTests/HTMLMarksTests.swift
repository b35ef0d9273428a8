import FenciCore
import FenciTestSupport
import Testing

@testable import FenciCorpus

/// Marks of any ranges nest in the markup, and cover what the ranges cover.
@Suite struct HTMLMarksTests {
  /// What a page with nothing but the text would be.
  private func read(
    _ document: [UInt8], _ ranges: [[Range<Int>]]
  ) throws -> HTMLReader.Text {
    var html = HTMLText()
    html.raw("<!DOCTYPE html>\n<html><section class=\"text\">")
    HTMLMarks.write(RepairedText(document), ranges, prefix: "d1", to: &html)
    html.raw("</section>")
    for rank in ranges.indices { html.raw("<li id=\"d1-k\(rank + 1)\"></li>") }
    html.raw("</html>")
    let reader = try HTMLReader(html.bytes)
    return try #require(reader.texts.first)
  }

  /// The marks are where the ranges are: each begins at its place, and each scalar stands in as many
  /// marks as ranges hold it.
  private func check(_ scalars: [Unicode.Scalar], _ ranges: [[Range<Int>]]) throws {
    var offsets = [0]
    for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    let document = scalars.flatMap { Array(String($0).utf8) }
    let text = try read(
      document, ranges.map { $0.map { offsets[$0.lowerBound]..<offsets[$0.upperBound] } })
    #expect(text.string == shown(document))
    let depths = scalars.indices.map { index in
      ranges.reduce(0) { $0 + $1.count { $0.contains(index) } }
    }
    #expect(text.depths == depths, "\(scalars) \(ranges)")
    var starts: [String: Int] = [:]
    for (rank, ranges) in ranges.enumerated() {
      for (number, range) in ranges.enumerated() {
        starts["d1-k\(rank + 1)-\(number + 1)"] = range.lowerBound
      }
    }
    #expect(text.starts == starts, "\(scalars) \(ranges)")
  }

  @Test(
    arguments: [
      [], [[0..<8]], [[0..<3, 3..<6]], [[0..<6], [2..<4]], [[0..<4], [2..<6]], [[0..<4], [0..<4]],
      [[0..<4, 2..<6, 4..<8]], [[1..<7], [0..<3], [2..<8], [2..<3]], [[0..<4], [4..<8], [2..<6]],
    ] as [[[Range<Int>]]])
  func ranges(_ ranges: [[Range<Int>]]) throws {
    try check(Array("创新\n&型<城市".unicodeScalars), ranges)
  }

  @Test func randomRanges() throws {
    var generator = SeededGenerator(seed: 77)
    let alphabet: [Unicode.Scalar] = ["创", "新", "\n", "<", "&", "a", "\u{202E}", "\0", "\u{2028}"]
    for _ in 0..<400 {
      let count = 1 + generator.below(20)
      let scalars = (0..<count).map { _ in generator.pick(alphabet) }
      let ranges = (0..<1 + generator.below(4)).map { _ in
        (0..<1 + generator.below(5)).map { _ in
          let start = generator.below(count)
          return start..<start + 1 + generator.below(count - start)
        }
      }
      try check(scalars, ranges)
    }
  }

  /// Ranges that cut characters or line breaks apart still make a page of sound markup.
  @Test func rangesInsideCharacters() throws {
    var generator = SeededGenerator(seed: 78)
    for _ in 0..<200 {
      let document = RandomText.mutated(
        RandomText.mixed(pieces: 6, using: &generator), using: &generator)
      guard !document.isEmpty else { continue }
      let ranges = (0..<6).map { _ in
        let start = generator.below(document.count)
        return start..<start + 1 + generator.below(document.count - start)
      }
      #expect(try read(document, [ranges]).starts.count == 6)
      #expect(try read(document, []).string == shown(document))
    }
  }

  /// A carriage return and its line feed are one line break, also on two sides of a boundary.
  @Test func lineBreakOnABoundary() throws {
    let text = try read(Array("一\r\n二\r三\r".utf8), [[0..<4, 4..<5, 5..<9]])
    #expect(text.string == "一\n二\n三\n")
    #expect(text.depths == [1, 1, 1, 1, 0, 0])
  }
}
