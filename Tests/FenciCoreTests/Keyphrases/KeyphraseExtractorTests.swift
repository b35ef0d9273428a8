@testable import FenciCore
import FenciTestSupport
import Testing

struct KeyphraseExtractorTests {
  private let lexicon: Lexicon
  private let extractor: KeyphraseExtractor

  init() throws {
    lexicon = try SampleLexicon.lexicon()
    extractor = KeyphraseExtractor(lexicon: lexicon)
  }

  @Test(arguments: [
    "", " ", "，。！", "\n\n", "……——", "5", "2023", "的", "了和", "👍🏽🇨🇳", "\u{301}", "(){}",
  ])
  func textWithoutPhrasesHasNone(text: String) {
    #expect(extractor.keyphrases(in: text).isEmpty)
  }

  @Test func bytesThatAreNoTextHaveNone() {
    #expect(extractor.keyphrases(in: [UInt8]()).isEmpty)
    #expect(extractor.keyphrases(in: [0xFF, 0xE4, 0xB8, 0x80, 0xED, 0xA0, 0x80]).isEmpty)
  }

  @Test func oneWordIsAKeyPhrase() throws {
    let phrase = try #require(extractor.keyphrases(in: "創新").first)
    #expect(phrase.phrase == "創新" && phrase.word == "创新")
    #expect(phrase.utf8Ranges == [0..<6] && phrase.count == 1)
  }

  @Test(.long) func longTextOfOneCharacterIsRead() {
    for (character, size) in [("啊", 20), ("一", 16), ("a", 18), ("，", 18), ("创", 16)] {
      let count = (1 << (size - amount(0, few: 2))) / character.utf8.count
      let phrases = extractor.keyphrases(in: RandomText.repeating(character, count), top: 3)
      #expect(phrases.count <= 3)
      for phrase in phrases { #expect(phrase.count > 1000) }
    }
  }

  @Test func numberOfAnswersIsLimitedAndStable() {
    let text = "中国人民的经济发展和创新型城市建设，5G网络技术，A股，重庆开会，中国人和国人。"
    let all = extractor.keyphrases(in: text, top: .max)
    #expect(all.count > 5)
    for count in 0...all.count {
      #expect(extractor.keyphrases(in: text, top: count) == Array(all.prefix(count)))
    }
    #expect(extractor.keyphrases(in: text, top: -1).isEmpty)
  }

  @Test func stringAndBytesAgree() {
    let text = "创新型城市建设，创新型城市。"
    #expect(extractor.keyphrases(in: text) == extractor.keyphrases(in: Array(text.utf8)))
  }

  /// A stop word that a user adds may be one, and a single character.
  @Test(arguments: ["的", "和", "城", "龘", "，", "+"])
  func wordOfAUserIsAKeyPhrase(word: String) throws {
    var edits = UserDictionary()
    try edits.insert(word)
    let text = "《\(word)》。\(word)。"
    let extractor = KeyphraseExtractor(lexicon: try lexicon.applying(edits))
    #expect(extractor.keyphrases(in: text).map(\.word) == [word])
    #expect(self.extractor.keyphrases(in: text).isEmpty)
  }

  @Test func lexiconWithoutWeightsAndDocumentsWorks() throws {
    #expect(lexicon.documentCount == 0 && lexicon.sections.weights.count == 0)
    let phrases = extractor.keyphrases(in: "创新型城市，创新。经济发展，经济发展，城市。")
    #expect(phrases.first?.word == "经济发展")
    #expect(phrases.contains { $0.word == "创新型城市" })
  }

  @Test func emptyLexiconWorks() throws {
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: Lexicon.Builder().compile()))
    let phrases = extractor.keyphrases(in: "创新，创新，城市。2023年")
    #expect(phrases.first?.word == "创新")
    #expect(phrases.first?.count == 2)
  }

  /// What stands at a range, annotations and marks left out and folded, is the phrase's word folded.
  @Test(.long) func textAtEveryRangeIsTheWord() {
    var generator = SeededGenerator(seed: 501)
    var found = 0
    for round in 0..<150 {
      let text = RandomText.mixed(pieces: 40, using: &generator)
      let bytes =
        round % 3 == 0 ? RandomText.mutated(text, using: &generator) : Array(text.utf8)
      let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: bytes)
      let bounds = Set(tokens.map(\.end)).union([0])
      let phrases = extractor.keyphrases(in: bytes, top: .max)
      for phrase in phrases {
        for range in phrase.utf8Ranges {
          let stripped = tokens.strippedText(of: range)
          #expect(lexicon.folded(stripped) == lexicon.folded(phrase.word), "\(phrase)")
          #expect(bounds.isSuperset(of: [range.lowerBound, range.upperBound]), "\(phrase)")
        }
        #expect(phrase.count == phrase.utf8Ranges.count && phrase.count > 0)
        #expect(
          zip(phrase.utf8Ranges, phrase.utf8Ranges.dropFirst()).allSatisfy {
            $0.lowerBound < $1.lowerBound
          }
        )
        #expect((0...1).contains(phrase.score))
      }
      #expect(zip(phrases, phrases.dropFirst()).allSatisfy { $0.score >= $1.score })
      #expect(Set(phrases.map { lexicon.folded($0.word) }).count == phrases.count, "\(text)")
      found += phrases.count
    }
    #expect(found > 300)
  }

  /// The dictionary form is one for all spellings, so no two answers may have the same, however
  /// ambiguous the words inside are.
  @Test(.long) func noWordIsAnsweredTwice() throws {
    var generator = SeededGenerator(seed: 502)
    for _ in 0..<60 {
      let random = try RandomLexicon(
        size: 3, wordCount: 8, phraseCount: 4, longest: 3, using: &generator)
      let extractor = KeyphraseExtractor(lexicon: random.lexicon)
      for _ in 0..<5 {
        let text = (0..<8).map { _ in random.text(count: 1 + generator.below(7), using: &generator)
        }
        .joined(separator: "，")
        let words = extractor.keyphrases(in: text, top: .max).map(\.word)
        #expect(Set(words).count == words.count, "\(text): \(words)")
      }
    }
  }
}
