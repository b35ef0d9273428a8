/// The lengths of the longest words that start and end at every character of a chunk. Where there
/// is no word, the length of the character or of the pre-token.
///
/// Words are found level by level: all words of two characters, then those of three on paths that
/// the trie continues, and so on. The steps of a level are independent and have no branches, so
/// many loads overlap. The last length written at a character is the longest.
struct LongestMatches: ~Copyable {
  /// By first character.
  let after: Scratch<UInt8>
  /// By end.
  let before: Scratch<UInt8>

  init(capacity: Int) {
    after = Scratch(capacity: capacity)
    before = Scratch(capacity: capacity)
  }

  /// Finds all matches of a chunk.
  ///
  /// - Parameter paths: working memory for the paths that the trie continues: the first character
  ///   in the upper half, the node in the lower half.
  func fill(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ trie: Trie,
    _ paths: Scratch<UInt64>.View
  ) {
    let before = before.view
    self.before.fill(1, count: units.count + 1)
    // If it is not a word, the length goes to element 0.
    fillLevels(units, fixed, trie, paths) { end, length, isWord in
      before[end & isWord] = UInt8(truncatingIfNeeded: length)
    }
  }

  /// Finds the longest match at every character of a chunk; does not fill `before`.
  func fillAfter(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ trie: Trie,
    _ paths: Scratch<UInt64>.View
  ) {
    fillLevels(units, fixed, trie, paths) { _, _, _ in }
  }

  /// - Parameter note: is called for each possible word with its end, its length, and a mask: all
  ///   ones if it is a word, else 0.
  @inline(__always) private func fillLevels(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ trie: Trie,
    _ paths: Scratch<UInt64>.View, _ note: (Int, Int, Int) -> Void
  ) {
    let scan = MatchScan(units, trie, after.view, before.view, paths)
    var count = scan.fillPairs(note)
    var length = 3
    while count > 0 {
      count = scan.fill(length, count, note)
      length &+= 1
    }
    if units.hasJoined { scan.mendJoined() }
    // No word crosses the characters of a fixed span.
    let (after, before) = (after.view, before.view)
    fixed.forEach { span, _ in
      let length = UInt8(truncatingIfNeeded: span.count)
      after[span.lowerBound] = length
      if before.capacity > 0 { before[span.upperBound] = length }
    }
  }
}

/// The passes over a chunk that find all words in it.
private struct MatchScan {
  private let codes: Scratch<UInt16>.View
  private let marks: Scratch<UInt8>.View
  private let after: Scratch<UInt8>.View
  private let before: Scratch<UInt8>.View
  private let paths: Scratch<UInt64>.View
  private let trie: Trie
  private let count: Int

  init(
    _ units: borrowing NormalizedText, _ trie: Trie, _ after: Scratch<UInt8>.View,
    _ before: Scratch<UInt8>.View, _ paths: Scratch<UInt64>.View
  ) {
    (codes, marks, count) = (units.codes.view, units.marks.view, units.count)
    (self.after, self.before, self.paths) = (after, before, paths)
    self.trie = trie
  }

  /// Finds the words of two characters; returns the number of paths that the trie continues.
  @inline(__always) func fillPairs(_ note: (Int, Int, Int) -> Void) -> Int {
    var kept = 0
    var unit = 0
    while unit < count {
      let code = codes[unit &+ 1]
      let slot = Int(trie.roots[Int(codes[unit])]) ^ Int(code)
      let match = UInt32(trie.match(slot, code))
      // 1 if the slot belongs to the node.
      let isNode = (match &- 8) >> 31
      let isWord = Int(match >> 1 & isNode)
      after[unit] = UInt8(truncatingIfNeeded: 1 &+ isWord)
      note(unit &+ 2, 2, 0 &- isWord)
      paths[kept] = UInt64(truncatingIfNeeded: unit &<< 32 | slot)
      kept &+= Int(match >> 2 & isNode)
      unit &+= 1
    }
    return kept
  }

  /// Finds the words of `length` characters on the first `count` paths. The paths that the trie
  /// continues replace the others; returns their number.
  @inline(__always) func fill(
    _ length: Int, _ count: Int, _ note: (Int, Int, Int) -> Void
  ) -> Int {
    var kept = 0
    var path = 0
    while path < count {
      let start = Int(truncatingIfNeeded: paths[path] >> 32)
      let node = Int(truncatingIfNeeded: paths[path] & 0xFFFF_FFFF)
      let end = start &+ length
      let code = codes[end &- 1]
      let slot = Int(trie.base[node]) ^ Int(code)
      let match = UInt32(trie.match(slot, code))
      let isNode = (match &- 8) >> 31
      let isWord = 0 &- Int(match >> 1 & isNode)
      let longest = Int(after[start])
      after[start] = UInt8(truncatingIfNeeded: longest &+ (length &- longest) & isWord)
      note(end, length, isWord)
      paths[kept] = UInt64(truncatingIfNeeded: start &<< 32 | slot)
      kept &+= Int(match >> 2 & isNode)
      path &+= 1
    }
    return kept
  }

  /// Searches again around joined characters, because no word begins or ends inside a pre-token. No
  /// word crosses a character that no word contains, so each search covers the span between two
  /// such characters.
  func mendJoined() {
    var unit = 0
    while unit < count {
      guard marks[unit] & CharacterFlags.joined != 0 else {
        unit &+= 1
        continue
      }
      var first = unit &- 1
      while first > 0, !isApart(first) { first &-= 1 }
      while unit < count, !isApart(unit) { unit &+= 1 }
      mend(first..<unit)
    }
  }

  private func isApart(_ unit: Int) -> Bool {
    codes[unit] == 0 && marks[unit] & CharacterFlags.joined == 0
  }

  private func mend(_ range: Range<Int>) {
    var start = range.lowerBound
    for unit in range {
      if marks[unit] & CharacterFlags.joined == 0 { start = unit }
      after[start] = UInt8(truncatingIfNeeded: unit &+ 1 &- start)
      before[unit &+ 1] = after[start]
    }
    for start in range where marks[start] & CharacterFlags.joined == 0 {
      var base = Int(trie.roots[Int(codes[start])])
      var unit = start &+ 1
      while true {
        let code = codes[unit]
        let slot = base ^ Int(code)
        let flags = trie.match(slot, code)
        unit &+= 1
        if flags & ~5 == 2, marks[unit] & CharacterFlags.joined == 0 {
          let length = UInt8(truncatingIfNeeded: unit &- start)
          after[start] = length
          before[unit] = max(before[unit], length)
        }
        guard flags & ~3 == 4 else { break }
        base = Int(trie.base[slot])
      }
    }
  }
}
