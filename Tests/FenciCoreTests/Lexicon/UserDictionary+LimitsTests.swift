import FenciTestSupport
import Testing

@testable import FenciCore

/// Words of the user's own that a lexicon has no room for.
struct UserDictionaryLimitsTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try SampleLexicon.lexicon() }

  /// All of CJK Extension B: what fits is applied, every other line is told.
  @Test func rareCharacters() throws {
    let words = (0x20000..<0x2A6E0).compactMap { Unicode.Scalar(UInt32($0)) }
      .filter { lexicon.sections.codeMap.code(of: $0.value) == 0 }.map { String($0) }
    var edits = UserDictionary()
    let lines = Array((words + ["城市新城", "创\u{301}新城"]).joined(separator: "\n").utf8)
    var problems = edits.insert(linesOf: lines, name: "words.txt")
    #expect(problems.isEmpty)
    let edited = lexicon.applying(edits, problems: &problems)
    let room = AlphabetEditor.limit - lexicon.sections.alphabet.count
    #expect(problems.count == words.count - room)
    for (number, word) in words.enumerated() {
      #expect(edited.contains(word) == (number < room), "\(word)")
    }
    for (number, problem) in problems.enumerated() {
      guard case .invalidTable("words.txt", room + number + 1, _) = problem else {
        Issue.record("\(number): \(problem)")
        break
      }
    }
    for word in ["城市新城", "创新城"] { #expect(edited.contains(word)) }
    #expect(throws: problems[0]) { try lexicon.applying(edits) }
    let text = words.suffix(100).joined() + words.prefix(100).joined() + "城市新城"
    for segmenter in Segmenter.all(edited) {
      #expect(segmenter.areLawful(segmenter.tokens(in: text)), "\(segmenter.name)")
    }
    // The alphabet is full now: what needs nothing new still fits.
    var more = UserDictionary()
    try more.insert(words[0] + words[1])
    try more.insert(words[room])
    try more.remove(words[room + 1])
    try more.split([words[2], words[room + 2]])
    var rest: [FenciError] = []
    let full = edited.applying(more, problems: &rest)
    #expect(full.contains(words[0] + words[1]))
    #expect(
      rest.map(\.description).map { $0.prefix(8) }
        == ["entry “\(words[room])", "entry “\(words[2])"].map { $0.prefix(8) })
  }

  /// A word is left out as a whole: it takes no room from the words after it.
  @Test func leftOutWordsTakeNoRoom() throws {
    var edits = UserDictionary()
    let room = AlphabetEditor.limit - lexicon.sections.alphabet.count
    let characters = (0x20000..<0x2A000).compactMap { Unicode.Scalar(UInt32($0)) }
      .filter { lexicon.sections.codeMap.code(of: $0.value) == 0 }.prefix(room + 1).map {
        String($0)
      }
    for word in characters.dropLast(2) { try edits.insert(word) }
    try edits.insert(characters[room - 1] + characters[room])
    try edits.insert(characters[room - 1] + characters[0])
    var problems: [FenciError] = []
    let edited = lexicon.applying(edits, problems: &problems)
    #expect(problems.count == 1, "there is room for one character more, and two are new")
    #expect(edited.contains(characters[room - 1] + characters[0]))
    try edits.insert("𪛖" + characters[1])
    try edits.insert(characters[1] + characters[2])
    let again = lexicon.applying(edits, problems: &problems)
    #expect(problems.count == 1 + 2)
    #expect(again.contains(characters[1] + characters[2]))
  }

  @Test func tags() throws {
    var edits = UserDictionary()
    let count = 127 - lexicon.tagCount
    let lines = (0..<count + 3).map { "龘\($0)龘 5 t\($0)" } + ["龘龘 3 t0", "龟龟 3"]
    var problems = edits.insert(linesOf: Array(lines.joined(separator: "\n").utf8), name: "w")
    let edited = lexicon.applying(edits, problems: &problems)
    #expect(problems.count == 3)
    for (number, problem) in problems.enumerated() {
      #expect(problem.description.hasPrefix("w:\(count + number + 1): "))
    }
    #expect(edited.entry(for: "龘龘")?.tag == "t0")
    #expect(edited.entry(for: "龟龟")?.isWord == true)
    #expect(edited.entry(for: "龘\(count - 1)龘")?.tag == "t\(count - 1)")
    #expect(edited.entry(for: "龘\(count)龘") == nil)
  }

  @Test(arguments: ["a b", "n\0", "\n", "n\u{3000}"])
  func impossibleTagsAreRefused(tag: String) {
    var edits = UserDictionary()
    #expect(throws: FenciError.self) { try edits.insert("城市", tag: tag) }
  }

  /// Messages stay short, whatever the line.
  @Test(.long) func messagesAreShort() {
    var edits = UserDictionary()
    for line in ["长", "长 1 ", "\"", "甲/"].map({ String(repeating: $0, count: 100_000) }) {
      for line in [line, line + "\t5", "甲\t" + line, "甲\t5\t" + line] {
        for problem in edits.insert(linesOf: Array(line.utf8), name: "w") {
          #expect(problem.description.unicodeScalars.count < 300)
        }
      }
    }
  }
}
