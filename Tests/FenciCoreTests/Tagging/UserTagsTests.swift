import FenciTestSupport
import Testing

@testable import FenciCore

/// Parts of speech that a user states.
@Suite struct UserTagsTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try RandomModel.lexicon() }

  /// Words over the characters of the random texts, some of the lexicon's own among them, with tags of the
  /// models and others.
  private func words(_ generator: inout SeededGenerator) -> [String: String] {
    var words: [String: String] = ["中国": "zz", "发展": "n", "GB 5": "nz"]
    for _ in 0..<12 {
      let word = RandomText.string(
        of: RandomText.han, count: 1 + generator.below(3), using: &generator)
      words[lexicon.folded(word)] = generator.pick(["n", "v", "nr", "u", "zz", "m"])
    }
    return words
  }

  /// A token that is a word of the user with a tag has it, by every method, at every granularity, with a
  /// count and without.
  @Test(.long) func usersTagsBind() throws {
    var generator = SeededGenerator(seed: 840)
    var found = 0
    for round in 0..<6 {
      let words = words(&generator)
      var edits = UserDictionary()
      for (word, tag) in words.sorted(by: { $0.key < $1.key }) {
        try edits.insert(word, count: round % 2 == 0 ? nil : 50, tag: tag)
      }
      let edited = try lexicon.applying(edits)
      for segmenter in Segmenter.all(edited) + Segmenter.trained(edited) {
        for _ in 0..<8 {
          let text = RandomText.mixed(pieces: 15, using: &generator) + "中国GB 5发展"
          let tokens = segmenter.tokens(in: text)
          for (token, tag) in zip(tokens, segmenter.tags(of: tokens)) where token.isKnown {
            guard let wanted = words[edited.folded(tokens.normalizedForm(of: token))] else {
              continue
            }
            found += 1
            #expect(tag == wanted, "\(segmenter.name): \(tokens.surface(of: token)) of \(text)")
          }
        }
      }
    }
    #expect(found > 2_000)
  }

  /// The trained method with user's tags equals its definition: the others see those tags as context.
  @Test(.long, arguments: Segmenter.PersonalNames.allCases)
  func neighboursSeeUsersTags(_ personalNames: Segmenter.PersonalNames) throws {
    var generator = SeededGenerator(seed: 841)
    var corpus = TagCorpus(lexicon: lexicon)
    var trainer = SegmentationModel.Trainer(lexicon: lexicon, rounds: 3)
    for number in 0..<500 {
      let line =
        number % 3 == 0 ? RandomModel.sentence(&generator) : RandomTags.sentence(&generator)
      corpus.insert(GoldSentence(line[...]))
      trainer.insert(line[...])
    }
    let naive = NaiveTags(try #require(TagTrainer(corpus)), rounds: 3)
    let model = try SegmentationModel(bytes: trainer.compile())
    var changed = 0
    for _ in 0..<20 {
      let words = words(&generator)
      var edits = UserDictionary()
      for (word, tag) in words { try edits.insert(word, tag: tag) }
      let edited = try lexicon.applying(edits)
      let reader = WordReader(edited)
      let segmenter = Segmenter(
        lexicon: edited, method: .trained(model), personalNames: personalNames)
      let plain = Segmenter(lexicon: lexicon, method: .trained(model), personalNames: personalNames)
      for _ in 0..<40 {
        let line =
          generator.oneIn(2) ? RandomModel.sentence(&generator) : RandomTags.sentence(&generator)
        let sentence = GoldSentence(line[...])
        let ends = sentence.ends(personalNames)
        var given: [Int: String] = [:]
        var start = 0
        let read = ends.enumerated().map { number, end in
          defer { start = end }
          let word = String(decoding: sentence.text[start..<end], as: UTF8.self)
          given[number] = words[edited.folded(word)]
          return sentence.text.withTable { reader.word(in: $0, at: start..<end) }
        }
        var expected = naive.tags(of: read, given: given, personalNames).map { naive.names[$0] }
        for (number, tag) in given { expected[number] = tag }
        let tags = segmenter.tags(ofWordsEnding: ends, in: sentence.text)
        #expect(tags == expected, "\(String(decoding: line, as: UTF8.self))")
        changed += tags == plain.tags(ofWordsEnding: ends, in: sentence.text) ? 0 : 1
      }
    }
    #expect(changed > 100)
  }

  private func tag(_ word: String, _ lexicon: Lexicon) -> String {
    let segmenter = Segmenter(lexicon: lexicon, method: .trained(RandomModel.shared))
    return segmenter.tags(ofWordsEnding: [word.utf8.count], in: Array(word.utf8)).joined()
  }

  /// What was stated holds through later edits, wherever the trie's nodes go; a removal ends it.
  @Test func statementsLast() throws {
    var generator = SeededGenerator(seed: 842)
    var first = UserDictionary()
    for word in ["中国", "创新", "龘龟"] { try first.insert(word, count: 3, tag: "zz") }
    var current = try lexicon.applying(first)
    for _ in 0..<6 {
      var more = UserDictionary()
      for _ in 0..<200 {
        let word = (0..<2 + generator.below(3)).compactMap { _ in
          Unicode.Scalar(UInt32(0x4E00 + generator.below(500)))
        }
        try more.insert(word.map { String($0) }.joined() + "型", tag: "yy")
      }
      current = try current.applying(more)
      for word in ["中国", "创新", "龘龟"] { #expect(tag(word, current) == "zz") }
    }
    var again = UserDictionary()
    try again.insert("创新", count: 9)
    try again.remove("中国")
    try again.insert("龘龟", tag: "xx")
    current = try current.applying(again)
    #expect(tag("创新", current) == "zz", "an insertion without a tag changes none")
    let removed = try lexicon.applying(removal("中国"))
    #expect(tag("中国", current) == tag("中国", removed))
    #expect(tag("龘龟", current) == "xx")
  }

  private func removal(_ word: String) throws -> UserDictionary {
    var edits = UserDictionary()
    try edits.remove(word)
    return edits
  }

  /// Of several edits of a word the last one counts; without a tag nothing is stated.
  @Test func withoutATagNothingIsStated() throws {
    var edits = UserDictionary()
    try edits.insert("城市", tag: "zz")
    try edits.insert("城市", count: 5)
    let edited = try lexicon.applying(edits)
    #expect(edited.storage.userTags == nil)
    #expect(tag("城市", edited) == tag("城市", lexicon))
  }
}
