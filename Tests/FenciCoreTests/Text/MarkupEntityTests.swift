import FenciCore
import FenciTestSupport
import Testing

/// HTML entities among everything that may stand beside them.
struct MarkupEntityTests {
  private let segmenters: [Segmenter]

  init() throws {
    let lexicon = try SampleLexicon.lexicon()
    segmenters =
      Segmenter.Method.allCases.map { Segmenter(lexicon: lexicon, method: $0) }
      + [Segmenter(lexicon: lexicon, method: .trained(RandomModel.shared))]
  }

  /// A reader that sees no more than the rules: `&`, then a name of the list or a number, then `;`.
  @Test func entitiesAreThoseOfAPattern() {
    let pattern = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,7}|amp|lt|gt|nbsp|sup2);/
      .matchingSemantics(.unicodeScalar)
    let pieces = [
      "&", "#", "x", ";", "amp", "lt", "gt", "nbsp", "sup2", "1", "160", "4e2d", "a", "市", " ",
    ]
    var generator = SeededGenerator(seed: 121)
    for _ in 0..<2_000 {
      let text = (0..<1 + generator.below(9)).map { _ in generator.pick(pieces) }.joined()
      let expected = text.matches(of: pattern).map { String($0.output) }
      for segmenter in segmenters.prefix(1) {
        let found = segmenter.pieces(text).filter { $0.hasPrefix("&") && $0.utf8.count > 1 }
        #expect(found == expected, "\(text)")
      }
    }
  }
}
