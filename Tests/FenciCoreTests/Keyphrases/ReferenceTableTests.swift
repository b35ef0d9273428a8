import FenciTestSupport
import Testing

@testable import FenciCore

extension TermHash {
  /// The hash of characters that are folded.
  init(_ term: String) {
    self.init()
    for scalar in term.unicodeScalars { append(scalar.value) }
  }
}

@Suite struct ReferenceTableTests {
  /// The same in every process, in images, and for readers in other languages.
  @Test func hashesAreFixed() {
    #expect(TermHash("").value == 0x9E37_79B9_7F4A_7C15)
    #expect(TermHash("一带一路").value == Self.hash("一带一路"))
    #expect(TermHash("𠮷").value == Self.hash("𠮷"))
    #expect(TermHash("一带一路").value == 0x7BA0_E023_C9CD_D41D)
  }

  private static func hash(_ term: String) -> UInt64 {
    term.unicodeScalars.reduce(0x9E37_79B9_7F4A_7C15) { value, scalar in
      let product = (value ^ UInt64(scalar.value)) &* 0xD6E8_FEB8_6659_FD93
      return product ^ product >> 29
    }
  }

  /// The values of the definition, in floating point, to a unit.
  @Test(.long, arguments: 0..<4) func valuesAreThoseOfTheDefinition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(860 + seed))
    let totals = (0...seed).map { _ in 1 + generator.below(generator.pick([20, 900, 100_000])) }
    let genres = totals.indices.map { "genre \($0)" }
    var rows: [(term: String, counts: [Int])] = []
    for number in 0..<2000 {
      let share = generator.pick([3, 30, 100, 105])
      let counts = totals.map { min(generator.below($0 * share / 100 + 1), $0) }
      rows.append(("创\(number)", generator.oneIn(9) ? totals : counts))
    }
    var table = zip(genres, totals).map { "# \($0): \($1)\n" }.joined()
    table += "term\t" + genres.joined(separator: "\t") + "\n"
    for row in rows {
      table += ([row.term] + row.counts.map { "\($0)" }).joined(separator: "\t") + "\n"
    }
    let frequencies = try DocumentFrequencies(table: Array(table.utf8), name: "table")
    let plain = try SampleLexicon.lexicon()
    var builder = try SampleLexicon.builder()
    builder.setDocuments(frequencies)
    let compiled = builder.documentCount < 65_536 ? try Lexicon(bytes: builder.compile()) : nil
    var references = [(ReferenceTable(frequencies, lexicon: plain), 0)]
    references.append((ReferenceTable(contrasting: frequencies, lexicon: plain), 1))
    if let compiled { references.append((try #require(ReferenceTable(compiled)), 0)) }
    var (zeros, unseen) = (0, 0)
    for (reference, fewer) in references {
      let all = totals.map { $0 - fewer }
      reference.withView { view in
        for row in rows {
          let expected = Self.value(row.counts.map { max($0 - fewer, 0) }, all)
          let found = view.idf(of: TermHash(row.term))
          if expected == 0 {
            zeros += 1
            #expect(found == 0, "\(row)")
          } else if found == view.unseen {
            unseen += 1
            #expect(abs(Self.value(all.map { _ in 0 }, all) - found) <= 1)
            #expect(found - expected <= 5, "\(row)")
          } else {
            #expect(abs(found - expected) <= 1, "\(row)")
          }
        }
        #expect(view.idf(of: TermHash("没有")) == view.unseen)
      }
    }
    #expect(zeros > 50 && unseen > 5)
  }

  private static func value(_ counts: [Int], _ totals: [Int]) -> Int {
    let known = zip(counts, totals).filter { $1 > 0 }
    if !known.isEmpty, known.allSatisfy({ $0 * 10 >= $1 * 9 }) { return 0 }
    let least = known.map { count, total in
      let ratio = Double(total + 1) / (Double(count) + 0.3)
      return Double(FixedPointLogarithm.ln(UInt64(ratio * 1_000_000))) / 2048 - 13.815_510_558
    }.min()
    return max(Int(((least ?? 1.2039728) * 16).rounded()), 1)
  }

  /// Of spellings that fold to one term the commonest counts.
  @Test func termsAreFolded() throws {
    let table = "# documents: 900\nterm\tdocuments\n創新城\t90\n创新城\t9\nＡ城\t50\n龘\u{301}龘\t90\n"
    let lexicon = try SampleLexicon.lexicon()
    let frequencies = try DocumentFrequencies(table: Array(table.utf8), name: "table")
    ReferenceTable(frequencies, lexicon: lexicon).withView { view in
      #expect(view.idf(of: TermHash("创新城")) == 37)
      #expect(view.idf(of: TermHash("a城")) == 46)
      #expect(view.idf(of: TermHash("龘龘")) == 37)
      #expect(view.idf(of: TermHash("創新城")) == view.unseen)
      #expect(view.unseen == 128)
    }
  }

  @Test func referencesOfFewDocuments() throws {
    let lexicon = try SampleLexicon.lexicon()
    ReferenceTable(DocumentFrequencies(), lexicon: lexicon).withView { view in
      #expect(view.unseen == 19 && view.idf(of: TermHash("城市")) == 19)
    }
    var counter = DocumentFrequencies.Counter(lexicon: lexicon)
    counter.insert("城市建设")
    ReferenceTable(contrasting: counter.frequencies, lexicon: lexicon).withView { view in
      #expect(view.idf(of: TermHash("城市建设")) == view.unseen && view.unseen == 19)
    }
    counter.insert("城市")
    ReferenceTable(contrasting: counter.frequencies, lexicon: lexicon).withView { view in
      #expect(view.idf(of: TermHash("城市建设")) == view.unseen)
      #expect(view.idf(of: TermHash("城市")) == 0)
    }
  }

  @Test func largestNumbersDoNotTrap() throws {
    let table = "# documents: \(Int.max)\nterm\tdocuments\n一\t\(Int.max)\n二\t\(Int.max / 2)\n三\t1\n"
    let frequencies = try DocumentFrequencies(table: Array(table.utf8), name: "table")
    ReferenceTable(frequencies, lexicon: try SampleLexicon.lexicon()).withView { view in
      #expect(view.unseen == 255)
      #expect(view.idf(of: TermHash("一")) == 0)
      #expect((10...12).contains(view.idf(of: TermHash("二"))))
      #expect(view.idf(of: TermHash("三")) == 255)
    }
  }

  /// Terms that were made to share their slot: what has no place is as rare as can be, in bounded time.
  @Test(.long) func collidingTermsEnd() throws {
    var rows: [String] = []
    var number: UInt32 = 0
    while rows.count < 1200, number < 4_000_000 {
      number += 1
      var hash = TermHash("一")
      let scalars = [0x4E00 + number % 20_000, 0x20000 + number / 20_000]
      for scalar in scalars { hash.append(scalar) }
      guard hash.value >> 54 == 77 else { continue }
      let text = String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
      rows.append("一\(text)\t500\n")
    }
    let table = "# documents: 900\nterm\tdocuments\n" + rows.joined()
    let frequencies = try DocumentFrequencies(table: Array(table.utf8), name: "table")
    ReferenceTable(frequencies, lexicon: try SampleLexicon.lexicon()).withView { view in
      var found = 0
      for row in rows where view.idf(of: TermHash(String(row.dropLast(5)))) < view.unseen {
        found += 1
      }
      #expect(rows.count == 1200 && found >= ReferenceSlots.probeLimit && found < rows.count)
    }
  }
}
