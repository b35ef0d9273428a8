@testable import FenciCore
import FenciTestSupport
import Testing

struct RepairedTextTests {
  private typealias Edit = RepairedText.Edit

  private func edit(_ range: Range<Int>, _ replacement: String) -> Edit {
    Edit(utf8Range: range, replacement: replacement, kind: .annotation, confidence: 1)
  }

  @Test func rangesLeadBack() {
    let text = RepairedText(
      source: Array("abXcdYYef".utf8), edits: [edit(2..<3, ""), edit(5..<7, "12345")])
    #expect(text.text == "abcd12345ef")
    #expect(text.originalRange(of: 0..<2) == 0..<3)
    #expect(text.originalRange(of: 2..<4) == 3..<5)
    #expect(text.originalRange(of: 4..<9) == 5..<7)
    #expect(text.originalRange(of: 5..<6) == 5..<7)
    #expect(text.originalRange(of: 9..<11) == 7..<9)
    #expect(text.originalRange(of: 0..<11) == 0..<9)
  }

  /// Every byte carries its place along; a range of the result is from the first one's place to the last one's.
  @Test func rangesAreThoseOfANaiveMapping() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let source = (0..<generator.below(40)).map { _ in UInt8(0x61 + generator.below(26)) }
      var edits: [Edit] = []
      var position = 0
      while position < source.count {
        let end = min(source.count, position + generator.below(4))
        if generator.oneIn(3), end > position {
          edits.append(edit(position..<end, String(repeating: "#", count: generator.below(4))))
        }
        position = max(end, position + 1)
      }
      let text = RepairedText(source: source, edits: edits)
      // The original range of every byte of the result; an annotation belongs to the byte before it.
      var places: [Range<Int>] = []
      position = 0
      for edit in edits + [self.edit(source.count..<source.count, "")] {
        for offset in position..<edit.utf8Range.lowerBound { places.append(offset..<offset + 1) }
        if edit.replacement.isEmpty, let last = places.last {
          places[places.count - 1] = last.lowerBound..<edit.utf8Range.upperBound
        }
        places += edit.replacement.utf8.map { _ in edit.utf8Range }
        position = edit.utf8Range.upperBound
      }
      #expect(places.count == text.bytes.count)
      for start in places.indices {
        for end in start..<places.count {
          let range = places[start].lowerBound..<places[end].upperBound
          #expect(text.originalRange(of: start..<end + 1) == range, "\(edits) \(start) \(end)")
        }
      }
    }
  }
}
