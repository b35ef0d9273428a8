import FenciCore
import FenciTestSupport
import Testing

/// User words by literal, from collections and from files.
struct UserDictionaryCollectionsTests {
  private func words(_ edits: UserDictionary, _ text: String) throws -> [String] {
    let lexicon = try SampleLexicon.lexicon().applying(edits)
    return Segmenter(lexicon: lexicon, method: .probability).words(in: text)
  }

  @Test func literal() throws {
    #expect(try words(["创新型城", "Red Hat"], "创新型城市Red Hat") == ["创新型城", "市", "Red Hat"])
    #expect(UserDictionary(arrayLiteral: "甲", "乙").count == 2)
  }

  /// A literal cannot throw, so its error comes when it is applied.
  @Test func invalidWordOfALiteral() throws {
    let lexicon = try SampleLexicon.lexicon()
    #expect(throws: FenciError.self) { try lexicon.applying(["好词", " "]) }
    var problems: [FenciError] = []
    let edited = lexicon.applying(["好词", " "], problems: &problems)
    #expect(problems.count == 1)
    #expect(edited.contains("好词"))
  }

  @Test func otherCollections() throws {
    var edits = UserDictionary()
    try edits.insert(contentsOf: "创新型城 Hat".split(separator: " "))
    try edits.insert(contentsOf: Set(["市建"]))
    #expect(edits.count == 3)
    #expect(try words(edits, "创新型城市建设") == ["创新型城", "市建", "设"])
    #expect(throws: FenciError.self) { try edits.insert(contentsOf: ["好", ""]) }
    #expect(edits.count == 4)
  }

  @Test func file() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("words.txt", "创新型城\n市建 5 n\n")
    #expect(try words(UserDictionary(contentsOf: path), "创新型城市建").first == "创新型城")
    let bad = try folder.write("bad.txt", "好词\n坏,5\n")
    let error = #expect(throws: FenciError.self) { try UserDictionary(contentsOf: bad) }
    #expect(error?.description.hasPrefix("\(bad):2: ") == true)
    let missing = #expect(throws: FenciError.self) { try UserDictionary(contentsOf: path + "x") }
    #expect(missing?.description.contains("words.txtx") == true)
  }
}
