@testable import FenciCore
import FenciTestSupport
import Testing

/// Key phrases are those of the definition, whatever is left out on the way: the same phrases in the
/// same order with the same scores, to the last bit.
struct KeyphraseDefinitionTests {
  private static let words = [
    "创新型城市", "建设", "經濟", "发展", "城市", "技术", "5G", "2023", "一百", "七十", "中国人民", "创(chuàng)新",
    "abc", "多", "第", "国人", "開會", "𠮷", "龘", "科创平台", "科技创新平台", "双碳", "型",
  ]
  private static let marks = [
    "的", "和", "、", "，", "“", "”", "「", "」", "‘", "’", "《", "》", "〈", "〉", "《", "》", "“", "”", "\n",
    "\r\n",
    "+", "-", "·", ".", "&", "/", " ", "—", "・", "•", "‧", "。", "：", "的",
  ]
  private static let letters = [
    "the", "Red", "Hat", "of", "in", "Git", " ", "-", "Hydroxychloroquine",
    "Pneumonoultramicroscopicsilicovolcanoconiosis", RandomText.repeating("ab", 40),
  ]
  private static let ordinals = ["第三", "三", "十四", "百", "5", "次", "届", "批", "轮", "个", "月", "年"]
  private static let lines = [
    "\n第1页\n", "\n第2页\n", "\n城市3，共6页\n", "\n城市4，共6页\n", "\n城市11，共6页\n", "\n一、", "\n（二）", "\n第三章 ",
    "\n1.", "\n1.5", "\n# ", "\n(3)", "的意见\n", "办法\n", "通知\n",
  ]
  private static let markup = [
    "<p>", "<a b=\"技术\">", "</a>", "<script>", "</Script ", "<STYLE a>", "</style>", "<", ">", "/",
    "<b", "&lt;", "abc&lt;", "&", ";", "<!--", "-->", "<城市>",
  ]

  @Test(.long, arguments: 0..<8, KeyphraseExtractor.Method.allCases)
  func keyphrasesEqualTheirDefinition(seed: Int, method: KeyphraseExtractor.Method) throws {
    var generator = SeededGenerator(seed: UInt64(700 + seed))
    var found = 0
    for round in 0..<amount(24, few: 6) {
      let (lexicon, frequencies) = try lexicon(round, &generator)
      let table = frequencies.map { ReferenceTable($0, lexicon: lexicon) }
      let extractor = KeyphraseExtractor(
        lexicon: lexicon, method: method, seed: .process, reference: table)
      let reference = frequencies.map {
        NaiveReference($0, lexicon, hasWordsAlone: table?.hasWordsAlone ?? false)
      }
      for _ in 0..<5 {
        let document = document(&generator)
        let naive = NaiveKeyphrases(document, lexicon, method, reference: reference)
        for count in [.max, 1, 5, 20] {
          let phrases = extractor.keyphrases(in: document, top: count)
          let expected = naive.best(count)
          #expect(phrases == expected, "\(shrunk(document, extractor, reference, top: count))")
          found += phrases.count
        }
      }
    }
    #expect(found > amount(800, few: 100))
  }

  /// The smallest part of a document that shows that key phrases are not those of the definition.
  private func shrunk(
    _ document: Document, _ extractor: KeyphraseExtractor, _ reference: NaiveReference?,
    top count: Int
  ) -> String {
    func difference(_ document: Document) -> String? {
      let phrases = extractor.keyphrases(in: document, top: count)
      let expected = NaiveKeyphrases(
        document, extractor.lexicon, extractor.method, reference: reference
      ).best(count)
      guard phrases != expected else { return nil }
      return
        "\(String(decoding: document.bytes, as: UTF8.self).debugDescription): \(phrases), \(expected)"
    }
    var document = document
    var size = document.bytes.count
    while size > 0 {
      var start = 0
      while start < document.bytes.count {
        let removed = start..<min(start + size, document.bytes.count)
        let smaller = document.removing(removed)
        if difference(smaller) == nil { start += size } else { document = smaller }
      }
      size /= 2
    }
    return difference(document) ?? ""
  }

  /// Candidates that are kept do not suffice where they all lie inside the first that are chosen.
  @Test(.long) func fragmentsOfTheBestDoNotHideOthers() throws {
    var builder = try SampleLexicon.builder()
    for words in 1...6 { try builder.setWeight(Double(words), of: "words \(words)") }
    let lexicon = try Lexicon(bytes: builder.compile())
    var generator = SeededGenerator(seed: 720)
    let text = (0..<amount(60, few: 20)).map { _ in
      (0..<30).map { _ in generator.pick(["创新", "城市", "建设", "技术", "经济", "发展"]) }.joined()
    }.joined(separator: "，")
    let document = Document(text)
    let naive = NaiveKeyphrases(document, lexicon)
    for count in [5, 40, 300] {
      let phrases = KeyphraseExtractor(lexicon: lexicon).keyphrases(in: document, top: count)
      #expect(phrases == naive.best(count))
      #expect(phrases.count > 4)
    }
  }

  /// Without weights, with random ones, with document frequencies of their own or of the user, with words of a
  /// user; with other names of terms.
  private func lexicon(
    _ round: Int, _ generator: inout SeededGenerator
  ) throws -> (Lexicon, DocumentFrequencies?) {
    var builder = try SampleLexicon.builder()
    for word in ["科创平台", "科技创新平台", "双碳", "碳达峰", "碳中和"] {
      try builder.insert(word, layer: .phrases)
    }
    for (word, tag) in [("次", "q"), ("届", "q"), ("批", "q"), ("章", "q"), ("优化", "v"), ("平台", "n")] {
      try builder.insert(word, count: 50, tag: tag)
    }
    try builder.insertAlias("科创平台", of: ["科技创新平台"])
    try builder.insertAlias("双碳", of: ["碳达峰", "碳中和"])
    try builder.insertAlias("经济发展", of: ["创新型城市"])
    if generator.oneIn(2) { try builder.insert("和", layer: .phrases) }
    if round % 3 > 0 { try setWeights(&builder, &generator) }
    if round % 3 > 1 {
      for word in ["创新", "城市", "的", "建设", "创新型城市", "发展", "和"] {
        try builder.changeStatistics(of: word) { statistics in
          for column in KeyphraseStatistics.Column.allCases where !generator.oneIn(3) {
            statistics.set(generator.below(11) - 4, in: column)
          }
          statistics.set(
            generator.pick(KeyphraseStatistics.Share.allCases),
            of: generator.pick([.laws, .recent]))
        }
      }
    }
    var frequencies: DocumentFrequencies?
    if round % 2 == 1 {
      let table = table(&generator)
      frequencies = try DocumentFrequencies(table: Array(table.utf8), name: "table")
      if let frequencies, generator.oneIn(2) { builder.setDocuments(frequencies) }
    } else if generator.oneIn(3) {
      builder.documentCount = 500
      for word in ["城市", "技术", "建设", "创新"] {
        try builder.setDocuments(generator.below(700), of: word)
      }
    }
    let lexicon = try Lexicon(bytes: builder.compile())
    guard round % 4 == 3 else { return (lexicon, frequencies) }
    var edits = UserDictionary()
    try edits.insert("建设经济")
    try edits.insert("城市的", count: 20, tag: "n")
    try edits.split(["创新", "型城市"])
    try edits.remove("技术")
    try edits.insert("龘")
    try edits.insert("+-《型》")
    return (try lexicon.applying(edits), frequencies)
  }

  /// Those of salience are as a fit finds them: what speaks for a phrase is positive.
  private func setWeights(
    _ builder: inout Lexicon.Builder, _ generator: inout SeededGenerator
  ) throws {
    for feature in KeyphraseFeature.all {
      try builder.setWeight(Double(generator.below(4001) - 2000) / 1000, of: feature.name)
    }
    for feature in SalienceFeature.allCases {
      let limit = feature == .halfLength ? 100_000 : 2000
      try builder.setWeight(
        Double(generator.below(limit)) / 1000, of: KeyphraseFeature.salience(feature).name)
    }
  }

  /// Frequencies of entries and other terms, of one genre or several, some of which stand nearly everywhere.
  private func table(_ generator: inout SeededGenerator) -> String {
    let genres = ["council", "laws", "other"].prefix(1 + generator.below(3))
    let totals = genres.map { _ in 1 + generator.below(500) }
    var table = zip(genres, totals).map { "# \($0): \($1)\n" }.joined()
    table += "term\t" + genres.joined(separator: "\t") + "\n"
    let terms = [
      "创新型城市", "城市", "建设", "技术", "创新型", "城市发展", "建设城市", "经济发展", "5g技术", "经济", "科创平台",
    ].filter { _ in !generator.oneIn(4) }
    for term in Set(terms).sorted() {
      let isEverywhere = generator.oneIn(8)
      let counts = totals.map { isEverywhere ? $0 : generator.below($0 + 1) }
      if counts.contains(where: { $0 > 0 }) {
        table += term + counts.map { "\t\($0)" }.joined() + "\n"
      }
    }
    return table
  }

  private func document(_ generator: inout SeededGenerator) -> Document {
    let text = text(&generator)
    let bytes =
      generator.oneIn(3) ? RandomText.mutated(text, using: &generator) : Array(text.utf8)
    switch generator.below(4) {
    case 0:
      return Document(
        title: generator.pick(Self.words) + generator.pick(["", "的", "“城市”"])
          + generator.pick(Self.words)
          + generator.pick(["", "办法", "计划", "，"]), body: text)
    case 1:
      func range() -> Range<Int> {
        let start = generator.below(bytes.count + 10)
        return start..<start + generator.below(60)
      }
      return Document(
        bytes: bytes, title: generator.oneIn(3) ? nil : range(),
        headings: (0..<generator.below(4)).map { _ in range() })
    default: return Document(bytes)
    }
  }

  private func text(_ generator: inout SeededGenerator) -> String {
    var text = ""
    let lists = [
      Self.words, Self.words, Self.words, Self.marks, Self.marks, Self.letters, Self.ordinals,
      Self.lines,
      Self.markup,
    ]
    for _ in 0..<generator.below(80) {
      text +=
        generator.oneIn(8)
        ? RandomText.mixed(pieces: 1, using: &generator) : generator.pick(generator.pick(lists))
    }
    // Lines that are repeated, and texts of all lengths that matter.
    while generator.oneIn(3), text.utf8.count < 1 << 10 {
      let line =
        generator.pick(Self.words) + "建设创新型城市，发展技术" + generator.pick(["5G", "6G", "2023", "", "1"])
        + generator.pick(Self.words)
      text += generator.oneIn(2) ? "\n\(line)\n\(text)\n\(line)" : "\n" + text
    }
    return text
  }
}

extension Document {
  /// The document without some bytes.
  fileprivate func removing(_ removed: Range<Int>) -> Document {
    func moved(_ range: Range<Int>) -> Range<Int> {
      let ends = [range.lowerBound, range.upperBound].map { end in
        end - removed.clamped(to: 0..<max(end, 0)).count
      }
      return ends[0]..<ends[1]
    }
    var kept = bytes
    kept.removeSubrange(removed)
    return Document(bytes: kept, title: title.map(moved), headings: headings.map(moved))
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
