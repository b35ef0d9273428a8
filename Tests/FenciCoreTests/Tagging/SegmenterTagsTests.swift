import FenciTestSupport
import Testing

@testable import FenciCore

/// Parts of speech by context.
@Suite struct SegmenterTagsTests {
  private let lexicon: Lexicon
  private let model: SegmentationModel
  private let segmenter: Segmenter

  init() throws {
    lexicon = try RandomModel.lexicon()
    model = try Self.model(lexicon)
    segmenter = Segmenter(lexicon: lexicon, method: .trained(model))
  }

  private static func model(_ lexicon: Lexicon) throws -> SegmentationModel {
    var generator = SeededGenerator(seed: 820)
    var trainer = SegmentationModel.Trainer(lexicon: lexicon, rounds: 4)
    for _ in 0..<600 { trainer.insert(RandomTags.sentence(&generator)[...]) }
    return try SegmentationModel(bytes: trainer.compile())
  }

  /// What is regular is learnt: words by their context, new words by their characters, numbers by their type.
  @Test func regularTagsAreLearnt() throws {
    #expect(Set(model.tagNames) == ["n", "v", "u", "ns", "w", "m"])
    var generator = SeededGenerator(seed: 821)
    for _ in 0..<200 {
      let sentence = GoldSentence(RandomTags.sentence(&generator)[...])
      #expect(segmenter.tags(ofWordsEnding: sentence.ends, in: sentence.text) == sentence.tags)
    }
  }

  /// Every token has a tag of the model, white space none; nothing depends on how the text is read.
  @Test func everyTokenHasATag() {
    var generator = SeededGenerator(seed: 822)
    for granularity in Segmenter.Granularity.allCases {
      let segmenter = Segmenter(
        lexicon: lexicon, method: .trained(model), granularity: granularity)
      for _ in 0..<60 {
        let tokens = segmenter.tokens(in: RandomText.mixed(pieces: 20, using: &generator))
        let tags = segmenter.tags(of: tokens)
        #expect(tags.count == tokens.count)
        var end = 0
        for (token, tag) in zip(tokens, tags) {
          if token.start < end {
            #expect(tag == tokens.tag(of: token))
          } else if token.kind == .space || token.kind == .lineBreak {
            #expect(tag.isEmpty)
          } else {
            #expect(model.tagNames.contains(tag))
          }
          if token.start >= end { end = token.end }
        }
      }
    }
  }

  /// Context ends at line breaks.
  @Test func linesAreApart() {
    var generator = SeededGenerator(seed: 823)
    for _ in 0..<100 {
      let lines = (0..<4).map { _ in
        String(decoding: GoldSentence(RandomTags.sentence(&generator)[...]).text, as: UTF8.self)
          + "\n"
      }
      let apart = lines.flatMap { segmenter.tags(of: segmenter.tokens(in: $0)) }
      #expect(segmenter.tags(of: segmenter.tokens(in: lines.joined())) == apart)
    }
  }

  /// Spellings, white space between words and the place in a stream change nothing.
  @Test func spellingAndPlaceDoNotCount() {
    func tags(_ text: String) -> [String] {
      segmenter.tags(of: segmenter.tokens(in: text)).filter { !$0.isEmpty }
    }
    #expect(tags("中國的发展") == ["ns", "u", "n"])
    #expect(tags("中国 的　发展") == ["ns", "u", "n"])
    #expect(tags("中国发展１２３") == tags("中国发展123"))
    var stream = segmenter.stream()
    var streamed: [String] = []
    stream.append("中国\n") { streamed += segmenter.tags(of: $0) }
    stream.append("中国的发展") { streamed += segmenter.tags(of: $0) }
    stream.finish { streamed += segmenter.tags(of: $0) }
    #expect(streamed.filter { !$0.isEmpty } == ["ns", "ns", "u", "n"])
  }

  /// A model is no part of a lexicon: with other words, and so other code numbers, tags are the same.
  @Test func codeNumbersDoNotCount() throws {
    var builder = try SampleLexicon.builder()
    for word in ["龘靐", "丙丁戊", "爨"] { try builder.insert(word, count: 10_000_000, tag: "zz") }
    let other = Segmenter(
      lexicon: try Lexicon(bytes: builder.compile()), method: .trained(model))
    var edits = UserDictionary()
    try edits.insert("靐龘", count: 5)
    let edited = Segmenter(lexicon: try lexicon.applying(edits), method: .trained(model))
    var generator = SeededGenerator(seed: 824)
    for _ in 0..<100 {
      let sentence = GoldSentence(RandomTags.sentence(&generator)[...])
      let tags = segmenter.tags(ofWordsEnding: sentence.ends, in: sentence.text)
      #expect(edited.tags(ofWordsEnding: sentence.ends, in: sentence.text) == tags)
      #expect(other.tags(ofWordsEnding: sentence.ends, in: sentence.text) == sentence.tags)
    }
  }

  /// A model that has learnt tags cuts as one that has not, and the other one's tags are the dictionary's.
  @Test func tagsChangeNoBoundary() throws {
    var generator = SeededGenerator(seed: 820)
    var trainer = SegmentationModel.Trainer(lexicon: lexicon, rounds: 4)
    for _ in 0..<600 {
      let sentence = GoldSentence(RandomTags.sentence(&generator)[...])
      var line: [UInt8] = []
      var start = 0
      for end in sentence.ends {
        line += sentence.text[start..<end] + [0x20]
        start = end
      }
      trainer.insert(line[...])
    }
    let plain = Segmenter(
      lexicon: lexicon, method: .trained(try SegmentationModel(bytes: trainer.compile())))
    for _ in 0..<200 {
      let text = RandomText.mixed(pieces: 12, using: &generator)
      let tokens = plain.tokens(in: text)
      #expect(tokens.map(\.utf8Range) == segmenter.tokens(in: text).map(\.utf8Range))
      #expect(plain.tags(of: tokens) == tokens.map { tokens.tag(of: $0) })
      let matched = Segmenter(lexicon: lexicon, method: .probability).tokens(in: text)
      #expect(
        Segmenter(lexicon: lexicon, method: .probability).tags(of: matched)
          == matched.map { matched.tag(of: $0) })
    }
  }
}
