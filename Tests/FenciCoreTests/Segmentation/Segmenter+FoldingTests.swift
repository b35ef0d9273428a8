import FenciCore
import FenciTestSupport
import Testing

/// Folding changes no boundary: texts whose characters match alike are cut alike.
struct SegmenterFoldingTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try SampleLexicon.lexicon() }

  @Test(.long) func traditionalTextIsCutLikeSimplifiedText() {
    var generator = SeededGenerator(seed: 61)
    let simplified = Array("创设开会书总万亿国新型城市建中人民一百".unicodeScalars)
    let traditional = Dictionary(
      SampleLexicon.variants.map { ($0.1, $0.0) }, uniquingKeysWith: { first, _ in first })
    for _ in 0..<300 {
      let text = RandomText.string(
        of: simplified, count: 1 + generator.below(20), using: &generator)
      let other = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { generator.oneIn(2) ? traditional[$0] ?? $0 : $0 }))
      for segmenter in (Segmenter.all(lexicon) + Segmenter.trained(lexicon)) {
        // Both are three bytes a character.
        #expect(
          segmenter.ends(text) == segmenter.ends(other), "\(segmenter.name): \(text) \(other)")
      }
    }
  }

  /// Units of one letter count as they are written, so none is in the texts behind two digits: `75g` is
  /// an amount and `75G` is not.
  @Test(.long) func fullWidthAndUpperCaseAreCutLikeASCII() {
    var generator = SeededGenerator(seed: 62)
    let pieces = [
      "5g", "a股", "c++", "lic", "covid", "2023", "年", "创新", "城市", "7", "3", "cafe", "个", "x",
    ]
    for _ in 0..<300 {
      let text = (0..<1 + generator.below(6)).map { _ in generator.pick(pieces) }.joined()
      if text.contains(/[0-9]{2}g/) { continue }
      let other = String(
        String.UnicodeScalarView(text.unicodeScalars.map { Self.disguised($0, &generator) }))
      for segmenter in (Segmenter.all(lexicon) + Segmenter.trained(lexicon)) {
        #expect(
          scalarEnds(text, segmenter) == scalarEnds(other, segmenter),
          "\(segmenter.name): \(text) \(other)")
      }
    }
  }

  /// Signs inside words, numbers and addresses, which the standard dictionary folds, too.
  @Test(arguments: [
    "r&d", "x_y", "a-b", "3.5", "1/2", "a@b.cn", "5%", "c++", "www.a.cn", "2023-04-09", "node.js",
    "--", "~~",
    "==", "**", "..", "__", "#5", "$5",
  ])
  func fullWidthSignsAreCutLikeASCII(text: String) {
    let other = String(
      String.UnicodeScalarView(text.unicodeScalars.map { SampleLexicon.fullWidth($0) }))
    for segmenter in (Segmenter.all(lexicon) + Segmenter.trained(lexicon)) {
      #expect(scalarEnds(text, segmenter) == scalarEnds(other, segmenter), "\(segmenter.name)")
    }
  }

  @Test(arguments: [
    ("café", "cafe\u{301}"), ("Café", "Cafe\u{301}"), ("CAFÉ", "CAFE\u{301}"),
    ("cafés", "cafe\u{301}s"),
    ("喝café的", "喝cafe\u{301}的"), ("nǚ", "nu\u{308}\u{30C}"), ("Việt", "Vie\u{323}\u{302}t"),
  ])
  func composedAndDecomposedLatinMatchAlike(composed: String, decomposed: String) {
    for segmenter in (Segmenter.all(lexicon) + Segmenter.trained(lexicon)) {
      let (first, second) = (segmenter.tokens(in: composed), segmenter.tokens(in: decomposed))
      #expect(first.map { first.surface(of: $0) } == second.map { second.surface(of: $0) })
      #expect(first.map(\.isKnown) == second.map(\.isKnown), "\(composed)")
      let words = (
        first.map { first.normalizedForm(of: $0) }, second.map { second.normalizedForm(of: $0) }
      )
      if composed.contains("caf") { #expect(words.0 == words.1) }
    }
  }

  @Test func spellingsOfOneWordAreOneEntry() throws {
    for spelling in ["创新型", "創新型", "创\u{FE00}新型"] {
      let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: spelling)
      #expect(tokens.map { tokens.normalizedForm(of: $0) } == ["创新型"])
    }
    #expect(lexicon.entry(for: "創新型") == lexicon.entry(for: "创新型"))
    #expect(lexicon.folded("創新 ＣＡＦÉ５") == "创新 cafe5")
    // Characters that the lexicon does not know stay, unless they fold to one that it knows.
    #expect(lexicon.folded("Ｚ龘") == "z龘")
  }

  /// The ends of the tokens, counted in scalars.
  private func scalarEnds(_ text: String, _ segmenter: Segmenter) -> [Int] {
    var count = 0
    return segmenter.pieces(text).map { piece in
      count += piece.unicodeScalars.count
      return count
    }
  }

  private static func disguised(
    _ scalar: Unicode.Scalar, _ generator: inout SeededGenerator
  ) -> Unicode.Scalar {
    guard scalar.isASCII, generator.oneIn(2) else { return scalar }
    let isLower = scalar.properties.isLowercase
    let cased = isLower && generator.oneIn(2) ? Unicode.Scalar(UInt8(scalar.value - 32)) : scalar
    return generator.oneIn(2) ? SampleLexicon.fullWidth(cased) : cased
  }
}
