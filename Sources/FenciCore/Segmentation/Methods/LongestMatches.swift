/// The lengths of the longest words that start and end at every character of a chunk. If no word
/// starts or ends there, the length of the character or of its pre-token is used. A pre-token is a
/// sequence that no boundary divides, such as a word of letters or an address.
///
/// `LevelScan` finds the words, shorter ones first, so that longer words overwrite them.
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
  /// - Parameter paths: working memory of `LevelScan`.
  func fill(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ trie: Trie,
    _ paths: Scratch<UInt64>.View
  ) {
    before.fill(1, count: units.count + 1)
    fill(units, fixed, trie, paths, pairs: { fillPairs($0) }, level: { fill($0, $1, $2) })
  }

  /// Finds the longest word that starts at every character of a chunk. Does not fill `before`.
  func fillAfter(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ trie: Trie,
    _ paths: Scratch<UInt64>.View
  ) {
    fill(units, fixed, trie, paths, pairs: { fillPairsAfter($0) }, level: { fillAfter($0, $1, $2) })
  }

  /// Scans all levels. `pairs` scans the first one and `level` each of the others.
  @inline(__always) private func fill(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ trie: Trie,
    _ paths: Scratch<UInt64>.View, pairs: (LevelScan) -> Int, level: (Int, Int, LevelScan) -> Int
  ) {
    let scan = LevelScan(units, trie, paths: paths)
    var count = pairs(scan)
    var length = 3
    while count > 0 {
      count = level(length, count, scan)
      length &+= 1
    }
    finish(units, fixed, trie)
  }

  // Each loop is a separate function, so that its values fit the registers: forward matching takes
  // 6 % fewer instructions (`Probe boundaries forward words`).

  @inline(never) private func fillPairs(_ scan: LevelScan) -> Int {
    let (after, before) = (after.view, before.view)
    return scan.pairs { start, _, isWord in
      after[start] = UInt8(truncatingIfNeeded: 1 &+ isWord)
      // If the characters are not a word, the length goes to the unused element 0.
      before[(start &+ 2) & (0 &- Int(isWord))] = 2
    }
  }

  @inline(never) private func fill(_ length: Int, _ count: Int, _ scan: LevelScan) -> Int {
    let (after, before) = (after.view, before.view)
    return scan.level(length, count) { start, _, isWord in
      after[start] = Self.longer(length, than: after[start], isWord)
      before[(start &+ length) & (0 &- Int(isWord))] = UInt8(truncatingIfNeeded: length)
    }
  }

  @inline(never) private func fillPairsAfter(_ scan: LevelScan) -> Int {
    let after = after.view
    return scan.pairs { start, _, isWord in after[start] = UInt8(truncatingIfNeeded: 1 &+ isWord) }
  }

  @inline(never) private func fillAfter(_ length: Int, _ count: Int, _ scan: LevelScan) -> Int {
    let after = after.view
    return scan.level(length, count) { start, _, isWord in
      after[start] = Self.longer(length, than: after[start], isWord)
    }
  }

  /// `length` if `isWord` is 1, else `longest`.
  @inline(__always)
  private static func longer(_ length: Int, than longest: UInt8, _ isWord: UInt32) -> UInt8 {
    let longest = Int(longest)
    return UInt8(truncatingIfNeeded: longest &+ (length &- longest) & (0 &- Int(isWord)))
  }

  private func finish(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ trie: Trie
  ) {
    let (after, before) = (after.view, before.view)
    if units.hasJoined { JoinedMatches(units, trie, after, before).rematch() }
    // A fixed span, such as a number, is a word. No other word contains its characters.
    fixed.forEach { span, _ in
      let length = UInt8(truncatingIfNeeded: span.count)
      after[span.lowerBound] = length
      if before.capacity > 0 { before[span.upperBound] = length }
    }
  }
}

/// Searches again near pre-tokens of several characters, because words that begin or end inside a
/// pre-token do not count.
private struct JoinedMatches {
  private let codes: Scratch<UInt16>.View
  private let marks: Scratch<UInt8>.View
  private let after: Scratch<UInt8>.View
  private let before: Scratch<UInt8>.View
  private let trie: Trie
  private let count: Int

  init(
    _ units: borrowing NormalizedText, _ trie: Trie, _ after: Scratch<UInt8>.View,
    _ before: Scratch<UInt8>.View
  ) {
    (codes, marks, count) = (units.codes.view, units.marks.view, units.count)
    (self.after, self.before) = (after, before)
    self.trie = trie
  }

  /// Each search covers the span between two characters that belong to no word. No word extends
  /// past such a character.
  func rematch() {
    var unit = 0
    while unit < count {
      guard marks[unit] & CharacterFlags.joined != 0 else {
        unit &+= 1
        continue
      }
      var first = unit &- 1
      while first > 0, !isApart(first) { first &-= 1 }
      while unit < count, !isApart(unit) { unit &+= 1 }
      rematch(first..<unit)
    }
  }

  private func isApart(_ unit: Int) -> Bool {
    codes[unit] == 0 && marks[unit] & CharacterFlags.joined == 0
  }

  private func rematch(_ range: Range<Int>) {
    var start = range.lowerBound
    for unit in range {
      if marks[unit] & CharacterFlags.joined == 0 { start = unit }
      after[start] = UInt8(truncatingIfNeeded: unit &+ 1 &- start)
      before[unit &+ 1] = after[start]
    }
    for start in range where marks[start] & CharacterFlags.joined == 0 {
      var cursor = TrieCursor(trie, afterFirst: codes[start])
      var unit = start &+ 1
      while cursor.hasChildren, cursor.descend(over: codes[unit]) {
        unit &+= 1
        if cursor.isWord, marks[unit] & CharacterFlags.joined == 0 {
          let length = UInt8(truncatingIfNeeded: unit &- start)
          after[start] = length
          before[unit] = max(before[unit], length)
        }
      }
    }
  }
}
