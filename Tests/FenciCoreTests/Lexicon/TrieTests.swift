@testable import FenciCore
import FenciTestSupport
import Testing

/// The trie holds what a naive dictionary holds, and nothing else.
struct TrieTests {
  @Test(.long) func trieEqualsASetOfWords() throws {
    var generator = SeededGenerator(seed: 201)
    for _ in 0..<60 {
      let alphabet = Array(Self.alphabet.shuffled(using: &generator).prefix(3 + generator.below(8)))
      let words = Set(
        (0..<1 + generator.below(60)).map { _ in
          RandomText.string(of: alphabet, count: 1 + generator.below(7), using: &generator)
        })
      let lexicon = try lexicon(words)
      #expect(Set(lexicon.entries().map(\.word)) == words)
      #expect(lexicon.wordCount == words.count)
      for _ in 0..<200 {
        let probe = RandomText.string(of: alphabet, count: generator.below(9), using: &generator)
        #expect(lexicon.contains(probe) == words.contains(probe), "\(probe)")
      }
    }
  }

  @Test func everyPrefixAndExtensionOfAWordIsNone() throws {
    let words: Set = ["创新型城市", "𠮷野家", "5g", "c++", "甲"]
    let lexicon = try lexicon(words)
    for word in words {
      let scalars = Array(word.unicodeScalars)
      for length in 0..<scalars.count {
        #expect(!lexicon.contains(String(String.UnicodeScalarView(scalars.prefix(length)))))
        #expect(!lexicon.contains(String(String.UnicodeScalarView(scalars.suffix(length)))))
      }
      #expect(lexicon.contains(word))
      #expect(!lexicon.contains(word + "甲"))
      #expect(!lexicon.contains("甲" + word))
    }
  }

  @Test func nestedWordsAreAllFound() throws {
    let word = "一二三四五六七八九十"
    let words = Set(
      (1...10).map { String(word.prefix($0)) } + (0..<10).map { String(word.suffix(10 - $0)) })
    let lexicon = try lexicon(words)
    #expect(Set(lexicon.entries().map(\.word)) == words)
  }

  @Test func astralKeysAreFound() throws {
    let words: Set = ["𠮷", "𠮷野家", "\u{2A6DF}\u{2A6DE}", "🚄", "\u{10FFFD}", "𝒳", "\u{30000}人"]
    let lexicon = try lexicon(words)
    #expect(Set(lexicon.entries().map(\.word)) == words)
    for word in words { #expect(lexicon.contains(word)) }
    #expect(!lexicon.contains("𠮶"))
  }

  @Test func singleCharactersAreFound() throws {
    let words = Set((0x4E00..<0x4F00).compactMap { Unicode.Scalar($0).map { String($0) } })
    let lexicon = try lexicon(words)
    #expect(lexicon.wordCount == 256)
    #expect(Set(lexicon.entries().map(\.word)) == words)
  }

  @Test func emptyDictionaryHasNothing() throws {
    let lexicon = try lexicon([])
    #expect(lexicon.entries().isEmpty)
    #expect(lexicon.wordCount == 0 && lexicon.phraseCount == 0)
    #expect(!lexicon.contains("") && !lexicon.contains("一"))
    #expect(lexicon.entry(for: "") == nil)
    for segmenter in Segmenter.all(lexicon) {
      #expect(segmenter.pieces("创新 5G。") == ["创", "新", " ", "5G", "。"])
    }
  }

  @Test func longestWordsAreFoundAndMatched() throws {
    let long = RandomText.repeating("城", 62) + "市"
    let lexicon = try lexicon([long, "城", "市"])
    #expect(lexicon.contains(long))
    for segmenter in Segmenter.tiling(lexicon) {
      #expect(segmenter.pieces(long) == [long], "\(segmenter.name)")
      #expect(segmenter.pieces("城" + long + "市").count == 3, "\(segmenter.name)")
    }
  }

  /// More children than one block of slots has, and characters of every code.
  @Test func wideAndDeepTriesAreFound() throws {
    var generator = SeededGenerator(seed: 202)
    let alphabet = (0x4E00..<0x5600).compactMap { Unicode.Scalar($0) }
    var words: Set<String> = []
    for scalar in alphabet { words.insert("甲" + String(scalar)) }
    for _ in 0..<3000 {
      words.insert(
        RandomText.string(of: alphabet, count: 2 + generator.below(4), using: &generator))
    }
    let lexicon = try lexicon(words)
    #expect(Set(lexicon.entries().map(\.word)) == words)
  }

  @Test func codeZeroLeadsNowhere() throws {
    let lexicon = try lexicon(["甲", "甲乙"])
    withExtendedLifetime(lexicon) {
      let trie = lexicon.sections.trie
      #expect(trie.child(of: Trie.root, over: 0) == nil)
      #expect(trie.node(over: []) == nil)
      #expect(trie.node(over: [0, 0]) == nil)
    }
  }

  private static let alphabet = Array("甲乙丙丁𠮷5a+の한。é🚄创新".unicodeScalars)

  private func lexicon(_ words: Set<String>) throws -> Lexicon {
    var builder = Lexicon.Builder()
    for word in words { try builder.insert(word) }
    return try Lexicon(bytes: builder.compile())
  }
}
