@testable import FenciCore
import FenciTestSupport
import Testing

/// Key phrases are those of the definition, whatever is left out on the way: the same phrases in the
/// same order with the same scores, to the last bit.
struct KeyphraseDefinitionTests {
  private static let pieces = [
    "创新型城市", "建设", "經濟", "发展", "的", "和", "、", "，", "“", "”", "《", "》", "城市", "技术", "5G", "2023",
    "一百",
    "七十", "中国人民", "创(chuàng)新", "abc", "\n", "多", "第", "国人", "開會", "𠮷", "龘", "<p>", "<a b=\"技术\">",
    "</a>", "<script>", "</Script ", "<STYLE a>",
    "</style>", "<", ">", "/", "<b", "&lt;", "abc&lt;", "&", ";", "<!--", "-->", "<城市>",
  ]

  @Test(arguments: 0..<4, KeywordExtractor.Method.allCases)
  func keyphrasesEqualTheirDefinition(seed: Int, method: KeywordExtractor.Method) throws {
    var generator = SeededGenerator(seed: UInt64(700 + seed))
    var found = 0
    for round in 0..<amount(12, few: 3) {
      let lexicon = try lexicon(round, &generator)
      let extractor = KeywordExtractor(lexicon: lexicon, method: method)
      for _ in 0..<5 {
        let bytes = text(&generator)
        let naive = NaiveKeyphrases(bytes, lexicon, method)
        for count in [1, 5, 20, .max] {
          let phrases = extractor.keyphrases(in: bytes, top: count)
          let expected = naive.best(count)
          #expect(phrases == expected, "\(String(decoding: bytes, as: UTF8.self))")
          found += phrases.count
        }
      }
    }
    #expect(found > amount(400, few: 100))
  }

  /// Candidates that are kept do not suffice where they all lie inside the first that are chosen.
  @Test func fragmentsOfTheBestDoNotHideOthers() throws {
    var builder = try SampleLexicon.builder()
    for words in 1...6 { try builder.setWeight(Double(words), of: "words \(words)") }
    let lexicon = try Lexicon(bytes: builder.compile())
    var generator = SeededGenerator(seed: 720)
    let text = (0..<amount(60, few: 20)).map { _ in
      (0..<30).map { _ in generator.pick(["创新", "城市", "建设", "技术", "经济", "发展"]) }.joined()
    }.joined(separator: "，")
    let bytes = Array(text.utf8)
    for count in [5, 40, 300] {
      let phrases = KeywordExtractor(lexicon: lexicon).keyphrases(in: bytes, top: count)
      #expect(phrases == NaiveKeyphrases(bytes, lexicon).best(count))
      #expect(phrases.count > 4)
    }
  }

  /// Without weights, with random ones, with document frequencies, with words of a user.
  private func lexicon(_ round: Int, _ generator: inout SeededGenerator) throws -> Lexicon {
    var builder = try SampleLexicon.builder()
    if round % 3 > 0 {
      for feature in KeyphraseFeature.all {
        try builder.setWeight(Double(generator.below(4001) - 2000) / 1000, of: feature.name)
      }
    }
    if round % 3 > 1 {
      for word in ["创新", "城市", "的", "建设", "创新型城市", "发展", "和"] {
        try builder.changeStatistics(of: word) { statistics in
          for column in KeyphraseStatistics.Column.allCases where !generator.oneIn(3) {
            statistics.set(generator.below(11) - 4, in: column)
          }
          statistics.set(documents: generator.below(200), of: generator.pick([.laws, .other]))
          statistics.set(firstYear: 1980 + generator.below(50))
        }
      }
    }
    if round % 2 == 1 {
      builder.documentCount = 500
      for word in ["城市", "技术", "建设", "创新"] {
        try builder.setDocuments(generator.below(700), of: word)
      }
    }
    let lexicon = try Lexicon(bytes: builder.compile())
    guard round % 4 == 3 else { return lexicon }
    var edits = Lexicon.Edits()
    try edits.insert("建设经济")
    try edits.insert("城市的", count: 20, tag: "n")
    try edits.split(["创新", "型城市"])
    try edits.remove("技术")
    return try lexicon.applying(edits)
  }

  private func text(_ generator: inout SeededGenerator) -> [UInt8] {
    var text = ""
    for _ in 0..<generator.below(60) {
      text +=
        generator.oneIn(5)
        ? RandomText.mixed(pieces: 1, using: &generator) : generator.pick(Self.pieces)
    }
    // Lines that are repeated, and texts of all lengths that matter.
    while generator.oneIn(3), text.utf8.count < 1 << 10 {
      let line = generator.pick(Self.pieces) + "建设创新型城市，发展技术" + generator.pick(Self.pieces)
      text += generator.oneIn(2) ? "\n\(line)\n\(text)\n\(line)" : "\n" + text
    }
    return generator.oneIn(3) ? RandomText.mutated(text, using: &generator) : Array(text.utf8)
  }
}

/// What is left out of the best candidates.
struct BestCandidatesTests {
  @Test func theBestAreKept() {
    var generator = SeededGenerator(seed: 730)
    for count in [1, 2, 7, 40] {
      for spread in [1, 5, 10_000] {
        var best = BestCandidates(keeping: count)
        let scores = (0..<1000).map { _ in Double(generator.below(spread)) }
        for score in scores {
          best.add(Candidate(run: Run(first: 1, count: 1), node: 0, score: score))
        }
        let kept = (0..<best.candidates.count).map { best.candidates[$0].score }.sorted(by: >)
        #expect(kept.count >= count)
        #expect(best.threshold > -.infinity)
        // All above the threshold are there.
        let above = scores.filter { $0 > best.threshold }.sorted(by: >)
        #expect(kept.filter { $0 > best.threshold } == above)
      }
    }
  }

  @Test func allAreKeptWhereAllAreAskedFor() {
    var best = BestCandidates(keeping: .max)
    for number in 0..<5000 {
      best.add(Candidate(run: Run(first: 1, count: 1), node: 0, score: Double(number)))
    }
    #expect(best.candidates.count == 5000 && best.threshold == -.infinity)
  }
}

struct RunHashTests {
  /// The filter never calls unique what is repeated.
  @Test func repeatedBeginningsAreNeverUnique() {
    var generator = SeededGenerator(seed: 740)
    for size in [1, 10, 300] {
      let characters = (0..<size + 8).map { _ in
        FoldedCharacter(scalar: UInt32(0x4E00 + generator.below(12)), code: 0)
      }
      characters.withTable { table in
        HashSeed.process.withTable { check(RepetitionFilter(count: size, $0), table, size) }
      }
    }
  }

  private func check(
    _ filter: consuming RepetitionFilter, _ table: Table<FoldedCharacter>, _ size: Int
  ) {
    for offset in 0..<size { filter.view.add(table, at: offset) }
    for offset in 0..<size {
      let length = filter.view.uniqueLength(table, at: offset)
      for other in 0..<size where other != offset {
        let common = (0..<8).prefix { table[offset + $0].scalar == table[other + $0].scalar }
        #expect(common.count < length, "\(offset) and \(other)")
      }
    }
  }
}
