/// One character as the matching methods see it.
package struct NaiveUnit: Equatable, Sendable {
  /// The folded scalar.
  package var scalar: UInt32
  /// Whether no token may start with it: the inside of a Latin word or a number.
  package var isJoined: Bool

  package init(_ scalar: UInt32, isJoined: Bool = false) {
    self.scalar = scalar
    self.isJoined = isJoined
  }

  /// A unit for each scalar of a text, none of them joined.
  package static func units(_ text: String) -> [NaiveUnit] {
    text.unicodeScalars.map { NaiveUnit($0.value) }
  }
}

/// A token as the definitions have it: a stretch of units that is a word of the dictionary, or one unit
/// with those joined to it.
package struct NaiveToken: Equatable, Sendable {
  package var range: Range<Int>
  package var isWord: Bool

  package init(range: Range<Int>, isWord: Bool) {
    self.range = range
    self.isWord = isWord
  }
}

/// Maximum matching straight from the definitions: in quadratic time, with a set for a dictionary.
package struct NaiveMatching {
  private let lexicon: NaiveLexicon
  private let units: [NaiveUnit]
  private let longest: Int

  package init(_ lexicon: NaiveLexicon, _ units: [NaiveUnit]) {
    self.lexicon = lexicon
    self.units = units
    longest = lexicon.longest
  }

  /// From left to right, at every boundary the longest word, else one unit or atom.
  package func forward() -> [NaiveToken] {
    var tokens: [NaiveToken] = []
    var start = 0
    while start < units.count {
      let ends = (start + 1...min(start + max(longest, 1), units.count)).reversed()
      let token =
        ends.first { isWord(start..<$0) }.map { NaiveToken(range: start..<$0, isWord: true) }
        ?? NaiveToken(range: start..<atomEnd(after: start), isWord: false)
      tokens.append(token)
      start = token.range.upperBound
    }
    return tokens
  }

  /// From right to left, before every boundary the longest word, else one unit or atom.
  package func backward() -> [NaiveToken] {
    var tokens: [NaiveToken] = []
    var end = units.count
    while end > 0 {
      let starts = max(end - max(longest, 1), 0)..<end
      let token =
        starts.first { isWord($0..<end) }.map { NaiveToken(range: $0..<end, isWord: true) }
        ?? NaiveToken(range: atomStart(before: end)..<end, isWord: false)
      tokens.append(token)
      end = token.range.lowerBound
    }
    return tokens.reversed()
  }

  /// Between two neighbouring boundaries that both directions have, the answer with fewer tokens, then
  /// with fewer tokens of one unit, then of lower cost, then the backward one.
  package func bidirectional() -> [NaiveToken] {
    let (forward, backward) = (forward(), backward())
    let common = Set(forward.map(\.range.upperBound))
      .intersection(backward.map(\.range.upperBound)).sorted()
    var tokens: [NaiveToken] = []
    var start = 0
    for end in common {
      let ours = forward.filter { start <= $0.range.lowerBound && $0.range.upperBound <= end }
      let theirs = backward.filter { start <= $0.range.lowerBound && $0.range.upperBound <= end }
      tokens += rank(ours).lexicographicallyPrecedes(rank(theirs)) ? ours : theirs
      start = end
    }
    return tokens
  }

  /// What bidirectional matching compares, the most important first; less is better.
  private func rank(_ tokens: [NaiveToken]) -> [Int] {
    let cost = tokens.reduce(0) { sum, token in
      sum + (token.isWord ? lexicon.words[key(token.range)] ?? 0 : Int(UInt16.max))
    }
    return [tokens.count, tokens.count { $0.range.count == 1 }, cost]
  }

  var unitCount: Int { units.count }

  /// The tokens that may start at a unit: the words, and the unit or the atom if it is none of them.
  /// None inside an atom.
  func tokens(from start: Int) -> [NaiveToken] {
    guard !units[start].isJoined else { return [] }
    let words = (start + 1...min(start + max(longest, 1), units.count))
      .filter { isWord(start..<$0) }.map { NaiveToken(range: start..<$0, isWord: true) }
    let atom = start..<atomEnd(after: start)
    return words.contains { $0.range == atom }
      ? words : [NaiveToken(range: atom, isWord: false)] + words
  }

  /// The cost of a word.
  func cost(_ range: Range<Int>) -> Int { lexicon.words[key(range)] ?? 0 }

  private func key(_ range: Range<Int>) -> NaiveLexicon.Key { units[range].map(\.scalar) }

  /// Whether a stretch is a word and its ends are where tokens may begin and end.
  private func isWord(_ range: Range<Int>) -> Bool {
    !units[range.lowerBound].isJoined
      && (range.upperBound == units.count || !units[range.upperBound].isJoined)
      && lexicon.words[key(range)] != nil
  }

  private func atomEnd(after start: Int) -> Int {
    units[(start + 1)...].firstIndex { !$0.isJoined } ?? units.count
  }

  private func atomStart(before end: Int) -> Int {
    units[..<end].lastIndex { !$0.isJoined } ?? 0
  }
}

extension NaiveMatching {
  /// Joins words into the longest phrases of the dictionary that begin and end at word boundaries, from
  /// left to right.
  package func joiningPhrases(_ words: [NaiveToken]) -> [NaiveToken] {
    var tokens: [NaiveToken] = []
    var first = 0
    while first < words.count {
      let lasts = (first..<words.count).reversed()
      let last =
        lasts.first { last in
          last > first
            && lexicon.phrases.contains(
              key(words[first].range.lowerBound..<words[last].range.upperBound))
        } ?? first
      let range = words[first].range.lowerBound..<words[last].range.upperBound
      tokens.append(NaiveToken(range: range, isWord: last > first || words[first].isWord))
      first = last + 1
    }
    return tokens
  }
}
