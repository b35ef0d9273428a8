extension Chunk {
  /// Joins words into the phrases of the lexicon, the longest first from left to right, and numbers
  /// with their units. A phrase begins and ends at word boundaries, so the boundaries of phrases are
  /// boundaries of words.
  mutating func joinPhrases(_ sections: ImageSections) {
    let measure = MeasureTags(sections)
    var kept = 0
    var token = 0
    while token < tokenCount {
      let start = start(of: kept)
      let (last, node, isMeasured) = phrase(from: token, start: start, sections.trie, measure)
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
    var node = Trie.root
    var unit = start
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
  private let sections: ImageSections
  private let measure: UInt8
  private let dates: [UInt32]

  init(_ sections: ImageSections) {
    self.sections = sections
    var number: UInt8 = 0
    var found: UInt8 = 0
    var name: [UInt8] = []
    for position in sections.tagNames.indices {
      let byte = sections.tagNames[position]
      if byte != 0 {
        name.append(byte)
        continue
      }
      number += 1
      if name == Array("q".utf8) { found = number }
      name.removeAll()
    }
    measure = found
    dates = "年月日号时点分秒".unicodeScalars.map { UInt32(sections.codeMap.code(of: $0.value)) }
  }

  func contains(_ node: UInt32) -> Bool {
    guard node != 0 else { return false }
    return measure != 0 && sections.tag[Int(node)] & NodeTag.mask == measure || dates.contains(node)
  }
}
