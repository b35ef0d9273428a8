import FenciTestSupport
import Testing

@testable import FenciCore
@testable import FenciCorpus

/// What was repaired is shown, and the original stays whole.
@Suite struct HTMLEditsTests {
  private struct Piece {
    let range: Range<Int>
    let replacement: String
  }

  /// A page with edits of some scalars, read from the markup.
  private func read(
    _ scalars: [Unicode.Scalar], _ pieces: [Piece], marks: [Range<Int>] = []
  ) throws -> (text: HTMLReader.Text, page: RepairedText, reader: HTMLReader) {
    var offsets = [0]
    for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    func bytes(_ range: Range<Int>) -> Range<Int> {
      offsets[range.lowerBound]..<offsets[range.upperBound]
    }
    let page = RepairedText(
      source: scalars.flatMap { Array(String($0).utf8) },
      edits: pieces.map {
        RepairedText.Edit(
          utf8Range: bytes($0.range), replacement: $0.replacement, kind: .annotation,
          confidence: 0.5)
      })
    var html = HTMLText()
    html.raw("<!DOCTYPE html>\n<html><section class=\"text\">")
    HTMLMarks.write(page, [marks.map(bytes)], prefix: "d1", to: &html)
    html.raw("</section><li id=\"d1-k1\"></li>")
    HTMLEdits(page).writeList(to: &html)
    html.raw("</html>")
    let reader = try HTMLReader(html.bytes)
    return (try #require(reader.texts.first), page, reader)
  }

  @Test func editsOfAPage() throws {
    let scalars = Array("創(chuàng)新<?萍剂\n力".unicodeScalars)
    let (text, page, reader) = try read(
      scalars,
      [Piece(range: 1..<9, replacement: ""), Piece(range: 11..<14, replacement: "校<科技")],
      marks: [0..<10, 9..<15])
    #expect(text.string == shown(page.source))
    #expect(text.deletions == ["(chuàng)", "?萍剂"])
    #expect(text.insertions == ["校<科技"])
    #expect(reader.isolated == ["(chuàng)", "", "?萍剂", "校<科技"])
  }

  /// Marks and line feeds may cut an edit; together its pieces are what was replaced.
  @Test func randomEdits() throws {
    var generator = SeededGenerator(seed: 80)
    let alphabet: [Unicode.Scalar] = ["创", "(", "à", "\n", "<", "&", "\u{202E}", "\0"]
    for _ in 0..<400 {
      let count = 1 + generator.below(24)
      let scalars = (0..<count).map { _ in generator.pick(alphabet) }
      var (pieces, position): ([Piece], Int) = ([], 0)
      while position < count {
        let end = min(count, position + 1 + generator.below(5))
        if generator.oneIn(2) {
          let replacement = String(
            String.UnicodeScalarView(
              (0..<generator.below(3)).map { _ in generator.pick(alphabet) }))
          pieces.append(Piece(range: position..<end, replacement: replacement))
        }
        position = end
      }
      let marks = (0..<generator.below(5)).map { _ in
        let start = generator.below(count)
        return start..<start + 1 + generator.below(count - start)
      }
      let (text, page, reader) = try read(scalars, pieces, marks: marks)
      #expect(text.string == shown(page.source))
      let deleted = page.edits.map { shown(page.source[$0.utf8Range]) }
      #expect(text.deletions.joined() == deleted.joined(), "\(scalars) \(pieces)")
      let replacements = page.edits.map { shown($0.replacement.utf8) }
      #expect(text.insertions == replacements.filter { !$0.isEmpty })
      // The list has each change once; all are of one confidence here.
      var changes: [[String]] = []
      for change in zip(deleted, replacements).map({ [$0, $1] }) where !changes.contains(change) {
        changes.append(change)
      }
      #expect(reader.isolated == changes.flatMap(\.self))
      let depths = scalars.indices.map { index in marks.count { $0.contains(index) } }
      #expect(text.depths == depths, "\(scalars) \(pieces) \(marks)")
    }
  }
}
