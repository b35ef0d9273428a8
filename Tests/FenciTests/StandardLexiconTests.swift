import CFenciStandard
import Fenci
import Foundation
import FenciTestSupport
import Testing

@testable import FenciCore

/// The dictionary that comes with the library: what it knows, and that its bytes are those of the
/// repository, read in place.
@Suite struct StandardLexiconTests {
  @Test(arguments: ["创新型城市", "新质生产力"])
  func phrases(_ phrase: String) throws {
    let entry = try #require(Lexicon.standard.entry(for: phrase))
    #expect(entry.word == phrase)
    #expect(entry.isPhrase && !entry.isWord && !entry.isStopWord)
    #expect((1...Lexicon.standard.documentCount).contains(entry.documents))
  }

  @Test func words() throws {
    let entry = try #require(Lexicon.standard.entry(for: "科技"))
    #expect(entry.isWord && !entry.isPhrase)
    #expect(entry.tag == "n")
    #expect(entry.cost > 0)
    #expect(Lexicon.standard.entry(for: "的")?.isStopWord == true)
  }

  @Test func otherSpellingsAreTheSameEntry() throws {
    let simplified = try #require(Lexicon.standard.entry(for: "创新型城市"))
    #expect(Lexicon.standard.entry(for: "創新型城市") == simplified)
    #expect(Lexicon.standard.contains("ＧＤＰ") == Lexicon.standard.contains("gdp"))
    #expect(Lexicon.standard.folded("創新型城市") == "创新型城市")
  }

  @Test(arguments: ["", "创新型城", "创新型城市创新型城市", "qzx", "\u{301}"])
  func nothingElseIsAnEntry(_ text: String) {
    #expect(Lexicon.standard.entry(for: text) == nil)
    #expect(!Lexicon.standard.contains(text))
  }

  // MARK: The bytes

  /// The image is trusted at run time, because this test validates the same bytes.
  @Test func theEmbeddedBytesAreTheCommittedImage() throws {
    let file = try repositoryBytes("Sources/CFenciStandard/standard.fenci")
    let embedded = try Embedded()
    // Compared outside the expectation, which would print megabytes where they differ.
    let isTheFile = embedded.bytes == file
    #expect(isTheFile)
    let validated = try Lexicon(bytes: file)
    #expect(validated.wordCount == Lexicon.standard.wordCount)
    #expect(validated.phraseCount == Lexicon.standard.phraseCount)
  }

  /// Whoever edits a table has to compile and commit the image with it.
  @Test(.long) func theCommittedImageIsCompiledFromTheTables() throws {
    let tables = repository.appendingPathComponent("Dictionaries/standard").path
    let compiled = try Lexicon.Builder(tablesIn: tables).compile()
    let committed = try repositoryBytes("Sources/CFenciStandard/standard.fenci")
    let isTheSame = compiled == committed
    #expect(
      isTheSame,
      "fenci lexicon compile Dictionaries/standard -o Sources/CFenciStandard/standard.fenci")
  }

  /// Opening the lexicon copies nothing: every section is a view into the program's own bytes.
  @Test func sectionsAreReadInPlace() throws {
    let embedded = try Embedded()
    #expect(Lexicon.standard.byteCount == embedded.count)
    #expect(embedded.address % UInt(ImageFormat.alignment) == 0)
    let sections = Lexicon.standard.sections
    #expect(embedded.contains(sections.meta))
    #expect(embedded.contains(sections.codeMap.index) && embedded.contains(sections.codeMap.codes))
    #expect(embedded.contains(sections.alphabet))
    #expect(embedded.contains(sections.trie.check) && embedded.contains(sections.trie.base))
    #expect(embedded.contains(sections.cost) && embedded.contains(sections.tag))
    #expect(embedded.contains(sections.documents) && embedded.contains(sections.tagNames))
    #expect(embedded.contains(sections.spellings.nodes))
    #expect(embedded.contains(sections.spellings.offsets))
    #expect(embedded.contains(sections.spellings.bytes))
    #expect(embedded.contains(sections.readings.scalars))
    #expect(embedded.contains(sections.readings.offsets))
    #expect(embedded.contains(sections.readings.keys))
    #expect(embedded.contains(sections.weights))
  }
}

/// The image in the program, as the C target hands it out.
private struct Embedded {
  let address: UInt
  let count: Int
  let bytes: [UInt8]

  init() throws {
    var size = 0
    let start = try unsafe #require(unsafe fenci_standard_image(&size))
    address = UInt(bitPattern: start)
    count = size
    bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: size))
  }

  /// Whether a table lies in the image and is not empty.
  func contains<Element>(_ table: Table<Element>) -> Bool {
    let first = unsafe UInt(bitPattern: table.base)
    let last = first + UInt(table.count * MemoryLayout<Element>.stride)
    return table.count > 0 && first >= address && last <= address + UInt(count)
  }
}
