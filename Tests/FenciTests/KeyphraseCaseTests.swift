import Fenci
import FenciTestSupport
import Testing

@testable import FenciCore

/// Documents of every kind have the key phrases that they should, by both methods, and whatever the
/// document is the answer keeps its form.
struct KeyphraseCaseTests {
  @Test(.long, arguments: KeyphraseCase.all, KeyphraseExtractor.Method.allCases)
  func unusualDocuments(_ document: KeyphraseCase, _ method: KeyphraseExtractor.Method) throws {
    let extractor = KeyphraseExtractor(lexicon: .standard, method: method)
    let phrases = extractor.keyphrases(in: document.bytes, top: .max)
    try check(phrases, of: document.bytes, extractor)
    let words = phrases.map { Lexicon.standard.folded($0.word) }
    guard let expected = document.holds else {
      #expect(words.isEmpty)
      return
    }
    for word in expected { #expect(words.contains(word), "\(word) of \(words)") }
    for word in document.lacks {
      #expect(!words.contains { contains($0, word) }, "\(word) in \(words)")
    }
  }

  /// Among the twenty best, as the command shows them.
  @Test(.long, arguments: KeyphraseCase.sentences)
  func sentences(_ sentence: KeyphraseCase) throws {
    var edits = UserDictionary()
    for word in sentence.words { try edits.insert(word) }
    let extractor = KeyphraseExtractor(lexicon: try Lexicon.standard.applying(edits))
    let phrases = extractor.keyphrases(in: sentence.bytes)
    let words = phrases.map { Lexicon.standard.folded($0.word) }
    func rank(_ word: String) -> Int {
      words.firstIndex(of: Lexicon.standard.folded(word)) ?? words.count
    }
    for word in sentence.holds ?? [] { #expect(rank(word) < words.count, "\(word) of \(words)") }
    for pattern in sentence.matches {
      let regex = try Regex(pattern)
      for name in phrases.map(\.phrase) + words {
        #expect(name.wholeMatch(of: regex) == nil, "\(pattern) matches \(name)")
      }
    }
    for (better, worse) in sentence.order {
      #expect(rank(better) < rank(worse), "\(better), \(worse) of \(words)")
    }
  }

  @Test(arguments: KeyphraseCase.stillWrong)
  func sentencesThatAreStillWrong(_ sentence: KeyphraseCase) throws {
    withKnownIssue { try sentences(sentence) }
  }

  /// Whether a key phrase has a word inside; one of letters with no other letters beside it.
  private func contains(_ phrase: String, _ word: String) -> Bool {
    guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return phrase.contains(word) }
    return phrase.split { !$0.isASCII || !$0.isLetter }.contains { $0 == word }
  }

  @Test(.long, arguments: 0..<4, KeyphraseExtractor.Method.allCases)
  func randomDocuments(seed: Int, _ method: KeyphraseExtractor.Method) throws {
    var generator = SeededGenerator(seed: UInt64(770 + seed))
    let extractor = KeyphraseExtractor(lexicon: .standard, method: method)
    let tags = ["<p>", "</p>", "<a href=x>", "<script>", "</script>", "<!--", "&nbsp;", "<", ">"]
    var found = 0
    for round in 0..<30 {
      var text = ""
      for _ in 0..<generator.below(30) {
        text += RandomText.mixed(pieces: 3, using: &generator) + generator.pick(tags)
      }
      let bytes =
        switch round % 3 {
        case 0: Array(text.utf8)
        case 1: RandomText.mutated(text, using: &generator)
        default: RandomText.bytes(count: 300, using: &generator)
        }
      let phrases = extractor.keyphrases(in: bytes, top: .max)
      try check(phrases, of: bytes, extractor)
      found += phrases.count
    }
    #expect(found > 100)
  }

  /// Ten megabytes; one where nothing is optimised.
  @Test(.long, arguments: KeyphraseExtractor.Method.allCases)
  func largeDocument(_ method: KeyphraseExtractor.Method) throws {
    let size = amount(10_000_000, few: 1_000_000)
    var generator = SeededGenerator(seed: 780)
    let pieces = [
      "营商环境", "創(chuàng)新型城市", "科技成果转化", "企业", "的", "，", "。\n", "<p>", "发展", "2023年", "工业",
    ]
    var bytes: [UInt8] = []
    while bytes.count < size { bytes += Array(generator.pick(pieces).utf8) }
    let extractor = KeyphraseExtractor(lexicon: .standard, method: method)
    let phrases = extractor.keyphrases(in: bytes, top: 10)
    #expect(phrases.count == 10)
    let city = try #require(phrases.first { $0.word == "创新型城市" })
    for range in city.utf8Ranges {
      let text = String(decoding: bytes[range], as: UTF8.self)
      guard text == "創(chuàng)新型城市" else {
        Issue.record("\(text) at \(range)")
        break
      }
    }
    #expect(
      zip(city.utf8Ranges, city.utf8Ranges.dropFirst()).allSatisfy {
        $0.upperBound <= $1.lowerBound
      })
    #expect(city.phrase == "創新型城市")
  }

  /// What holds for the key phrases of any document.
  private func check(
    _ phrases: [Keyphrase], of bytes: [UInt8], _ extractor: KeyphraseExtractor
  ) throws {
    let lexicon = extractor.lexicon
    let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: bytes)
    let bounds = Set(tokens.map(\.end)).union([0])
    for phrase in phrases {
      #expect((0...1).contains(phrase.score))
      #expect(!phrase.utf8Ranges.isEmpty && !phrase.phrase.isEmpty)
      for range in phrase.utf8Ranges {
        try #require(!range.isEmpty && range.lowerBound >= 0 && range.upperBound <= bytes.count)
        #expect(bounds.contains(range.lowerBound) && bounds.contains(range.upperBound))
      }
      #expect(
        zip(phrase.utf8Ranges, phrase.utf8Ranges.dropFirst()).allSatisfy {
          $0.lowerBound < $1.lowerBound
        })
      let spellings = phrase.utf8Ranges.map { tokens.strippedText(of: $0) }
      #expect(spellings.contains(phrase.phrase), "\(phrase)")
    }
    #expect(zip(phrases, phrases.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(Set(phrases.map { lexicon.folded($0.word) }).count == phrases.count)
    #expect(extractor.keyphrases(in: bytes, top: .max) == phrases)
    for count in [0, 1, 3] {
      #expect(extractor.keyphrases(in: bytes, top: count) == Array(phrases.prefix(count)))
    }
    #expect(
      extractor.explanations(of: bytes, top: 5).map(\.keyphrase) == Array(phrases.prefix(5)))
  }
}
