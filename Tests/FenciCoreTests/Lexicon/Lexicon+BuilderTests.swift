@testable import FenciCore
import FenciTestSupport
import Testing

struct LexiconBuilderTests {
  @Test(arguments: ["", "\u{301}", "\u{FE0F}\u{200D}", String(repeating: "城", count: 64)])
  func impossibleEntriesAreRefused(word: String) {
    var builder = Lexicon.Builder()
    #expect(throws: FenciError.self) { try builder.insert(word) }
    #expect(throws: FenciError.self) { try builder.insert(word, layer: .phrases) }
    #expect(throws: FenciError.self) { try builder.insertStopWord(word) }
    #expect(throws: FenciError.self) { try builder.setDocuments(1, of: word) }
  }

  /// NUL is a character like others, and not the one whose code means that there is none.
  @Test func entriesWithNUL() throws {
    var builder = Lexicon.Builder()
    try builder.insert("\0的")
    try builder.insert("城\0市")
    try builder.insertStopWord("\0")
    let lexicon = try Lexicon(bytes: builder.compile())
    #expect(lexicon.contains("\0的") && lexicon.contains("城\0市") && !lexicon.contains("的"))
    #expect(
      Segmenter(lexicon: lexicon, method: .probability).visiblePieces(in: "城\0市\0的").joined()
        == "城\0市\0的")
  }

  @Test func sixtyThreeCharactersArePossible() throws {
    var builder = Lexicon.Builder()
    let word = String(repeating: "城", count: 63)
    try builder.insert(word + "\u{FE00}")
    let lexicon = try Lexicon(bytes: builder.compile())
    #expect(lexicon.contains(word))
    #expect(lexicon.entries().map(\.word) == [word + "\u{FE00}"])
  }

  /// An error must leave nothing behind.
  @Test func refusedEntryLeavesNoTrace() throws {
    var builder = Lexicon.Builder()
    try builder.insert("创新")
    let before = try builder.compile()
    #expect(throws: FenciError.self) { try builder.insert(String(repeating: "城", count: 64)) }
    #expect(throws: FenciError.self) { try builder.insertReadings(["chuang"], of: "创") }
    #expect(throws: FenciError.self) { try builder.setWeight(1, of: "no such feature") }
    let after = try builder.compile()
    #expect(throws: Never.self) { try Lexicon(bytes: after) }
    #expect(after == before)
  }

  @Test func entriesThatFoldAlikeAreOne() throws {
    let lexicon = try lexicon([("创新", 3), ("創新", 5), ("创\u{FE00}新", 1), ("城市", 9)])
    #expect(lexicon.wordCount == 2)
    let entry = try #require(lexicon.entry(for: "创新"))
    #expect(entry.word == "創新")
    #expect(lexicon.entry(for: "創新") == entry)
    // Both have half of all counts.
    #expect(entry.cost == lexicon.entry(for: "城市")?.cost)
    #expect(Set(lexicon.entries().map(\.word)) == ["創新", "城市"])
  }

  /// The commonest spelling has the greatest sum of counts, however many insertions that took.
  @Test func countsOfOneSpellingAdd() throws {
    let lexicon = try lexicon([("創新", 3), ("创新", 5), ("創新", 3)])
    #expect(lexicon.entry(for: "创新")?.word == "創新")
  }

  @Test func amongEqualSpellingsTheFirstByUnicodeOrderWins() throws {
    #expect(try lexicon([("創新", 3), ("创新", 3)]).entry(for: "创新")?.word == "创新")
    #expect(try lexicon([("创新", 3), ("創新", 3)]).entry(for: "创新")?.word == "创新")
  }

  @Test func layersAreKeptApart() throws {
    var builder = Lexicon.Builder()
    try builder.insert("创新", count: 4, tag: "n")
    try builder.insert("创新型城市", layer: .phrases)
    try builder.insert("城市", count: 2, tag: "n")
    try builder.insert("城市", count: 3, tag: "v", layer: .phrases)
    try builder.insertStopWord("的")
    try builder.setDocuments(7, of: "城市")
    try builder.setDocuments(5, of: "不是词")
    builder.documentCount = 9
    let lexicon = try Lexicon(bytes: builder.compile())
    #expect(lexicon.wordCount == 2 && lexicon.phraseCount == 2 && lexicon.documentCount == 9)
    #expect(lexicon.entry(for: "创新")?.isPhrase == false)
    #expect(lexicon.entry(for: "创新型城市")?.isWord == false)
    let both = try #require(lexicon.entry(for: "城市"))
    #expect(both.isWord && both.isPhrase && both.documents == 7 && both.tag == "v")
    let stopWord = try #require(lexicon.entry(for: "的"))
    #expect(stopWord.isStopWord && !stopWord.isWord && !lexicon.contains("的"))
    #expect(lexicon.entry(for: "不是词") == nil)
    #expect(Set(lexicon.entries().map(\.word)) == ["创新", "创新型城市", "城市", "的"])
  }

  @Test func commonestTagWins() throws {
    var builder = Lexicon.Builder()
    for (count, tag) in [(2, "v"), (3, "n"), (3, "a"), (1, "z"), (9, "")] {
      try builder.insert("城市", count: count, tag: tag)
    }
    let entry = try #require(try Lexicon(bytes: builder.compile()).entry(for: "城市"))
    #expect(entry.tag == "a")
  }

  @Test(arguments: [["chuang"], ["chuàng", ""], ["f(x)"], ["市"], ["\u{0}"]])
  func impossibleReadingsAreRefused(readings: [String]) {
    var builder = Lexicon.Builder()
    #expect(throws: FenciError.self) { try builder.insertReadings(readings, of: "创") }
  }

  @Test(arguments: [1e6, -1e6, .infinity, -.infinity, .nan])
  func impossibleWeightsAreRefused(weight: Double) {
    var builder = Lexicon.Builder()
    #expect(throws: FenciError.self) { try builder.setWeight(weight, of: "bias") }
  }

  private func lexicon(_ words: [(String, Int)]) throws -> Lexicon {
    var builder = Lexicon.Builder()
    SampleLexicon.insertFolds(&builder)
    for (word, count) in words { try builder.insert(word, count: count) }
    return try Lexicon(bytes: builder.compile())
  }
}
