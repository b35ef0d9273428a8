import FenciCore
import FenciTestSupport
import Testing

/// Each token is explained, and each explanation holds: the tokens are those of `tokens(in:)`, and the
/// rule that is named, applied to the candidates that are named, gives the token.
struct ExplanationTests {
  private static func lexicons() throws -> [Lexicon] {
    let lexicon = try SampleLexicon.lexicon()
    var edits = UserDictionary()
    for word in ["新型城", "Louis Vuitton", "国人民的", "一百多", "甲，乙"] { try edits.insert(word) }
    try edits.split(["城", "市建"])
    try edits.split(["龘", "股"])
    try edits.insert("人民设", count: 50)
    return [lexicon, try lexicon.applying(edits)]
  }

  @Test(.long) func mixedText() throws {
    var generator = SeededGenerator(seed: 8100)
    for lexicon in try Self.lexicons() {
      for segmenter in Segmenter.tiling(lexicon) {
        for _ in 0..<60 {
          let text = RandomText.mixed(pieces: 1 + generator.below(60), using: &generator)
          expectRight(segmenter, Array(text.utf8), text.debugDescription)
        }
      }
    }
  }

  /// Where tokens overlap, the words are explained.
  @Test func overlappingTokens() throws {
    let lexicon = try SampleLexicon.lexicon()
    for granularity in [Segmenter.Granularity.search, .all] {
      let explanation = Segmenter(lexicon: lexicon, method: .probability, granularity: granularity)
        .explanation(of: "创新型城市")
      #expect(explanation.map(\.token.utf8Range) == [0..<9, 9..<15])
    }
  }

  /// The words are those of the segmenter's convention, too.
  @Test func overlappingTokensByConvention() throws {
    let lexicon = try RandomModel.lexicon()
    var trainer = SegmentationModel.Trainer(lexicon: lexicon)
    for _ in 0..<60 { trainer.insert(Array("甲/nr 乙/nr 股/n 。/w 股/n 丙/nr 丁/nr".utf8)[...]) }
    let model = try SegmentationModel(bytes: trainer.compile())
    for granularity in [Segmenter.Granularity.search, .all] {
      let segmenter = Segmenter(
        lexicon: lexicon, method: .trained(model), granularity: granularity, personalNames: .split)
      #expect(segmenter.explanation(of: "甲乙股").map(\.token.utf8Range) == [0..<3, 3..<6, 6..<9])
    }
  }

  @Test(.long) func hostileBytes() throws {
    var generator = SeededGenerator(seed: 8200)
    for lexicon in try Self.lexicons() {
      for segmenter in Segmenter.tiling(lexicon) {
        expectRight(segmenter, [], "no text")
        for _ in 0..<60 {
          let random = RandomText.bytes(count: generator.below(300), using: &generator)
          expectRight(segmenter, random, "\(random)")
          let text = RandomText.mixed(pieces: 20, using: &generator)
          let mutated = RandomText.mutated(text, using: &generator)
          expectRight(segmenter, mutated, "\(mutated)")
        }
      }
    }
  }

  /// Several chunks, with breaks and without any, and a token longer than a chunk.
  @Test(.long, arguments: Segmenter.Method.allCases)
  func longText(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 8300)
    let random = try RandomLexicon(size: 5, wordCount: 30, phraseCount: 9, using: &generator)
    for granularity in Segmenter.Granularity.allCases where granularity.tiles {
      let segmenter = Segmenter(lexicon: random.lexicon, method: method, granularity: granularity)
      var text = random.text(count: 12_000, using: &generator)
      expectRight(segmenter, Array(text.utf8), "without break")
      text += "。" + random.text(count: 5000, using: &generator) + "\n"
      text += String(repeating: "一百", count: 7000) + "亿，"
      text += random.text(count: 300, using: &generator)
      expectRight(segmenter, Array(text.utf8), "with breaks")
    }
  }

  /// Candidates, cuts and what decided between them, against the definitions.
  @Test(.long, arguments: Segmenter.Method.allCases)
  func equalsTheDefinition(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 8400)
    var rules: Set<Explanation.Rule> = []
    for _ in 0..<amount(150, few: 40) {
      let random = try RandomLexicon(
        size: 3 + generator.below(4), wordCount: 6 + generator.below(20), phraseCount: 8,
        longest: 4, using: &generator)
      for granularity in Segmenter.Granularity.allCases {
        let segmenter = Segmenter(lexicon: random.lexicon, method: method, granularity: granularity)
        let text = random.text(count: 1 + generator.below(40), using: &generator)
        let oracle = NaiveExplanation(random.naive, text)
        let explanation = segmenter.explanation(of: text)
        for decision in explanation {
          rules.insert(decision.rule)
          let words = decision.candidates.filter { $0.layer == .words }.map(\.utf8Range.units)
          let range = decision.token.utf8Range.units
          let isByEnd = method == .backward && decision.parts.isEmpty
          #expect(
            words
              == (isByEnd
                ? oracle.words(to: range.upperBound) : oracle.words(from: range.lowerBound)),
            "\(segmenter.name), \(text), \(range)")
        }
        for comparison in explanation.comparisons {
          #expect(oracle.isRight(comparison), "\(text), \(comparison)")
        }
        let stretches = method == .bidirectional ? oracle.stretches : []
        #expect(explanation.comparisons.map(\.utf8Range.units) == stretches, "\(text)")
      }
    }
    // The random dictionaries are such that every criterion is met.
    let expected: Set<Explanation.Rule> =
      switch method {
      case .forward: [.longestForward]
      case .backward: [.longestBackward]
      case .bidirectional:
        [.directionsAgree, .fewerWords, .fewerSingles, .commonerWords, .backwardOnTie]
      case .mmseg: [.bestOfThreeWords]
      case .probability: [.mostProbable]
      case .trained: [.trainedModel]
      }
    #expect(rules == expected.union([.onlyCandidate, .notInLexicon, .joinedPhrase]))
  }

  /// The tokens are those of the plain call, and each decision gives its token.
  private func expectRight(
    _ segmenter: Segmenter, _ bytes: [UInt8], _ comment: String,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let explanation = segmenter.explanation(of: bytes)
    let tokens = Array(segmenter.tokens(in: bytes))
    #expect(
      Array(explanation.tokens) == tokens, "\(segmenter.name): \(comment)",
      sourceLocation: location)
    #expect(
      explanation.map(\.token) == tokens, "\(segmenter.name): \(comment)", sourceLocation: location)
    #expect(explanation.tokens.source == bytes, sourceLocation: location)
    let comparisons = Set(explanation.comparisons)
    for decision in explanation {
      let isConsistent =
        decision.isConsistent && decision.comparison.map(comparisons.contains) ?? true
      let word = explanation.tokens.normalizedForm(of: decision.token)
      #expect(
        isConsistent, "\(segmenter.name): \(word), \(decision) in \(comment)",
        sourceLocation: location)
    }
  }
}

extension Range<Int> {
  /// In characters, where each has three bytes.
  fileprivate var units: Range<Int> { lowerBound / 3..<upperBound / 3 }
}

extension Explanation.Decision {
  /// Whether the rule, applied to what is told beside it, gives the token.
  fileprivate var isConsistent: Bool {
    let lengths = candidates.map(\.utf8Range.count)
    guard lengths == lengths.sorted(by: >), candidates.allSatisfy(isInPlace) else { return false }
    let tiles =
      parts.first?.lowerBound == token.start && parts.last?.upperBound == token.end
      && parts.count > 1
      && zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
    let longest = candidates.first { $0.layer == .words }?.utf8Range
    switch rule {
    case .longestForward, .longestBackward, .directionsAgree:
      return candidates.count > 1 && token.utf8Range == longest && parts.isEmpty
        && comparison == nil
    case .bestOfThreeWords, .mostProbable, .trainedModel:
      return candidates.contains { $0.utf8Range == token.utf8Range } == token.isKnown
        && candidates.count > (token.isKnown ? 1 : 0) && parts.isEmpty && comparison == nil
    case .onlyCandidate:
      return candidates.count == 1 && token.utf8Range == longest && parts.isEmpty
        && comparison == nil
    case .fewerWords, .fewerSingles, .commonerWords, .backwardOnTie:
      guard let comparison, comparison.rule == rule, comparison.isRight else { return false }
      return comparison.chosen.words.contains(token.utf8Range) && parts.isEmpty
    case .joinedPhrase:
      return tiles && token.utf8Range == candidates.first { $0.layer == .phrases }?.utf8Range
    case .numberWithUnit:
      return tiles && !token.isKnown && token.kind == .number
        && !candidates.contains { $0.layer == .phrases }
    case .userWord, .number, .unit:
      return token.isKnown ? candidates.map(\.utf8Range) == [token.utf8Range] : candidates.isEmpty
    default:
      return candidates.isEmpty && !token.isKnown && parts.isEmpty && comparison == nil
    }
  }

  private func isInPlace(_ candidate: Explanation.Candidate) -> Bool {
    rule == .longestBackward || (rule == .onlyCandidate && token.utf8Range == candidate.utf8Range)
      ? candidate.utf8Range.upperBound == token.end : candidate.utf8Range.lowerBound == token.start
  }
}

extension Explanation.Comparison {
  /// Whether the criterion decides as it is told, and those before it do not.
  var isRight: Bool {
    let (chosen, rejected) = (chosen, rejected)
    guard chosen.utf8Range == rejected.utf8Range, chosen.method != rejected.method else {
      return false
    }
    let common = Set(chosen.words.map(\.upperBound))
      .intersection(rejected.words.map(\.upperBound))
    guard common == [chosen.utf8Range.upperBound] else { return false }
    let counts = (chosen.words.count, rejected.words.count)
    if rule == .fewerWords { return counts.0 < counts.1 }
    guard counts.0 == counts.1 else { return false }
    if rule == .fewerSingles { return chosen.singleCount < rejected.singleCount }
    guard chosen.singleCount == rejected.singleCount else { return false }
    if rule == .commonerWords { return chosen.cost < rejected.cost }
    return rule == .backwardOnTie && chosen.cost == rejected.cost && chosen.method == .backward
  }
}

/// What an explanation has to say, from the definitions.
private struct NaiveExplanation {
  let lexicon: NaiveLexicon
  let units: [NaiveUnit]
  let forward: [NaiveToken]
  let backward: [NaiveToken]
  let bidirectional: [NaiveToken]

  init(_ lexicon: NaiveLexicon, _ text: String) {
    self.lexicon = lexicon
    units = NaiveUnit.units(text)
    let matching = NaiveMatching(lexicon, units)
    (forward, backward, bidirectional) = (
      matching.forward(), matching.backward(), matching.bidirectional()
    )
  }

  func words(from start: Int) -> [Range<Int>] {
    (start + 1...units.count).reversed().map { start..<$0 }.filter { cost($0) != nil }
  }

  func words(to end: Int) -> [Range<Int>] {
    (0..<end).map { $0..<end }.filter { cost($0) != nil }
  }

  private func cost(_ range: Range<Int>) -> Int? { lexicon.words[units[range].map(\.scalar)] }

  /// Where the directions differ, from one common boundary to the next.
  var stretches: [Range<Int>] {
    let common = Set(forward.map(\.range.upperBound))
      .intersection(backward.map(\.range.upperBound)).sorted()
    return zip([0] + common, common).map { $0..<$1 }.filter {
      cut(forward, $0) != cut(backward, $0)
    }
  }

  private func cut(_ tokens: [NaiveToken], _ stretch: Range<Int>) -> [Range<Int>] {
    tokens.map(\.range).filter {
      stretch.lowerBound <= $0.lowerBound && $0.upperBound <= stretch.upperBound
    }
  }

  /// Whether both cuts are those of their methods, their figures are right, and the better one is chosen.
  func isRight(_ comparison: Explanation.Comparison) -> Bool {
    let stretch = comparison.utf8Range.units
    let cutsAreRight = [comparison.chosen, comparison.rejected].allSatisfy { answer in
      let words = answer.words.map(\.units)
      let costs = words.map { cost($0) ?? Int(UInt16.max) }
      return words == cut(answer.method == .forward ? forward : backward, stretch)
        && answer.singleCount == words.count { $0.count == 1 }
        && answer.cost * 2048 == Double(costs.reduce(0, +))
    }
    return cutsAreRight && comparison.isRight
      && comparison.chosen.words.map(\.units) == cut(bidirectional, stretch)
  }
}
