import FenciTestSupport
import Testing

@testable import FenciCore

/// Tokens that are found as they are asked for are those that are found at once.
struct LazyTokensTests {
  private let lexicons: [Lexicon]

  init() throws {
    let lexicon = try SampleLexicon.lexicon()
    var edits = UserDictionary()
    for word in ["新型城", "Louis Vuitton", "甲，乙"] { try edits.insert(word) }
    try edits.split(["城", "市建"])
    lexicons = [lexicon, try lexicon.applying(edits)]
  }

  @Test(.long) func equalsTheBatchCall() throws {
    var generator = SeededGenerator(seed: 8500)
    for lexicon in lexicons {
      for segmenter in Segmenter.all(lexicon) {
        expectSame(segmenter, [], "no text")
        for _ in 0..<30 {
          let text = RandomText.mixed(pieces: 1 + generator.below(60), using: &generator)
          expectSame(segmenter, Array(text.utf8), text.debugDescription)
          let mutated = RandomText.mutated(text, using: &generator)
          expectSame(segmenter, mutated, "\(mutated)")
          let random = RandomText.bytes(count: generator.below(300), using: &generator)
          expectSame(segmenter, random, "\(random)")
        }
      }
    }
  }

  /// Several chunks, with breaks and without, and tokens longer than a chunk.
  @Test(.long) func longText() throws {
    let window = NormalizedText.window
    var generator = SeededGenerator(seed: 8600)
    let random = try RandomLexicon(size: 5, wordCount: 30, phraseCount: 9, using: &generator)
    for segmenter in Segmenter.all(random.lexicon) {
      var text = random.text(count: amount(5, few: 2) * window + 99, using: &generator)
      expectSame(segmenter, Array(text.utf8), "without break")
      text += "。" + random.text(count: amount(3, few: 1) * window, using: &generator) + "\n"
      text += String(repeating: "一百", count: amount(7, few: 1) * window) + "亿，"
      text += random.text(count: amount(2, few: 1) * window, using: &generator)
      expectSame(segmenter, Array(text.utf8), "with breaks")
    }
  }

  /// Iterators of one sequence, and copies of an iterator, take turns at random.
  @Test(.long) func iteratorsAreIndependent() throws {
    var generator = SeededGenerator(seed: 8700)
    let random = try RandomLexicon(size: 5, wordCount: 30, phraseCount: 9, using: &generator)
    for segmenter in Segmenter.all(random.lexicon) {
      var text = ""
      for _ in 0..<40 { text += random.text(count: 700, using: &generator) + "，" }
      let expected = Array(segmenter.tokens(in: text))
      let sequence = segmenter.lazyTokens(in: text)
      var runs = (0..<3).map { _ in Run(iterator: sequence.makeIterator()) }
      while runs.contains(where: { $0.tokens.count < expected.count }) {
        let number = generator.below(runs.count)
        for _ in 0..<generator.below(3000) { runs[number].advance() }
        if runs.count < 6, generator.oneIn(3) { runs.append(runs[number]) }
      }
      #expect(runs.count > 3)
      for var run in runs {
        run.advance()
        #expect(run.tokens == expected, "\(segmenter.name)")
        #expect(run.iterator.next() == nil)
      }
    }
  }

  private struct Run {
    var iterator: LazyTokens.Iterator
    var tokens: [Token] = []

    mutating func advance() {
      if let token = iterator.next() { tokens.append(token) }
    }
  }

  /// Whoever stops early gets the first tokens, and the sequence begins anew.
  @Test func stoppingEarly() throws {
    var generator = SeededGenerator(seed: 8800)
    let segmenter = Segmenter(lexicon: lexicons[0], method: .probability, granularity: .phrases)
    let text = RandomText.mixed(pieces: 9000, using: &generator)
    let expected = Array(segmenter.tokens(in: text))
    let sequence = segmenter.lazyTokens(in: text)
    for count in [0, 1, 2, 100, expected.count - 1, expected.count, expected.count + 1] {
      var found: [Token] = []
      for token in sequence {
        if found.count == count { break }
        found.append(token)
      }
      #expect(found == Array(expected.prefix(count)))
      #expect(Array(sequence.prefix(count)) == found)
    }
  }

  /// Nothing that is not asked for is segmented: closures are not called ahead of it.
  @Test func mapsAreLazy() throws {
    let segmenter = Segmenter(lexicon: lexicons[0], method: .probability)
    final class Counter { var count = 0 }
    let counter = Counter()
    let words = segmenter.lazyTokens(in: "创新，城市，建设").map { token in
      counter.count += 1
      return token.end
    }
    #expect(counter.count == 0)
    #expect(words.first { $0 > 6 } == 9)
    #expect(counter.count == 2)
  }

  private func expectSame(
    _ segmenter: Segmenter, _ bytes: [UInt8], _ comment: String,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let sequence = segmenter.lazyTokens(in: bytes)
    let expected = segmenter.whole(bytes)
    let tokens = Array(sequence)
    #expect(
      tokens == expected.tokens, "\(segmenter.name): \(comment)", sourceLocation: location)
    #expect(tokens.map { sequence.surface(of: $0) } == expected.texts, sourceLocation: location)
    #expect(
      tokens.map { sequence.normalizedForm(of: $0) } == expected.words, sourceLocation: location)
    #expect(sequence.source == bytes, sourceLocation: location)
  }
}
