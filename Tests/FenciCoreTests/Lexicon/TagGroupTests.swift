@testable import FenciCore
import FenciTestSupport
import Testing

struct TagGroupTests {
  @Test(
    arguments: [
      ("", .unknown), ("n", .noun), ("ng", .noun), ("ns", .place), ("nt", .organisation),
      ("nrt", .person), ("nz", .properNoun),
      ("j", .properNoun), ("v", .verb), ("vd", .verb), ("vn", .verbalNoun), ("a", .adjective),
      ("b", .adjective),
      ("m", .numeral), ("q", .numeral), ("t", .numeral), ("i", .idiom), ("l", .locution),
      ("d", .adverb), ("uj", .other),
      ("x", .other), ("ü", .other),
    ] as [(String, TagGroup)])
  func tagsHaveTheirGroup(tag: String, group: TagGroup) {
    #expect(TagGroup(tag: tag) == group)
  }

  @Test func tableIsIndexedByTagNumber() throws {
    let lexicon = try SampleLexicon.lexicon()
    let table = TagGroup.table(of: lexicon)
    #expect(table.count == 256)
    #expect(table[0] == .unknown)
    for number in 1...lexicon.tagCount {
      #expect(table[number] == TagGroup(tag: lexicon.tagName(UInt8(number))))
    }
    #expect(table[(lexicon.tagCount + 1)..<128].allSatisfy { $0 == .unknown })
    // As neighbours, stop words are one group.
    #expect(table[128...].allSatisfy { $0 == .stopWord })
    for entry in lexicon.entries() {
      let node = try #require(lexicon.node(of: entry.word))
      #expect(
        table[Int(lexicon.sections.tag[Int(node)] & NodeTag.mask)] == TagGroup(tag: entry.tag))
    }
  }
}
