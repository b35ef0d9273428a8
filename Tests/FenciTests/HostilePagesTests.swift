import Fenci
import FenciTestSupport
import Testing

/// Pages made to take long or to break the repair: the work grows with the text, and no faster. What takes
/// seconds here would take hours or the whole stack if it did.
@Suite(.timeLimit(.minutes(2)))
struct HostilePagesTests {
  private static let damaged =
    "發(fā)展創(chuàng)新，現(xiàn)階段學(xué)習(xí)，推進(jìn)建設(shè)，實(shí)現(xiàn)會(huì )議。\n"

  @Test(
    arguments: [
      // Annotations that strike letters of annotations, each inside the one before.
      "會(lǚg", "會(lùn", "贏A(guīn",
      // Bytes that are half UTF-8: a character and a byte that continues it, for ever.
      "鍏眬", "ä¸\u{AD}\u{AD}",
      // Lone bytes, each of which may begin a run or end those before it.
      "?萍", "\u{FFFD}萍", "？萍剂", "?萍個", "?萍剂α拷ㄔ", "?yè)P(yáng)", "?!", "?個?",
      // Brackets that do not close.
      "會(", "會(zhuā", "會(huì ",
    ])
  func workGrowsWithTheText(piece: String) {
    let text = Self.damaged + "會" + String(repeating: piece, count: 60_000 / piece.utf8.count)
    let repaired = TextRepair(lexicon: .standard).repaired(text)
    #expect(repaired.edits.allSatisfy { $0.range.upperBound <= text.utf8.count })
  }

  /// Deeper than any stack is.
  @Test func nestedAnnotations() {
    let text = Self.damaged + "會" + String(repeating: "(lǚg", count: 400_000)
    #expect(TextRepair(lexicon: .standard).repaired(text).edits.count == 10)
  }
}
