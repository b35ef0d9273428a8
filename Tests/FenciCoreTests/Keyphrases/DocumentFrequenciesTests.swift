import FenciTestSupport
import Testing

@testable import FenciCore

@Suite struct DocumentFrequenciesTests {
  /// Words that a comparison of strings would take for equal, and other strange ones.
  private static let words = [
    "一", "一带", "一带一路", "\u{E9}", "e\u{301}", "e", "\0", "a\0b", "#", "# documents: 9", " ",
    "\u{FEFF}",
    "\u{2028}", "𠮷", "\u{301}", "term", "\u{85}", "0",
  ]

  /// Names that a comparison of strings would take for equal, too.
  private static let genres = [
    "documents", "\u{E9}", "e\u{301}", "\u{301}", "法律", "#", " ", "term ",
  ]

  private static func random(_ generator: inout SeededGenerator) throws -> DocumentFrequencies {
    let genres = genres.shuffled(using: &generator).prefix(1 + generator.below(3))
    let totals = genres.map { _ in generator.oneIn(5) ? 0 : generator.below(1000) }
    var rows: [String] = []
    for word in words.shuffled(using: &generator).prefix(generator.below(words.count + 1)) {
      let counts = totals.map { "\(generator.oneIn(3) ? 0 : generator.below($0 + 1))" }
      rows.append("\(word)\t\(counts.joined(separator: "\t"))\n")
    }
    var text = zip(genres, totals).map { "# \($0): \($1)\n" }.joined()
    text += "term\t" + genres.joined(separator: "\t") + "\n" + rows.joined()
    return try DocumentFrequencies(table: Array(text.utf8), name: "random")
  }

  /// By genre, and by word and genre.
  private static func counts(_ frequencies: DocumentFrequencies) -> [[UInt8]: Int] {
    var counts: [[UInt8]: Int] = [:]
    for (place, genre) in frequencies.genres.enumerated() {
      counts[Array(genre.name.utf8)] = genre.documentCount
      for word in words where frequencies.counts(of: word)[place] > 0 {
        counts[Array("\(genre.name)\t\(word)".utf8)] = frequencies.counts(of: word)[place]
      }
    }
    return counts
  }

  private static func merged(
    _ first: DocumentFrequencies, _ second: DocumentFrequencies
  ) throws -> DocumentFrequencies {
    var merged = first
    try merged.merge(second)
    return merged
  }

  @Test func mergingIsAssociativeAndCommutative() throws {
    var generator = SeededGenerator(seed: 810)
    for _ in 0..<500 {
      let (a, b, c) = (
        try Self.random(&generator), try Self.random(&generator), try Self.random(&generator)
      )
      let sum = try Self.merged(a, b)
      #expect(sum.table == (try Self.merged(b, a)).table)
      #expect(try Self.merged(sum, c).table == Self.merged(a, Self.merged(b, c)).table)
      #expect(try Self.merged(a, DocumentFrequencies()) == a)
      #expect(try Self.merged(DocumentFrequencies(), a) == a)
      #expect(sum.documentCount == a.documentCount + b.documentCount)
      #expect(Self.counts(sum) == Self.counts(a).merging(Self.counts(b), uniquingKeysWith: +))
      for word in Self.words {
        #expect(sum.count(of: word) == a.count(of: word) + b.count(of: word))
      }
      #expect(try DocumentFrequencies(table: sum.table, name: "sum") == sum)
    }
  }

  @Test func tableIsReadable() throws {
    let text =
      "\u{FEFF}# 法律: 3\r\n# other: 9\r\nother\tterm\t法律\r\n\r\n2\t一带\t1\r\n0\t没有\t0\r\n9\t一\t3"
    let frequencies = try DocumentFrequencies(table: Array(text.utf8), name: "idf.tsv")
    let table = "# other: 9\n# 法律: 3\nterm\tother\t法律\n一\t9\t3\n一带\t2\t1\n"
    #expect(String(decoding: frequencies.table, as: UTF8.self) == table)
    #expect(frequencies.wordCount == 2 && frequencies.count(of: "没有") == 0)
    #expect(frequencies.documentCount == 12 && frequencies.count(of: "一带") == 3)
    #expect(frequencies.counts(of: "一带") == [2, 1] && frequencies.counts(of: "二") == [0, 0])
    #expect(frequencies.genres.map(\.name) == ["other", "法律"])
    #expect(DocumentFrequencies().table == Array("# documents: 0\nterm\tdocuments\n".utf8))
  }

  @Test func tooManyDocuments() throws {
    func frequencies(_ count: Int) throws -> DocumentFrequencies {
      let text = "# documents: \(count)\nterm\tdocuments\n一\t\(count)\n"
      return try DocumentFrequencies(table: Array(text.utf8), name: "many")
    }
    var most = try frequencies(.max - 5)
    try most.merge(frequencies(5))
    #expect(most.documentCount == .max && most.count(of: "一") == .max)
    let before = most
    #expect(throws: DocumentFrequencies.TooManyDocuments()) { try most.merge(frequencies(1)) }
    #expect(most == before)
    let lexicon = try SampleLexicon.lexicon()
    let extractor = KeyphraseExtractor(lexicon: lexicon, frequencies: most)
    #expect(!extractor.keyphrases(in: "创新型城市建设").isEmpty)
  }

  @Test(arguments: [
    ("", 1, "no column “term”"), ("\0", 1, "no column “term”"), ("term\n", 1, "no column of"),
    ("term\tdocuments\n一\t1\n", 1, "no line “# documents: ”"),
    ("# documents: x\nterm\tdocuments\n", 1, "no line “# documents: ”"),
    ("# documents: -1\nterm\tdocuments\n", 1, "no line “# documents: ”"),
    ("# documents: 9223372036854775808\nterm\tdocuments\n", 1, "no line “# documents: ”"),
    ("# a: 9223372036854775807\n# b: 1\nterm\ta\tb\n", 1, "more than 9223372036854775807"),
    ("# a: 1\nterm\ta\ta\n", 2, "the column “a” stands twice"),
    ("# : 1\nterm\t\n", 1, "no line “# : ”"),
    ("# a: 1\nterm\ta\tterm\n", 2, "the column “term” stands twice"),
    ("# documents: 9\nterm\tdocuments\n一\t10\n", 3, "only 9"),
    ("# documents: 9\nterm\tdocuments\n一\t-1\n", 3, "“-1” is no whole number"),
    ("# documents: 9\nterm\tdocuments\n一\t99999999999999999999\n", 3, "is no whole number"),
    ("# documents: 9\nterm\tdocuments\n一\t1\n二\t1\n一\t2\n", 5, "“一” stands in line 3, too"),
    ("# documents: 9\nterm\tdocuments\n一\t0\n一\t0\n", 4, "“一” stands in line 3, too"),
    ("# documents: 9\nterm\tdocuments\n一\n", 3, "1 fields instead of 2"),
    ("# documents: 9\nterm\tdocuments\n一\t1\t1\n", 3, "3 fields instead of 2"),
    ("# documents: 9\nterm\tdocuments\n\t1\n", 3, "no word"),
    ("# documents: 9\nterm\tdocuments\n一\r二\t1\n", 3, "line break"),
    ("# documents: 9\nterm\tdocuments\n一\t1\r\r\n", 3, "is no whole number"),
    ("# documents: 9\r\nterm\tdocuments\r\n一\t\0\r\n", 3, "is no whole number"),
  ])
  func badTable(_ text: String, _ line: Int, _ part: String) {
    #expect {
      try DocumentFrequencies(table: Array(text.utf8), name: "a.tsv")
    } throws: { error in
      let message = "\(error)"
      return message.hasPrefix("a.tsv:\(line): ") && message.contains(part)
    }
  }

  /// Damage is an error, or a table as good as any.
  @Test func damagedTablesDoNotTrap() throws {
    var generator = SeededGenerator(seed: 811)
    var (good, bad) = (0, 0)
    for _ in 0..<3000 {
      let text = String(decoding: try Self.random(&generator).table, as: UTF8.self)
      let bytes = RandomText.mutated(text, using: &generator)
      guard let found = try? DocumentFrequencies(table: bytes, name: "damaged") else {
        bad += 1
        continue
      }
      good += 1
      #expect(try DocumentFrequencies(table: found.table, name: "again") == found)
      var sum = found
      if found.documentCount < Int.max / 2 {
        try sum.merge(found)
        #expect(sum.wordCount == found.wordCount)
      }
    }
    #expect(good > 200 && bad > 200)
  }
}
