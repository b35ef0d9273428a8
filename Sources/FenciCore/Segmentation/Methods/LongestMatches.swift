/// The lengths of the longest words that start and end at every character of a chunk. If no word
/// starts or ends there, the length of the character or of its pre-token is used. A pre-token is a
/// sequence that no boundary divides, such as a word of letters or an address.
///
/// Words are found level by level. The first level finds all words of two characters. The second
/// level extends the sequences that begin longer lexicon entries and finds the words of three
/// characters, and so on. The steps of a level are independent of each other and have no branches,
/// so many memory accesses overlap. Longer words overwrite shorter ones.
struct LongestMatches: ~Copyable {
  /// By character: the length of the longest word that starts there.
  let after: Scratch<UInt8>
  /// By end, which is the position after the last character of a word: the length of the longest
  /// word that ends there.
  let before: Scratch<UInt8>

  init(capacity: Int) {
    after = Scratch(capacity: capacity)
    before = Scratch(capacity: capacity)
  }

  /// Finds the longest words that start and end at every character of a chunk.
  ///
  /// - Parameter paths: working memory for the sequences that begin longer lexicon entries. The
  ///   upper half of an element is the first character, the lower half the trie node.
  func fill(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ trie: Trie,
    _ paths: Scratch<UInt64>.View
  ) {
    let before = before.view
    self.before.fill(1, count: units.count + 1)
    // If the characters are not a word, `isWord` is 0, and the length goes to the unused element 0.
    fillLevels(units, fixed, trie, paths) { end, length, isWord in
      before[end & isWord] = UInt8(truncatingIfNeeded: length)
    }
  }

  /// Finds the longest word that starts at every character of a chunk. Does not fill `before`.
  func fillAfter(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ trie: Trie,
    _ paths: Scratch<UInt64>.View
  ) {
    fillLevels(units, fixed, trie, paths) { _, _, _ in }
  }

  /// Finds all words level by level, and fills `after`.
  ///
  /// - Parameter note: is called for each possible word. The arguments are its end, its length, and
  ///   a mask. All bits of the mask are 1 if it is a word, else 0.
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
    // A fixed span, such as a number, is a word. No other word contains its characters.
    let (after, before) = (after.view, before.view)
    fixed.forEach { span, _ in
      let length = UInt8(truncatingIfNeeded: span.count)
      after[span.lowerBound] = length
      if before.capacity > 0 { before[span.upperBound] = length }
    }
  }
}

/// The passes over a chunk that find all words in it, one pass for each length.
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

  /// Finds the words of two characters. Returns the number of sequences that begin longer entries.
  @inline(__always) func fillPairs(_ note: (Int, Int, Int) -> Void) -> Int {
    var kept = 0
    var unit = 0
    while unit < count {
      let code = codes[unit &+ 1]
      let slot = Int(trie.roots[Int(codes[unit])]) ^ Int(code)
      let match = UInt32(trie.match(slot, code))
      // This is 1 if the trie has a node for the two characters, else 0.
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

  /// Extends the first `count` sequences in `paths` to `length` characters, and finds the words
  /// among them. The sequences that begin longer lexicon entries replace the others in `paths`.
  /// Returns their number.
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

  /// Searches again near pre-tokens of several characters, because words that begin or end inside a
  /// pre-token do not count. Each search covers the span between two characters that belong to no
  /// word. No word extends past such a character.
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
