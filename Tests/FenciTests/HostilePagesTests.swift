import Fenci
import FenciTestSupport
import Testing

/// Pages made to take long or to break the repair: the work grows with the text, and no faster. What takes
/// seconds here would take hours or the whole stack if it did.
@Suite(.timeLimit(.minutes(10)))
struct HostilePagesTests {
  private static let damaged =
    "發(fā)展創(chuàng)新，現(xiàn)階段學(xué)習(xí)，推進(jìn)建設(shè)，實(shí)現(xiàn)會(huì )議，表?yè)P(yáng)。\n"

  /// Bytes of a page.
  private static let size = amount(60_000, few: 6_000)

  @Test(
    .long,
    arguments: [
      // Annotations that strike letters of annotations, each inside the one before.
      "國(lǚg", "國(lùn", "贏A(guīn",
      // Bytes that are half UTF-8: a character and a byte that continues it, for ever.
      "鍏眬", "ä¸\u{AD}\u{AD}",
      // Lone bytes, each of which may begin a run or end those before it.
      "?萍", "\u{FFFD}萍", "？萍剂", "?萍個", "?萍剂α拷ㄔ", "?yè)P(yáng)", "?!", "?個?",
      // Brackets that do not close.
      "國(", "國(guó", "國(guó ",
    ])
  func workGrowsWithTheText(piece: String) {
    let rest = "國" + String(repeating: piece, count: Self.size / piece.utf8.count)
    let repair = TextRepair(lexicon: .standard)
    // The edits of the page itself are among them.
    #expect(repair.repaired(Self.damaged + rest).edits.count >= 11)
    // Text in another encoding is looked for where there is no damage of this kind.
    let edits = repair.repaired(rest).edits
    #expect(edits.allSatisfy { $0.utf8Range.upperBound <= rest.utf8.count })
  }

  /// Deeper than any stack is.
  @Test func nestedAnnotations() {
    let text = Self.damaged + "國" + String(repeating: "(lǚg", count: Self.size * 2)
    #expect(TextRepair(lexicon: .standard).repaired(text).edits.count == 11)
  }
}
