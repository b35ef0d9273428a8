import FenciCore
import FenciTestSupport
import Foundation
import Testing

/// Text made to exhaust the stack or to make some loop quadratic is read like any other.
///
/// Each text runs in a process of its own, which an alarm ends after four minutes: far more than any
/// needs (a second), even on a busy machine, and no measure of speed.
struct SegmenterHostileTextTests {
  @Test(
    .long,
    arguments: [
      "\u{600}", "\u{110BD}", "\u{FE0F}", "创\u{FE0F}\u{FE0F}", "\u{301}", "e\u{301}", "👩\u{200D}",
      "\u{200D}", "🇨", "🏽", "创(",
      "创（", "创(c", "((", "(\u{301}", "a@", "@", "a@b", "http://", "a://(", "://", "www.", "1,",
      "1,234", "1,23", "第", "一",
      "第多", "一年", "-", "a-", "…", "\r", " ", "\u{2028}", "\0", "\u{AD}", "क\u{94D}", "\u{1100}",
      "中",
      "国人民中", "é'", "\u{200B}", "创\u{200B}\u{2060}", " \u{FEFF}", "1kg/", "m/", "1.a", "1.ab-",
      "1.ab@",
      "&lt;", "&", "a&", "&#1", "°C", "k\u{AD}", "5²",
    ])
  func repeatedPieceIsRead(piece: String) async {
    await #expect(processExitsWith: .success) { [piece] in
      alarm(240)
      let lexicon = try SampleLexicon.lexicon()
      let count = amount(150_000, few: 30_000) / piece.utf8.count
      for (head, tail) in [("", ""), ("创", "创新"), ("a", "\n"), ("一", "(chuàng)"), ("http://", "a")]
      {
        let text = head + RandomText.repeating(piece, count) + tail
        let segmenter = Segmenter(lexicon: lexicon, method: .probability, granularity: .phrases)
        try #require(segmenter.tokens(in: text).tile)
      }
    }
  }

  @Test(.long, arguments: [0x80, 0xBF, 0xC2, 0xE4, 0xED, 0xEF, 0xF0, 0xFF, 0x00] as [UInt8])
  func repeatedByteIsRead(byte: UInt8) async {
    await #expect(processExitsWith: .success) { [byte] in
      alarm(240)
      let segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
      let bytes = [UInt8](repeating: byte, count: amount(150_000, few: 30_000))
      for text in [bytes, Array("创".utf8) + bytes, Array("a@".utf8) + bytes] {
        try #require(segmenter.tokens(in: text).tile)
      }
    }
  }
}
