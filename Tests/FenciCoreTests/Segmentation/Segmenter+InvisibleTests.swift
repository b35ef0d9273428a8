import FenciCore
import FenciTestSupport
import Testing

/// Zero-width and other invisible characters belong to what is before them, and matching does not see
/// them.
struct SegmenterInvisibleTests {
  private static let invisible = Array(
    "\u{AD}\u{200B}\u{200E}\u{200F}\u{202A}\u{202E}\u{2060}\u{2066}\u{2069}\u{FEFF}\u{61C}"
      .unicodeScalars)
  private let segmenters: [Segmenter]

  init() throws {
    let lexicon = try SampleLexicon.lexicon()
    segmenters = Segmenter.all(lexicon) + Segmenter.trained(lexicon)
  }

  /// Text with such characters behind letters, digits and Chinese characters is cut as it is without, and
  /// has the same words.
  @Test(.long) func invisibleCharactersChangeNothing() {
    let pieces = [
      "创新型", "城市", "5G", "lic", "node.js", "C++", "3.5%", "16,250", "2023-04-09", "10kg",
      "6.5mmol/L",
      "SO₂", "120m²", "一百七十", "第3", "的", "，", "。", "……", " ", "\n", "A股", "COVID-19", "1.Git",
    ]
    var generator = SeededGenerator(seed: 122)
    for _ in 0..<300 {
      let text = (0..<1 + generator.below(8)).map { _ in generator.pick(pieces) }.joined()
      var other = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        other.append(scalar)
        guard scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else { continue }
        while generator.oneIn(3) { other.append(generator.pick(Self.invisible)) }
      }
      for segmenter in segmenters {
        let plain = segmenter.tokens(in: text)
        let tokens = segmenter.tokens(in: String(other))
        #expect(
          tokens.map { Self.visible(tokens.surface(of: $0)) }
            == plain.map { plain.surface(of: $0) },
          "\(segmenter.name): \(String(other).debugDescription)")
        #expect(
          tokens.map { tokens.normalizedForm(of: $0) } == plain.map { plain.normalizedForm(of: $0) }
        )
        #expect(tokens.map(\.kind) == plain.map(\.kind))
        #expect(segmenter.areLawful(tokens))
      }
    }
  }

  /// Where they follow no character they are white space.
  @Test(arguments: invisible)
  func aloneTheyAreWhiteSpace(scalar: Unicode.Scalar) {
    let segmenter = segmenters[0]
    for text in ["\(scalar)创新", "城市\n\(scalar)创新", "城市 \(scalar) 创新", "\r\(scalar)\r\n创新"] {
      let words = segmenter.visiblePieces(in: text)
      #expect(words == (text.hasPrefix("城") ? ["城市", "创新"] : ["创新"]))
      #expect(segmenter.tokens(in: text).tile)
    }
  }

  @Test func byteOrderMarkIsWhiteSpace() {
    for segmenter in segmenters {
      let tokens = segmenter.tokens(in: [0xEF, 0xBB, 0xBF] + Array("创新".utf8))
      #expect(tokens.first?.kind == .space && tokens.first?.utf8Range == 0..<3)
      #expect(segmenter.visiblePieces(in: "\u{FEFF}城市").first == "城市")
    }
  }

  /// An entry that is given with them is the entry without.
  @Test func entriesAreWithoutThem() throws {
    var builder = Lexicon.Builder()
    try builder.insert("文\u{2060}化\u{AD}")
    let lexicon = try Lexicon(bytes: builder.compile())
    #expect(lexicon.contains("文化") && lexicon.contains("文\u{200B}化"))
    #expect(lexicon.folded("文\u{FEFF}化") == "文化")
    let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: "文\u{200B}化")
    #expect(
      tokens.map(\.utf8Range) == [0..<9] && tokens.map { tokens.normalizedForm(of: $0) } == ["文化"])
  }

  private static func visible(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !invisible.contains($0) }))
  }
}
