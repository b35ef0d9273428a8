@testable import FenciCore
import FenciTestSupport
import Testing

/// Compiling the same entries gives the same bytes, whatever the order of insertion.
struct LexiconCompileTests {
  private struct Insertion {
    var word: String
    var count: Int
    var tag: String
    var layer: Lexicon.Layer
  }

  @Test(.long) func insertionOrderNeverChangesTheBytes() throws {
    var generator = SeededGenerator(seed: 211)
    for _ in 0..<25 {
      var insertions: [Insertion] = []
      for _ in 0..<120 {
        insertions.append(
          Insertion(
            word: RandomText.string(
              of: Self.alphabet, count: 1 + generator.below(4), using: &generator),
            count: generator.below(5), tag: generator.pick(["", "n", "v", "nr", "q"]),
            layer: generator.oneIn(4) ? .phrases : .words))
      }
      let bytes = try compiled(insertions)
      for _ in 0..<4 { #expect(try compiled(insertions.shuffled(using: &generator)) == bytes) }
    }
  }

  /// Spellings that are canonically equivalent are still different bytes.
  @Test(arguments: [
    ["\u{F900}甲", "豈甲"], ["\u{E9}", "e\u{301}"], ["\u{212B}", "\u{C5}"],
    ["a\u{323}\u{307}", "a\u{307}\u{323}"],
  ])
  func orderOfEquivalentSpellingsNeverChangesTheBytes(spellings: [String]) throws {
    let insertions = spellings.map { Insertion(word: $0, count: 5, tag: "", layer: .words) }
    #expect(try compiled(insertions) == compiled(insertions.reversed()))
  }

  @Test func orderOfEverythingElseNeverChangesTheBytes() throws {
    var steps: [(inout Lexicon.Builder) throws -> Void] = []
    for word in ["创新", "城市", "的"] { steps.append { try $0.insertStopWord(word) } }
    for word in ["创新", "城", "发展"] {
      steps.append { try $0.setDocuments(word.utf8.count, of: word) }
    }
    for count in [3, 8, 5] { steps.append { try $0.setDocuments(count, of: "经济") } }
    for reading in ["chuàng", "chuāng"] {
      steps.append { try $0.insertReadings([reading], of: "创") }
    }
    for reading in ["xīn", "xīn"] { steps.append { try $0.insertReadings([reading], of: "新") } }
    for feature in ["bias", "inner verb"] { steps.append { try $0.setWeight(1.5, of: feature) } }
    for word in ["创新", "城市", "城"] { steps.append { try $0.insert(word, count: 3, tag: "n") } }
    var generator = SeededGenerator(seed: 212)
    var images: Set<[UInt8]> = []
    for _ in 0..<12 {
      var builder = Lexicon.Builder()
      for step in steps.shuffled(using: &generator) { try step(&builder) }
      images.insert(try builder.compile())
    }
    #expect(images.count == 1)
  }

  @Test func foldingsOfTwoReservedCharactersIntoOneAreFound() throws {
    for (from, to) in [("〇", "零"), ("零", "〇"), ("两", "二"), ("0", "零")]
      as [(Unicode.Scalar, Unicode.Scalar)]
    {
      var builder = Lexicon.Builder()
      builder.fold(from, to: to)
      try builder.insert("零售")
      try builder.insert("二〇两零")
      let lexicon = try Lexicon(bytes: builder.compile())
      #expect(lexicon.contains("零售"), "\(from) to \(to)")
      #expect(lexicon.contains("二〇两零"), "\(from) to \(to)")
      #expect(
        Segmenter(lexicon: lexicon, method: .probability).pieces("零售") == ["零售"], "\(from) to \(to)"
      )
    }
  }

  @Test func tooManyTagsAreRefused() throws {
    var builder = Lexicon.Builder()
    for number in 0..<127 { try builder.insert("城", count: number + 1, tag: "t\(number)") }
    #expect(try Lexicon(bytes: builder.compile()).entry(for: "城")?.tag == "t126")
    try builder.insert("城", tag: "one more")
    #expect(throws: FenciError.self) { try builder.compile() }
  }

  @Test func tooManyCharactersAreRefused() throws {
    var builder = Lexicon.Builder()
    for scalar in UInt32(0x20000)..<0x20000 + 16_384 {
      try builder.insert(String(try #require(Unicode.Scalar(scalar))))
    }
    #expect(throws: FenciError.self) { try builder.compile() }
  }

  @Test func countsOfAnySizeAreCompiled() async {
    await #expect(processExitsWith: .success) {
      var builder = Lexicon.Builder()
      for word in ["创新", "创新", "城市", "创新"] { try builder.insert(word, count: .max) }
      try builder.insert("人民", count: .min)
      try builder.setDocuments(.max, of: "城市")
      let lexicon = try Lexicon(bytes: builder.compile())
      try #require(lexicon.entries().count == 3)
    }
  }

  @Test func tooManyDocumentsAreRefused() throws {
    var builder = Lexicon.Builder()
    try builder.insert("创新")
    builder.documentCount = 65_535
    #expect(try Lexicon(bytes: builder.compile()).documentCount == 65_535)
    builder.documentCount = 65_536
    #expect(throws: FenciError.self) { try builder.compile() }
  }

  private static let alphabet = Array("创創新城市设設5５aAé".unicodeScalars)

  private func compiled(_ insertions: [Insertion]) throws -> [UInt8] {
    var builder = Lexicon.Builder()
    SampleLexicon.insertFolds(&builder)
    builder.fold("\u{F900}", to: "豈")
    builder.fold("\u{212B}", to: "a")
    builder.fold("\u{C5}", to: "a")
    for insertion in insertions {
      try builder.insert(
        insertion.word, count: insertion.count, tag: insertion.tag, layer: insertion.layer)
    }
    return try builder.compile()
  }
}
