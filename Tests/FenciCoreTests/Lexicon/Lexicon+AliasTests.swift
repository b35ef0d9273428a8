import FenciTestSupport
import Testing

@testable import FenciCore

/// Other names of terms.
struct LexiconAliasTests {
  private func builder() throws -> Lexicon.Builder {
    var builder = Lexicon.Builder()
    builder.fold("雙", to: "双")
    for word in ["双", "碳", "达峰", "中和"] { try builder.insert(word, count: 10) }
    for term in ["双碳", "碳达峰", "碳中和"] { try builder.insert(term, layer: .phrases) }
    return builder
  }

  @Test func anAliasStandsForItsTerms() throws {
    var builder = try builder()
    try builder.insertAlias("双碳", of: ["碳达峰", "碳中和"])
    let lexicon = try Lexicon(bytes: builder.compile())
    #expect(lexicon.entry(for: "双碳")?.standsFor == ["碳达峰", "碳中和"])
    #expect(lexicon.entry(for: "雙碳")?.standsFor == ["碳达峰", "碳中和"])
    #expect(lexicon.entry(for: "碳达峰")?.standsFor == [])
    #expect(lexicon.entries().count { !$0.standsFor.isEmpty } == 1)
  }

  @Test(
    arguments: [
      ("碳", ["碳交易"]), ("碳交易", ["碳"]), ("碳", ["碳"]), ("碳", ["双碳"]), ("碳达峰", ["碳"]),
      ("双碳", ["碳"]), ("", ["碳"]),
    ])
  func wrongLinksAreRefused(alias: String, terms: [String]) throws {
    var builder = try builder()
    try builder.insertAlias("双碳", of: ["碳达峰", "碳中和"])
    #expect(throws: FenciError.self) { try builder.insertAlias(alias, of: terms) }
  }

  /// Nodes move when words are added; the links go with them.
  @Test func addedWordsLeaveLinksAlone() throws {
    var generator = SeededGenerator(seed: 310)
    var lexicon = try Lexicon(bytes: ImageEditor.sample())
    let links = links(lexicon)
    #expect(links.count > 50)
    for _ in 0..<4 {
      var edits = UserDictionary()
      for _ in 0..<100 {
        try edits.insert(
          RandomText.string(of: Array(RandomText.han.prefix(16)), count: 2, using: &generator))
      }
      lexicon = try lexicon.applying(edits)
      #expect(self.links(lexicon) == links)
    }
  }

  @Test func aRemovedAliasStandsForNothing() throws {
    var builder = try builder()
    try builder.insertAlias("双碳", of: ["碳达峰"])
    var edits = UserDictionary()
    try edits.remove("双碳")
    let lexicon = try Lexicon(bytes: builder.compile()).applying(edits)
    #expect(lexicon.entry(for: "双碳") == nil)
  }

  private func links(_ lexicon: Lexicon) -> [String: [String]] {
    let linked = lexicon.entries().filter { !$0.standsFor.isEmpty }
    return Dictionary(uniqueKeysWithValues: linked.map { ($0.word, $0.standsFor) })
  }
}
