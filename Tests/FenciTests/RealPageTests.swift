import Fenci
import FenciTestSupport
import Testing

/// A page as it was really found: traditional characters, pinyin annotations inside words, a footer.
@Suite(.enabled(if: SharedData.isThere, "FENCI_SHARED names no folder with texts"))
struct RealPageTests {
  private let bytes: [UInt8]

  init() throws {
    let pages = try SharedData.texts(in: "data/article", ending: "anqing.txt", limit: .max)
    bytes = try #require(pages.first).bytes
  }

  @Test(arguments: Segmenter.Method.allCases, Segmenter.Granularity.allCases)
  func tokensTile(_ method: Segmenter.Method, _ granularity: Segmenter.Granularity) {
    let segmenter = Segmenter(lexicon: .standard, method: method, granularity: granularity)
    let tokens = segmenter.tokens(in: bytes)
    #expect(tokens.count > 500)
    #expect(segmenter.areLawful(tokens))
  }

  @Test func keyPhrases() {
    let keyphrases = KeyphraseExtractor(lexicon: .standard).keyphrases(in: bytes, top: 15)
    let words = keyphrases.map(\.word)
    #expect(words.count == 15)
    #expect(words.contains("创新型城市"))
    #expect(words.prefix(3).contains("科技创新"))
    // It stands there once, and in nearly all reports of its year.
    withKnownIssue { #expect(words.contains("新质生产力")) }
    // The name of the site and an address in the footer say nothing about the text.
    #expect(!words.contains { $0.contains("CENN") || $0.contains("保利红棉") })
    // Nor do the pieces into which annotations break a word.
    for fragment in ["创", "創", "新型", "chu", "chuàng"] {
      #expect(!words.contains(fragment))
      #expect(!keyphrases.map(\.phrase).contains(fragment))
    }
  }

  /// The text of every range, read by rules of its own, is the phrase that it is said to be.
  @Test func rangesHoldTheirPhrase() throws {
    let lexicon = Lexicon.standard
    let keyphrases = KeyphraseExtractor(lexicon: lexicon).keyphrases(in: bytes, top: 200)
    #expect(keyphrases.count > 50)
    for keyphrase in keyphrases {
      for range in keyphrase.utf8Ranges {
        let text = try #require(String(validating: bytes[range], as: UTF8.self))
        let plain = text.replacing(/[(（]\p{Latin}+\s?[)）]/, with: "")
        #expect(lexicon.folded(plain) == lexicon.folded(keyphrase.word))
      }
      #expect(lexicon.folded(keyphrase.phrase) == lexicon.folded(keyphrase.word))
    }
    #expect(keyphrases.contains { $0.utf8Ranges.contains { bytes[$0].contains(0x28) } })
  }
}
