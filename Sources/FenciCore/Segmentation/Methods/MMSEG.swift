/// MMSEG (Tsai 1996, “MMSEG: A Word Identification System for Mandarin Chinese Text Based on Two
/// Variants of the Maximum Matching Algorithm”). The method compares all combinations of the next
/// three words. Four rules choose one combination, and its first word becomes a token. Each rule
/// applies to the combinations that the rules before it rate as equal:
///
/// 1. The total length must be the greatest.
/// 2. The average length must be the greatest, which means that the number of words is the least. A
///    combination has fewer than three words only at the end of a span.
/// 3. The variance of the lengths must be the least.
/// 4. The words of one character must be the most common ones, by the sum of ln(count).
///
/// If combinations are still equal, the longer first word wins. The search ends at a character that
/// no word contains, so text after punctuation does not change the words before it.
///
/// Because of rule 1, the third word is always the longest at its position. So a token requires at
/// most 63 × 63 combinations, and the running time is linear for any text.
private struct MMSEG {
  private let codes: Scratch<UInt16>.View
  private let marks: Scratch<UInt8>.View
  private let words: Scratch<UInt64>.View
  private let count: Int
  private let sections: ImageSections
  private let unknownCost: Int

  init(
    _ units: borrowing NormalizedText, _ sections: ImageSections, words: Scratch<UInt64>.View,
    unknownCost: Int
  ) {
    (codes, marks, count) = (units.codes.view, units.marks.view, units.count)
    (self.sections, self.words, self.unknownCost) = (sections, words, unknownCost)
  }

  /// Finds the words that begin at every character. Bit *n* − 1 of an element of `words` means that
  /// a word of *n* characters begins there. If a token may start at a character, the character
  /// itself or its pre-token counts as a word, too. A pre-token is a sequence that no boundary
  /// divides, such as a word of letters or an address.
  func findWords() {
    let trie = sections.trie
    for start in 0..<count {
      guard marks[start] & CharacterFlags.joined == 0 else {
        words[start] = 0
        continue
      }
      var unit = start &+ 1
      while marks[unit] & CharacterFlags.joined != 0 { unit &+= 1 }
      var found = Self.bit(unit &- start)
      var cursor = TrieCursor(trie, afterFirst: codes[start])
      unit = start &+ 1
      while cursor.hasChildren, cursor.descend(over: codes[unit]) {
        unit &+= 1
        if cursor.isWord, marks[unit] & CharacterFlags.joined == 0 {
          found |= Self.bit(unit &- start)
        }
      }
      words[start] = found
    }
  }

  private static func bit(_ length: Int) -> UInt64 { 1 &<< UInt64(length &- 1) }

  /// The length of the longest word of a set, which is an element of `words`.
  @inline(__always) private static func longest(_ words: UInt64) -> Int {
    64 &- words.leadingZeroBitCount
  }

  /// The length of the token that starts at a character.
  func length(from start: Int) -> Int {
    let firsts = words[start]
    // If only one word begins here, no comparison is necessary.
    if firsts & (firsts &- 1) == 0 { return Self.longest(firsts) }
    var best = (rank: Int64.max, length: 0)
    var rest = firsts
    while rest != 0 {
      let first = Self.longest(rest)
      rest ^= Self.bit(first)
      let rank = rank(from: start, first)
      if rank < best.rank { best = (rank, first) }
    }
    return best.length
  }

  /// The rank of the best combination whose first word has the length `first`. The lowest rank
  /// wins.
  private func rank(from start: Int, _ first: Int) -> Int64 {
    let second = start &+ first
    let freedom = freedom(start, first)
    guard !isEnd(second) else { return Self.rank(1, first, first &* first, freedom) }
    var best = Int64.max
    var rest = words[second]
    while rest != 0 {
      let length = Self.longest(rest)
      rest ^= Self.bit(length)
      let third = second &+ length
      var (count, total) = (2, first &+ length)
      var squares = first &* first &+ length &* length
      var sum = freedom &+ self.freedom(second, length)
      if !isEnd(third) {
        let last = Self.longest(words[third])
        count = 3
        total &+= last
        squares &+= last &* last
        sum &+= self.freedom(third, last)
      }
      best = min(best, Self.rank(count, total, squares, sum))
    }
    return best
  }

  /// Combines the four rules into one number. Three words have a total length of at most 189
  /// characters, a sum of squared lengths of at most 11,907 and a freedom of at most 196,605. If
  /// two combinations have the same total length and number of words, their sums of squares are in
  /// the same order as their variances.
  private static func rank(_ count: Int, _ total: Int, _ squares: Int, _ freedom: Int) -> Int64 {
    Int64(255 &- total) << 44 | Int64(count) << 40 | Int64(squares) << 20
      | Int64(1 << 20 &- 1 &- freedom)
  }

  /// The degree of morphemic freedom of a word, which says how often its character occurs as a
  /// word. For a word of one character, this is ln of its count. For longer words, it is 0.
  private func freedom(_ start: Int, _ length: Int) -> Int {
    guard length == 1 else { return 0 }
    let code = codes[start]
    let flags = sections.trie.match(Int(code), code)
    return flags & ~5 == NodeFlags.isWord
      ? max(unknownCost &- Int(sections.cost[Int(code)]), 0) : 0
  }

  /// Whether the search for words ends before a character, because no word contains this character.
  private func isEnd(_ unit: Int) -> Bool { codes[unit] == 0 }
}

/// MMSEG: repeatedly takes the first of the three words that the four rules choose.
final class MMSEGMatcher: Matcher {
  /// By character: the words that begin there, with one bit for each length.
  private let words: Scratch<UInt64>
  private let unknownCost: Int

  init(capacity: Int, unknownCost: Int) {
    words = Scratch(capacity: capacity)
    self.unknownCost = unknownCost
  }

  var rule: Explanation.Rule { .bestOfThreeWords }
  // The method decides by three words, and a phrase may extend past them.
  var reach: Int { 4 }

  func match(
    _ text: borrowing NormalizedText, _ fixed: inout FixedSpans, _ sections: ImageSections,
    into tokens: inout ChunkTokens
  ) {
    let rules = MMSEG(text, sections, words: words.view, unknownCost: unknownCost)
    rules.findWords()
    let (ends, count) = (tokens.ends.view, text.count)
    var (start, token) = (0, 0)
    while start < count {
      start &+= rules.length(from: start)
      ends[token] = UInt32(truncatingIfNeeded: start)
      token &+= 1
    }
    tokens.count = token
  }
}
