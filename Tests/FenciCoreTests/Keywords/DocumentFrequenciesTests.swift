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

  private static func random(_ generator: inout SeededGenerator) throws -> DocumentFrequencies {
    let total = generator.below(1000)
    var rows: [String] = []
    for word in words.shuffled(using: &generator).prefix(generator.below(words.count + 1)) {
      rows.append("\(word)\t\(generator.below(total + 1))\n")
    }
    let text = "# documents: \(total)\nterm\tdocuments\n" + rows.joined()
    return try DocumentFrequencies(table: Array(text.utf8), name: "random")
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
    let table = "# documents: 12\nterm\tdocuments\n一\t12\n一带\t3\n"
    #expect(String(decoding: frequencies.table, as: UTF8.self) == table)
    #expect(frequencies.wordCount == 2 && frequencies.count(of: "没有") == 0)
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
    let extractor = KeywordExtractor(lexicon: lexicon, frequencies: most)
    #expect(!extractor.keyphrases(in: "创新型城市建设").isEmpty)
  }

  @Test(arguments: [
    ("", 1, "no column “term”"), ("\0", 1, "no column “term”"), ("term\n", 1, "no column of"),
    ("term\tdocuments\n一\t1\n", 1, "no line “# documents: ”"),
    ("# documents: x\nterm\tdocuments\n", 1, "no line “# documents: ”"),
    ("# documents: -1\nterm\tdocuments\n", 1, "no line “# documents: ”"),
    ("# documents: 9223372036854775808\nterm\tdocuments\n", 1, "no line “# documents: ”"),
    ("# a: 9223372036854775807\n# b: 1\nterm\ta\tb\n", 1, "more than 9223372036854775807"),
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
