import FenciTestSupport
import Testing

@testable import FenciCore

/// Which candidates are chosen, and in which order.
struct SelectionTests {
  private let extractor: KeyphraseExtractor

  init() throws { extractor = KeyphraseExtractor(lexicon: try Self.lexicon()) }

  @Test func fragmentOfAChosenPhraseIsLeftOut() {
    let words = words("创新型城市建设。")
    #expect(words.first == "创新型城市建设")
    #expect(!words.contains("城市建设") && !words.contains("创新型城市") && !words.contains("城市"))
  }

  @Test func fragmentThatStandsAloneTwiceIsChosen() {
    #expect(!words("创新型城市建设。城市。").contains("城市"))
    let words = words("创新型城市建设。城市，城市。")
    #expect(words.contains("城市") && words.contains("创新型城市建设"))
  }

  @Test func chosenFragmentHasAllItsRanges() throws {
    let phrases = extractor.keyphrases(in: "创新型城市建设。城市，城市。")
    let city = try #require(phrases.first { $0.word == "城市" })
    #expect(city.utf8Ranges == [9..<15, 24..<30, 33..<39])
  }

  /// A verb before a chosen phrase makes no phrase of its own, unless the dictionary has it.
  @Test func verbBeforeAChosenPhraseIsLeftOut() throws {
    for isPhrase in [false, true] {
      var builder = try SampleLexicon.builder()
      for (word, tag) in [("优化", "v"), ("营商", "n"), ("环境", "n")] {
        try builder.insert(word, count: 50, tag: tag)
      }
      try builder.insert("营商环境", layer: .phrases)
      if isPhrase { try builder.insert("优化营商环境", layer: .phrases) }
      for (feature, weight) in ["phrase": 1, "words 2": 0.5, "words 3": 0.4] {
        try builder.setWeight(weight, of: feature)
      }
      let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
      let words = extractor.keyphrases(in: "，优化营商环境，", top: .max).map(\.word)
      #expect(words.contains("营商环境"))
      #expect(words.contains("优化营商环境") == isPhrase)
    }
  }

  @Test func tiesAreBrokenByUnicodeOrder() throws {
    var builder = Lexicon.Builder()
    let words = ["戊己", "甲乙", "丙丁", "庚辛", "乙丙"]
    for word in words { try builder.insert(word, count: 10, tag: "n") }
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let sorted = words.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    var generator = SeededGenerator(seed: 511)
    for _ in 0..<10 {
      let text = words.shuffled(using: &generator).joined(separator: "，") + "，"
      let phrases = extractor.keyphrases(in: "，" + text)
      #expect(Set(phrases.map(\.score)).count == 1)
      #expect(phrases.map(\.word) == sorted, "\(text)")
    }
  }

  /// The list falls, and is the same however long it is.
  @Test func listsOfAnyLengthAreOneOrder() throws {
    var builder = try SampleLexicon.builder()
    for (feature, weight) in ["phrase": 3.0, "word": 2, "run": -2, "words 3": 1] {
      try builder.setWeight(weight, of: feature)
    }
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let text = "，创新型城市网络，技术，创新型城市网络，经济，"
    let all = extractor.keyphrases(in: text, top: .max)
    #expect(all.count > 2)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.score >= $1.score })
    for count in 0..<all.count {
      #expect(extractor.keyphrases(in: text, top: count) == Array(all.prefix(count)))
    }
  }

  @Test func orderOfInsertionChangesNoAnswer() throws {
    var generator = SeededGenerator(seed: 512)
    let text = RandomText.mixed(pieces: 80, using: &generator) + "创新型城市建设，城市，经济发展。"
    let expected = extractor.keyphrases(in: text, top: .max)
    #expect(expected.count > 3)
    for _ in 0..<3 { #expect(extractor.keyphrases(in: text, top: .max) == expected) }
    let again = KeyphraseExtractor(lexicon: try Self.lexicon())
    #expect(again.keyphrases(in: text, top: .max) == expected)
  }

  @Test func noKeyPhraseBeginsOrEndsWithAStopWordOrBeginsWithDigits() {
    var generator = SeededGenerator(seed: 513)
    for _ in 0..<60 {
      let pieces = ["的", "和", "了", "创新", "城市", "5", "2023", "建设", "技术", "，", "经济", "3.5%"]
      let text = (0..<40).map { _ in generator.pick(pieces) }.joined()
      for phrase in extractor.keyphrases(in: text, top: .max) {
        let word = phrase.word
        #expect(!"的和了".contains(word.prefix(1)) && !"的和了".contains(word.suffix(1)), "\(word)")
        #expect(!("0"..."9").contains(word.prefix(1)), "\(word)")
        #expect((2...24).contains(word.unicodeScalars.count), "\(word)")
      }
    }
  }

  @Test func phraseOfTheLexiconMayBeginAsItLikes() throws {
    var builder = try SampleLexicon.builder()
    try builder.insert("5个的", layer: .phrases)
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    #expect(extractor.keyphrases(in: "，5个的，").contains { $0.word == "5个的" })
  }

  /// Of a name and the other name that stands for it alone, the better is kept; 双碳 stands for two.
  @Test func otherNamesAreLeftOut() throws {
    var builder = try SampleLexicon.builder()
    for word in ["科创平台", "科技创新平台", "双碳", "碳达峰", "碳中和"] {
      try builder.insert(word, layer: .phrases)
    }
    try builder.insertAlias("科创平台", of: ["科技创新平台"])
    try builder.insertAlias("双碳", of: ["碳达峰", "碳中和"])
    let extractor = KeyphraseExtractor(lexicon: try Lexicon(bytes: builder.compile()))
    let text = "，科创平台，科技创新平台，双碳，碳达峰，碳中和，科创平台，"
    let words = Set(extractor.keyphrases(in: text).map(\.word))
    #expect(words.isSuperset(of: ["科创平台", "双碳", "碳达峰", "碳中和"]))
    #expect(!words.contains("科技创新平台"))
  }

  private func words(_ text: String) -> [String] { extractor.keyphrases(in: text).map(\.word) }

  /// With weights by which the longest phrase of the dictionary is the best.
  private static func lexicon() throws -> Lexicon {
    var builder = try SampleLexicon.builder()
    for (feature, weight) in ["phrase": 1, "words 2": 0.5, "words 3": 1] {
      try builder.setWeight(weight, of: feature)
    }
    try builder.setWeight(1, of: "salience weight")
    try builder.setWeight(0.1, of: "salience frequency")
    return try Lexicon(bytes: builder.compile())
  }
}
