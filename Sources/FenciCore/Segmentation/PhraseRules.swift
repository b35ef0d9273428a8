extension Chunk {
  /// Joins words into the phrases of the lexicon, the longest first from left to right, and numbers
  /// with their units. A phrase begins and ends at word boundaries, so the boundaries of phrases are
  /// boundaries of words.
  mutating func joinPhrases(_ trie: Trie, _ measure: MeasureTags) {
    var kept = 0
    var token = 0
    while token < tokenCount {
      let start = start(of: kept)
      let (last, node, isMeasured) = phrase(from: token, start: start, trie, measure)
      if isMeasured { units.marks[start] = UnitMark(.number).rawValue }
      ends[kept] = ends[last]
      nodes[kept] = node
      kept += 1
      token = last + 1
    }
    tokenCount = kept
  }

  /// What starts with `token` at phrase granularity: its last token, its node, and whether it is a
  /// number with its unit.
  func phrase(
    from token: Int, start: Int, _ trie: Trie, _ measure: MeasureTags
  ) -> (last: Int, node: UInt32, isMeasured: Bool) {
    let (last, node) = longestPhrase(from: token, start: start, trie)
    if last == token, token + 1 < tokenCount, measure.contains(nodes[token + 1]),
      isNumber(from: start, to: Int(ends[token]))
    {
      return (token + 1, 0, true)
    }
    return (last, node, false)
  }

  /// The last token of the longest phrase that starts with `token`, and the phrase's node; the token
  /// itself if there is none.
  private func longestPhrase(from token: Int, start: Int, _ trie: Trie) -> (last: Int, node: UInt32)
  {
    var found = (last: token, node: nodes[token])
    // The path of a word is known; few words begin a phrase.
    var node = nodes[token]
    var unit = Int(ends[token])
    if node == Trie.root { unit = start } else if !trie.hasChildren(node) { return found }
    var last = token
    while unit < units.count, let child = trie.child(of: node, over: units.codes[unit]) {
      node = child.node
      unit += 1
      while last < tokenCount, Int(ends[last]) < unit { last += 1 }
      if Int(ends[last]) == unit, last > token, child.flags & NodeFlags.isPhrase != 0 {
        found = (last, node)
      }
      if child.flags & NodeFlags.hasChildren == 0 { break }
    }
    return found
  }
}

/// Whether an entry is a unit that follows a number: tagged as a measure word, or one of the
/// characters of dates and times.
struct MeasureTags {
  private let tags: Table<UInt8>
  private let measure: UInt8
  private let dates: SIMD8<UInt32>

  init(_ sections: ImageSections) {
    tags = sections.tag
    measure = Self.number(ofTag: UInt8(ascii: "q"), in: sections.tagNames)
    var dates = SIMD8<UInt32>()
    for (place, scalar) in "年月日号时点分秒".unicodeScalars.enumerated() {
      dates[place] = UInt32(sections.codeMap.code(of: scalar.value))
    }
    self.dates = dates
  }

  /// The number of a tag of one letter; 0 if there is none.
  private static func number(ofTag letter: UInt8, in names: Table<UInt8>) -> UInt8 {
    var number: UInt8 = 0
    var start = 0
    for position in names.indices where names[position] == 0 {
      number += 1
      if position == start + 1, names[start] == letter { return number }
      start = position + 1
    }
    return 0
  }

  func contains(_ node: UInt32) -> Bool {
    guard node != 0 else { return false }
    if measure != 0, tags[Int(node)] & NodeTag.mask == measure { return true }
    return dates.indices.contains { dates[$0] == node }
  }
}
