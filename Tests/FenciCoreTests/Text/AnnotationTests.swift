@testable import FenciCore
import FenciTestSupport
import Testing

/// Pinyin annotations are looked through; every other bracket is left alone.
struct AnnotationTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try SampleLexicon.lexicon() }

  @Test(arguments: [
    ("創(chuàng)新型", "创新型"), ("创（chuàng）新型", "创新型"), ("創(chuàng)新(xīn)型(xíng)", "创新型"),
    ("創（chuàng)新型", "创新型"),
    ("建設(shè)的", "建设|的"), ("開(kāi)會(huì )", "开会"), ("開（kāi）會（huì ）", "开会"),
    ("创(chua\u{300}ng)新", "创新"),
    ("创\u{FE00}(chuàng)新", "创新"),
    ("创(chuàng)\u{FE00}新", "创新"), ("創(chuāng)新", "创新"), ("書(shū)", "书"), ("创(CHUàNG)新", "创新"),
    ("女(nǚ)", "女"),
    ("型(xínɡ)", "型"), ("重(chóng)庆(qìng)", "重庆"), ("创(chuang\u{300})新", "创新"), ("型(xíng )，", "型|，"),
    ("創(chuàng)", "创"),
  ])
  func annotationIsLookedThrough(text: String, words: String) {
    for segmenter in Segmenter.tiling(lexicon) {
      let tokens = segmenter.tokens(in: text)
      let found = tokens.map { tokens.normalizedForm(of: $0) }.joined(separator: "|")
      #expect(found == words, "\(segmenter.name)")
      #expect(tokens.tile)
    }
  }

  @Test(arguments: [
    "创|(|xīn|)|新", "创|(|chuang|)|新", "创|(|AI|)|新", "f|(|x|)", "重庆|(|市|)", "创|(|chuàng|新", "创|(",
    "创|（", "创|(|)|新",
    "创|（|）", "创新|(|2023|)", "(|chuàng|)|新", "，|(|chuàng|)", "a|(|ā|)", "创|(|chuàng|  |)|新",
    "创| |(|chuàng|)",
    "创|(|chuàng|\n|)", "创|(|chuàng", "创| |)", "创|(|chuàngà|)", "创|(|chuang1|)", "创|(|chuàng|，|)",
    "创|[|chuàng|]",
    "创(chuàng)|(|chuāng|)|新", "创(chuàng)|)|新", "龘|(|dá|)", "创|\n|(|chuàng|)",
    "型|(|(|xíng|)|)",
  ])
  func otherBracketIsLeftAlone(cut: String) {
    let expected = cut.unicodeScalars.split(separator: "|").map { String($0) }
    for segmenter in Segmenter.tiling(lexicon) {
      #expect(segmenter.pieces(expected.joined()) == expected, "\(segmenter.name)")
    }
  }

  @Test func annotationBelongsToTheTokenOfItsCharacter() {
    let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(
      in: "創(chuàng)新型城(chéng)市")
    #expect(tokens.map { tokens.surface(of: $0) } == ["創(chuàng)新型", "城", "(", "chéng", ")", "市"])
    #expect(tokens[0].utf8Range == 0..<18)
  }

  @Test func textWithoutAnnotationsHasNoMarksEither() {
    let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(
      in: "創(chuàng)\u{FE00}新(型)cafe\u{301}")
    let text = tokens.strippedText(of: 0..<tokens.source.count)
    #expect(text == "創新(型)cafe")
  }

  @Test func readingsAreFoundByBinarySearch() throws {
    var builder = Lexicon.Builder()
    let scalars: [Unicode.Scalar] = ["一", "丁", "七", "𠮷", "龘", "a"]
    for (number, scalar) in scalars.enumerated() {
      try builder.insertReadings(["ā", "xīn", "dǎ"].prefix(1 + number % 3), of: scalar)
    }
    let lexicon = try Lexicon(bytes: builder.compile())
    defer { withExtendedLifetime(lexicon) {} }
    let readings = lexicon.sections.readings
    let keys = try ["ā", "xīn", "dǎ", "dà"].map { try #require(PinyinSyllable($0)).key }
    for (number, scalar) in scalars.enumerated() {
      for (position, key) in keys.enumerated() {
        #expect(readings.has(scalar.value, reading: key) == (position < 1 + number % 3))
      }
    }
    #expect(!readings.has(0, reading: keys[0]))
    #expect(!readings.has(0x10FFFF, reading: keys[0]))
    #expect(!readings.has(0x4E8C, reading: keys[0]))
  }

  @Test func lexiconWithoutReadingsLooksThroughNothing() throws {
    var builder = Lexicon.Builder()
    try builder.insert("创新")
    let segmenter = Segmenter(lexicon: try Lexicon(bytes: builder.compile()), method: .probability)
    #expect(segmenter.pieces("创(chuàng)新") == ["创", "(", "chuàng", ")", "新"])
  }
}
