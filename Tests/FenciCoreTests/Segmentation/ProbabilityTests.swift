@testable import FenciCore
import FenciTestSupport
import Testing

/// Maximum probability and MMSEG where the dictionary alone does not say it all.
struct ProbabilityTests {
  /// No word costs more than a token that is none, and a word that was counted once costs the same.
  @Test func unknownTokenCostsAsMuchAsAWordCountedOnce() throws {
    var builder = Lexicon.Builder()
    try builder.insert("甲", count: 1)
    try builder.insert("乙", count: 99_999)
    let lexicon = try Lexicon(bytes: builder.compile())
    let cost = try #require(lexicon.entry(for: "甲")).cost
    #expect(Int(cost * 2048) == lexicon.unknownCost)
    #expect(lexicon.unknownCost == 23_578)  // 2048 ln 100000, to a unit
  }

  /// Words of the user's own fix boundaries first; between them every path is tried.
  @Test(.long, arguments: [Segmenter.Method.probability, .mmseg])
  func userWordsEqualTheirDefinition(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 311)
    for size in 0..<60 {
      let random = try RandomLexicon(
        size: 3 + size % 5, wordCount: 6 + generator.below(30), longest: 2 + size % 5,
        using: &generator)
      var edits = UserDictionary()
      var fixed: Set<String> = []
      for _ in 0..<1 + generator.below(3) {
        let word = random.text(count: 2 + generator.below(3), using: &generator)
        try edits.insert(word)
        fixed.insert(word)
        let counted = random.text(count: 1 + generator.below(4), using: &generator)
        if !fixed.contains(counted) { try edits.insert(counted, count: 1 + generator.below(900)) }
        fixed.remove(counted)
        if !fixed.contains(word) { try edits.insert(word); fixed.insert(word) }
      }
      let lexicon = try random.lexicon.applying(edits)
      var naive = random.naive
      for entry in lexicon.entries() where entry.isWord {
        naive.words[naive.key(entry.word)] = Int(entry.cost * 2048)
      }
      for _ in 0..<15 {
        let text = random.text(count: 1 + generator.below(10), using: &generator)
        let matching = NaiveMatching(naive, Self.units(text, fixed))
        let expected =
          method == .mmseg
          ? matching.mmseg(unknownCost: lexicon.unknownCost)
          : matching.probability(unknownCost: lexicon.unknownCost)
        let found = Segmenter(lexicon: lexicon, method: method).ends(text)
        try #require(
          found == expected.map { 3 * $0.range.upperBound }, "\(text), fixed: \(fixed)")
      }
    }
  }

  /// Words of one to 63 characters nest and overlap: all levels of the lattice and the long words.
  @Test(.long) func longWordsEqualTheirDefinition() throws {
    var generator = SeededGenerator(seed: 312)
    for _ in 0..<amount(60, few: 15) {
      var (builder, naive) = (Lexicon.Builder(), NaiveLexicon())
      for length in [1, 2, 3, 4, 5, 6, 7, 8, 9, 62, 63] where generator.below(3) > 0 {
        let word = String(repeating: "甲", count: length)
        try builder.insert(word, count: 1 + generator.below(9) * generator.below(400))
        naive.words[naive.key(word)] = 0
      }
      try builder.insert("乙", count: 1000)
      naive.words[naive.key("乙")] = 0
      let lexicon = try Lexicon(bytes: builder.compile())
      for entry in lexicon.entries() { naive.words[naive.key(entry.word)] = Int(entry.cost * 2048) }
      for count in [1, 4, 5, 6, 9, 10, 63, 64, 65, 130, 1000, 4000] {
        let text = "乙" + String(repeating: "甲", count: count)
        let found = Segmenter(lexicon: lexicon, method: .probability).tokens(in: text)
        let cost = found.reduce(0) { sum, token in
          let word = naive.key(found.surface(of: token))
          return sum + (naive.words[word] ?? lexicon.unknownCost)
        }
        #expect(cost == Self.leastCost(text, naive, lexicon.unknownCost), "\(count)")
        if count < 10 {
          let expected = NaiveMatching(naive, NaiveUnit.units(text))
            .probability(unknownCost: lexicon.unknownCost)
          #expect(found.map { $0.end / 3 } == expected.map(\.range.upperBound), "\(count)")
        }
      }
    }
  }

  /// A chunk that one number has made larger than the window.
  @Test(arguments: [Segmenter.Method.probability, .mmseg])
  func largeChunk(method: Segmenter.Method) throws {
    var builder = try SampleLexicon.builder()
    try builder.insert("一百", count: 900)
    let lexicon = try Lexicon(bytes: builder.compile())
    let segmenter = Segmenter(lexicon: lexicon, method: method)
    let number = String(repeating: "一二三", count: 30_000)
    #expect(segmenter.pieces("中国人民" + number + "城市，").suffix(3) == [number, "城市", "，"])
  }

  /// The least cost of all paths, by dynamic programming over suffixes.
  private static func leastCost(_ text: String, _ naive: NaiveLexicon, _ unknown: Int) -> Int {
    let key = naive.key(text)
    var least = [Int](repeating: 0, count: key.count + 1)
    for start in key.indices.reversed() {
      least[start] = unknown + least[start + 1]
      for (word, cost) in naive.words where key[start...].starts(with: word) {
        least[start] = min(least[start], cost + least[start + word.count])
      }
    }
    return least[0]
  }

  /// The units of a text in which fixed words are found from left to right, the longest first. Each is
  /// one atom of a character that no dictionary has.
  private static func units(_ text: String, _ fixed: Set<String>) -> [NaiveUnit] {
    let scalars = Array(text.unicodeScalars)
    var units: [NaiveUnit] = []
    while units.count < scalars.count {
      let rest = scalars[units.count...]
      let word = fixed.filter { rest.starts(with: $0.unicodeScalars) }
        .max { $0.unicodeScalars.count < $1.unicodeScalars.count }
      guard let word else {
        units.append(NaiveUnit(scalars[units.count].value))
        continue
      }
      for place in word.unicodeScalars.indices {
        units.append(NaiveUnit(0, isJoined: place != word.unicodeScalars.startIndex))
      }
    }
    return units
  }
}
