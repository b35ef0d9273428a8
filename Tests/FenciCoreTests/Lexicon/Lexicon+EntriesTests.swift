@testable import FenciCore
import FenciTestSupport
import Testing

/// Entries survive compiling and opening.
struct LexiconEntriesTests {
  @Test func sampleSurvives() throws {
    let lexicon = try SampleLexicon.lexicon()
    let entries = lexicon.entries()
    #expect(Set(entries.map(\.word)).count == entries.count)
    #expect(entries.count { $0.isWord } == lexicon.wordCount)
    #expect(entries.count { $0.isPhrase } == lexicon.phraseCount)
    for entry in entries {
      #expect(lexicon.entry(for: entry.word) == entry)
      #expect(lexicon.entry(for: lexicon.folded(entry.word)) == entry)
      #expect(lexicon.contains(entry.word) == (entry.isWord || entry.isPhrase))
    }
  }

  @Test func randomEntriesSurvive() throws {
    var generator = SeededGenerator(seed: 221)
    for _ in 0..<20 {
      var expected: [String: (count: Int, tag: String, documents: Int)] = [:]
      var builder = Lexicon.Builder()
      builder.documentCount = 1000
      for _ in 0..<200 {
        let word = RandomText.string(
          of: RandomText.han, count: 1 + generator.below(4), using: &generator)
        guard expected[word] == nil else { continue }
        let value = (
          1 + generator.below(9999), generator.pick(["", "n", "v"]), generator.below(1000)
        )
        expected[word] = value
        try builder.insert(word, count: value.0, tag: value.1)
        try builder.setDocuments(value.2, of: word)
      }
      let lexicon = try Lexicon(bytes: builder.compile())
      let total = expected.values.reduce(0) { $0 + $1.count }
      #expect(lexicon.entries().count == expected.count)
      for entry in lexicon.entries() {
        let (count, tag, documents) = try #require(expected[entry.word])
        #expect(entry.tag == tag && entry.documents == documents && entry.isWord && !entry.isPhrase)
        #expect(abs(entry.cost + ln(Double(count) / Double(total))) < 0.002)
      }
    }
  }

  /// What is compiled from the entries of a lexicon has the same entries.
  @Test func compilingAgainChangesNothing() throws {
    let lexicon = try SampleLexicon.lexicon()
    var builder = Lexicon.Builder()
    SampleLexicon.insertFolds(&builder)
    for entry in lexicon.entries() {
      if entry.isWord { try builder.insert(entry.word, tag: entry.tag) }
      if entry.isPhrase { try builder.insert(entry.word, tag: entry.tag, layer: .phrases) }
      if entry.isStopWord { try builder.insertStopWord(entry.word) }
    }
    let again = try Lexicon(bytes: builder.compile())
    #expect(Set(again.entries().map(\.word)) == Set(lexicon.entries().map(\.word)))
    #expect(again.wordCount == lexicon.wordCount && again.phraseCount == lexicon.phraseCount)
  }

  @Test func sectionSizesAddUp() throws {
    let lexicon = try SampleLexicon.lexicon()
    let sizes = lexicon.sectionSizes
    #expect(sizes.map(\.name) == ImageFormat.Section.allCases.map(\.name))
    #expect(Set(sizes.map(\.name)).count == sizes.count)
    #expect(sizes.reduce(0) { $0 + $1.byteCount } < lexicon.byteCount)
  }
}
