import FenciTestSupport
import Testing

@testable import FenciCore

/// Words of the user's own on a compiled lexicon.
struct UserDictionaryTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try SampleLexicon.lexicon() }

  /// An edited lexicon finds what a lexicon finds that was compiled with the same words.
  @Test func editedAndCompiledLexiconsAgree() throws {
    var generator = SeededGenerator(seed: 301)
    let alphabet = Array("创新城市型发展战略龘龟".map(String.init))
    for _ in 0..<40 {
      let words = (0..<60).map { _ in
        (0..<1 + generator.below(4)).map { _ in generator.pick(alphabet) }.joined()
      }
      var builder = try SampleLexicon.builder()
      var edits = UserDictionary()
      for word in words {
        try builder.insert(word, count: 5)
        try builder.insert(word, count: 5, layer: .phrases)
        try edits.insert(word, count: 5)
      }
      let compiled = try Lexicon(bytes: builder.compile())
      let edited = try lexicon.applying(edits)
      for word in words { #expect(edited.contains(word), "\(word)") }
      for entry in compiled.entries() where entry.isWord {
        #expect(edited.entry(for: entry.word)?.isWord == true, "\(entry.word)")
      }
      let text = (0..<200).map { _ in generator.pick(alphabet) }.joined()
      for method in [Segmenter.Method.forward, .backward] {
        #expect(
          Segmenter(lexicon: edited, method: method).visiblePieces(in: text)
            == Segmenter(lexicon: compiled, method: method).visiblePieces(in: text))
      }
    }
  }

  /// The trie of an edited lexicon is a tree like that of a compiled one.
  @Test func editedLexiconEnumeratesItsEntries() throws {
    var generator = SeededGenerator(seed: 302)
    var edits = UserDictionary()
    var words: Set<String> = []
    for _ in 0..<500 {
      let word = String(
        String.UnicodeScalarView(
          (0..<1 + generator.below(5)).compactMap { _ in
            Unicode.Scalar(UInt32(0x4E00 + generator.below(0x1000)))
          }))
      try edits.insert(word)
      words.insert(word)
    }
    let edited = try lexicon.applying(edits)
    let found = Set(edited.entries().map(\.word))
    #expect(words.isSubset(of: found))
    #expect(Set(lexicon.entries().map(\.word)).isSubset(of: found))
    #expect(edited.wordCount == edited.entries().count { $0.isWord })
    #expect(edited.phraseCount == edited.entries().count { $0.isPhrase })
  }

  @Test func wordsWithoutACountWinLeftmostThenLongest() throws {
    var edits = UserDictionary()
    for word in ["新型", "新型城", "市发"] { try edits.insert(word) }
    let edited = try lexicon.applying(edits)
    for segmenter in Segmenter.tiling(edited) {
      #expect(segmenter.pieces("创新型城市发展") == ["创", "新型城", "市发", "展"], "\(segmenter.name)")
    }
  }

  @Test func theLastEditCounts() throws {
    var edits = UserDictionary()
    try edits.insert("新型")
    try edits.remove("新型")
    try edits.split(["城", "市"])
    try edits.join(["城", "市"])
    let edited = try lexicon.applying(edits)
    #expect(!edited.contains("新型"))
    #expect(Segmenter(lexicon: edited, method: .probability).pieces("城市") == ["城市"])
  }

  @Test func splitsAndRemovals() throws {
    var edits = UserDictionary()
    try edits.split(["城", "市"])
    try edits.remove("创新")
    let edited = try lexicon.applying(edits)
    for segmenter in Segmenter.all(edited) {
      #expect(segmenter.pieces("创新城市") == ["创", "新", "城", "市"], "\(segmenter.name)")
    }
    #expect(lexicon.contains("创新"), "the lexicon itself stays as it is")
  }

  /// Edits of an edited lexicon keep the earlier ones.
  @Test func editsAddUp() throws {
    var first = UserDictionary()
    try first.insert("龘龘")
    var second = UserDictionary()
    try second.insert("龟龘", count: 3, tag: "nz")
    let edited = try lexicon.applying(first).applying(second)
    #expect(edited.contains("龘龘"))
    #expect(edited.entry(for: "龟龘")?.tag == "nz")
    #expect(Segmenter(lexicon: edited, method: .probability).pieces("龘龘龟龘") == ["龘龘", "龟龘"])
  }

  @Test(arguments: ["", " ", "\u{301}", String(repeating: "城", count: 64)])
  func impossibleWordsAreRefused(word: String) {
    var edits = UserDictionary()
    #expect(throws: FenciError.self) { try edits.insert(word) }
    #expect(throws: FenciError.self) { try edits.remove(word) }
    #expect(edits.count == 0)
  }

  /// Tokens tile whatever the words and the text.
  @Test func tokensTileWithRules() throws {
    var generator = SeededGenerator(seed: 303)
    for _ in 0..<60 {
      var edits = UserDictionary()
      for _ in 0..<20 {
        let word = RandomText.mixed(pieces: 2, using: &generator)
        try? edits.insert(word)
        try? edits.split([word, "城"])
      }
      let edited = try lexicon.applying(edits)
      let text = RandomText.mixed(pieces: 30, using: &generator)
      for segmenter in Segmenter.all(edited) {
        let tokens = segmenter.tokens(in: text)
        #expect(segmenter.areLawful(tokens), "\(segmenter.name): \(text.debugDescription)")
      }
    }
  }

  /// The rules of an edited lexicon do what a search for the longest word at every place does.
  @Test func rulesAgreeWithNaiveSearch() throws {
    var generator = SeededGenerator(seed: 304)
    let alphabet = Array("创新城市型发展战略龘龟").map(String.init)
    for _ in 0..<40 {
      var edits = UserDictionary()
      var pieces: [String: [String]] = [:]
      for _ in 0..<1 + generator.below(30) {
        let word = (0..<1 + generator.below(4)).map { _ in generator.pick(alphabet) }
        if generator.below(4) == 0, word.count > 1 {
          try edits.split(word)
          pieces[word.joined()] = word
        } else {
          try edits.insert(word.joined())
          pieces[word.joined()] = [word.joined()]
        }
      }
      let edited = try lexicon.applying(edits)
      let text = (0..<200).map { _ in generator.pick(alphabet) }
      for segmenter in Segmenter.all(edited) where segmenter.granularity == .words {
        let plain = Segmenter(lexicon: lexicon, method: segmenter.method)
        var expected: [String] = []
        var gap = ""
        var start = 0
        while start < text.count {
          let lengths = (1...4).filter {
            start + $0 <= text.count && pieces[text[start..<start + $0].joined()] != nil
          }
          if let length = lengths.max() {
            expected += plain.pieces(gap) + (pieces[text[start..<start + length].joined()] ?? [])
            gap = ""
            start += length
          } else {
            gap += text[start]
            start += 1
          }
        }
        #expect(
          segmenter.pieces(text.joined()) == expected + plain.pieces(gap), "\(segmenter.name)")
      }
    }
  }

  /// Whatever moves in the trie, the other entries keep all that is known of them, spelling included.
  @Test func otherEntriesStayAsTheyAre() throws {
    var generator = SeededGenerator(seed: 305)
    var builder = Lexicon.Builder()
    func character() -> String {
      String(Unicode.Scalar(UInt32(0x4E00 + generator.below(300))) ?? "?")
    }
    func word() -> String { (0..<1 + generator.below(4)).map { _ in character() }.joined() }
    // Marks are left out of the key, so every third word has a spelling of its own.
    for number in 1...3000 {
      try builder.insert(
        word() + (number % 3 == 0 ? "\u{301}" : ""), count: number, tag: number % 2 == 0 ? "n" : "v"
      )
    }
    var current = try Lexicon(bytes: builder.compile())
    #expect(current.entries().contains { $0.word != current.folded($0.word) })
    for round in 0..<4 {
      var edits = UserDictionary()
      var changed: Set<String> = []
      for number in 0..<300 {
        let word = word()
        let spelling = number % 5 == 0 ? word + "\u{301}" : word
        try edits.insert(spelling, count: number % 2 == 0 ? 7 : nil)
        changed.insert(word)
      }
      let (first, second) = (try current.applying(edits), try current.applying(edits))
      #expect(first.entries() == second.entries(), "equal edits give equal lexicons")
      for entry in current.entries() where !changed.contains(current.folded(entry.word)) {
        #expect(first.entry(for: entry.word) == entry, "round \(round): \(entry.word)")
      }
      for word in changed { #expect(first.contains(word), "round \(round): \(word)") }
      current = first
    }
  }
}
