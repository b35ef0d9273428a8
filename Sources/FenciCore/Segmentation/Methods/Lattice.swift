/// A lattice of the words of a chunk, and the cheapest path through it (Viterbi 1967). The lattice
/// contains all words that occur in the chunk, even if they overlap. A path is a sequence of
/// adjacent words. The cost of a path is the sum of the costs (−log probability) of its words.
///
/// `LevelScan` finds the words of two to four characters. The few longer words are followed one by
/// one. A final pass over the positions of the chunk keeps the costs of the last four positions in
/// registers.
///
/// If several paths have the same cost, the path with the longer last word wins, then the path with
/// the longer word before it, and so on.
///
/// “By end” means that the index of an element is the position after the last character of a word.
/// “By character” means that it is the position of a character.
struct Lattice: ~Copyable {
  /// By end, four elements each: the costs of the words of one to four characters that end there.
  /// The two low bits hold four minus the length. Therefore the longer of two words of equal cost
  /// compares less.
  private let costs: Scratch<UInt32>
  /// By end modulo 64: the least cost of a path whose last word has five or more characters, and
  /// the length of that word. `LongWords.add` packs the two numbers into one.
  private let long: Scratch<Int64>
  /// By character: whether a word of five or more characters may start there, and whether one ends
  /// there.
  private let events: Scratch<UInt8>
  /// By end: the length of the last word of the cheapest path that ends there.
  let lengths: Scratch<UInt8>
  /// The cost of a token that is not a word of the lexicon.
  private let unknownCost: Int

  /// The cost of a word that does not exist. It is far more than the cost of any path over the same
  /// characters.
  private static var none: UInt32 { 0xFFFF_FFF0 }
  /// The cost of a path to a position before the first character, which does not exist.
  private static var nowhere: Int64 { 1 << 48 }
  /// Bits of `events`. `starts` means that a word of five or more characters may start at a
  /// position, and `ends` means that one ends there.
  private static var starts: UInt8 { 1 }
  private static var ends: UInt8 { 2 }

  /// Allocates memory for a lattice.
  ///
  /// - Parameter capacity: the number of characters, plus one.
  init(capacity: Int, unknownCost: Int) {
    costs = Scratch(capacity: 4 * (capacity + 4))
    long = Scratch(capacity: 64)
    events = Scratch(capacity: capacity)
    lengths = Scratch(capacity: capacity)
    self.unknownCost = unknownCost
  }

  /// Finds the cheapest path to every position, and records the length of its last word in
  /// `lengths`.
  ///
  /// - Parameter paths: working memory of `LevelScan`.
  /// - Returns: the number of sequences of four characters that begin longer lexicon entries.
  ///   `paths` holds them.
  @discardableResult
  func solve(
    _ units: borrowing NormalizedText, _ fixed: borrowing FixedSpans, _ sections: ImageSections,
    _ paths: Scratch<UInt64>.View
  ) -> Int {
    let (count, trie, wordCosts) = (units.count, sections.trie, sections.cost)
    events.clear(count + 1)
    let scan = LevelScan(units, trie, paths: paths)
    var pathCount = fillPairs(units, scan, trie, wordCosts)
    for length in 3...4 { pathCount = fill(length, pathCount, scan, wordCosts) }
    let events = events.view
    for path in 0..<pathCount { events[LevelScan.start(paths[path])] = Self.starts }
    if units.hasJoined {
      rematchJoined(units, events)
    } else {
      fixed.forEach { span, _ in join(span, events) }
    }
    relax(
      count, events, lengths.view,
      LongWords(
        units, trie, wordCosts, long: long.view, events: events, paths, pathCount: pathCount,
        unknownCost: Int64(unknownCost)))
    return pathCount
  }

  /// Whether words of two, three and four characters end before a character, as three bits. The
  /// lowest bit is for words of two characters.
  @inline(__always) func shortWords(endingAt unit: Int) -> Int {
    let (costs, row) = (costs.view, 4 &* unit)
    // Only `none` has the highest bit set, so a word exists if this bit is 0.
    let (two, three, four) = (costs[row &+ 1], costs[row &+ 2], costs[row &+ 3])
    return Int(~two >> 31 | (~three >> 31) << 1 | (~four >> 31) << 2)
  }

  /// Finds the words of one and two characters.
  @inline(never) private func fillPairs(
    _ units: borrowing NormalizedText, _ scan: LevelScan, _ trie: Trie, _ wordCosts: Table<UInt16>
  ) -> Int {
    let (codes, costs) = (units.codes.view, costs.view)
    let unknown = UInt32(truncatingIfNeeded: unknownCost)
    for slot in 4..<16 { costs[slot] = Self.none }
    return scan.pairs { start, slot, isPair in
      let code = codes[start]
      let row = 4 &* (start &+ 1)
      let isWord = 0 &- trie.step(to: Int(code), code).isWord
      let cost = unknown &+ (UInt32(wordCosts[Int(code)]) &- unknown) & isWord
      costs[row] = cost &<< 2 | 3
      costs[row &+ 5] = Self.cost(wordCosts, slot, isPair) | 2
      costs[row &+ 10] = Self.none
      costs[row &+ 15] = Self.none
    }
  }

  /// Finds the words of `length` characters, which is three or four.
  @inline(never) private func fill(
    _ length: Int, _ pathCount: Int, _ scan: LevelScan, _ wordCosts: Table<UInt16>
  ) -> Int {
    let (costs, tag) = (costs.view, UInt32(truncatingIfNeeded: 4 &- length))
    return scan.level(length, pathCount) { start, slot, isWord in
      costs[4 &* (start &+ length) &+ length &- 1] = Self.cost(wordCosts, slot, isWord) | tag
    }
  }

  /// The cost of a trie node, shifted left by two bits; `none` if the node is not a word.
  @inline(__always)
  private static func cost(_ wordCosts: Table<UInt16>, _ slot: Int, _ isWord: UInt32) -> UInt32 {
    let cost = UInt32(wordCosts[slot & (0 &- Int(isWord))]) &<< 2
    return cost | none & (isWord &- 1)
  }

  /// Makes a fixed span, such as a number, a single word. No other word contains its characters.
  private func join(_ span: Range<Int>, _ events: Scratch<UInt8>.View) {
    guard span.count > 1 else { return }
    let costs = costs.view
    for end in span.lowerBound + 1...span.upperBound { costs[4 * end] = Self.none }
    if span.count > 4 {
      events[span.lowerBound] = Self.starts
    } else {
      let slot = 4 * span.upperBound + span.count - 1
      costs[slot] = UInt32(truncatingIfNeeded: unknownCost << 2 | (4 - span.count))
    }
  }

  /// Removes the words that begin or end inside a pre-token, which is a sequence that no boundary
  /// divides, such as a word of letters or an address. Makes each pre-token of several characters a
  /// word.
  private func rematchJoined(_ units: borrowing NormalizedText, _ events: Scratch<UInt8>.View) {
    let (costs, marks, count) = (costs.view, units.marks.view, units.count)
    var start = 0
    for unit in 1...count {
      if marks[unit] & CharacterFlags.joined != 0 {
        for length in 1...4 {
          costs[4 * unit + length - 1] = Self.none
          costs[4 * (unit + length) + length - 1] = Self.none
        }
        events[unit] = 0
        continue
      }
      let length = unit - start
      if length > 4 {
        events[start] = Self.starts
      } else if length > 1 {
        let slot = 4 * unit + length - 1
        let cost = UInt32(truncatingIfNeeded: unknownCost << 2 | (4 - length))
        costs[slot] = min(costs[slot], cost)
      }
      start = unit
    }
  }

  /// Finds the cheapest path to every position, from left to right.
  private func relax(
    _ count: Int, _ events: Scratch<UInt8>.View, _ lengths: Scratch<UInt8>.View,
    _ words: consuming LongWords
  ) {
    let costs = costs.view
    var (first, second, third, fourth) = (0 as Int64, Self.nowhere, Self.nowhere, Self.nowhere)
    if events[0] != 0 { words.follow(from: 0, first) }
    var end = 1
    while end <= count {
      let row = 4 &* end
      let three = min(third &+ Int64(costs[row &+ 2]), fourth &+ Int64(costs[row &+ 3]))
      let two = min(second &+ Int64(costs[row &+ 1]), three)
      let best = min(first &+ Int64(costs[row]), two)
      lengths[end] = 4 &- UInt8(truncatingIfNeeded: best & 3)
      (fourth, third, second, first) = (third, second, first, best & ~3)
      if events[end] != 0 { first = words.meet(at: end, first, lengths) }
      end &+= 1
    }
  }

  /// The paths that end with a word of five or more characters.
  private struct LongWords {
    let codes: Scratch<UInt16>.View
    let marks: Scratch<UInt8>.View
    let trie: Trie
    let wordCosts: Table<UInt16>
    let long: Scratch<Int64>.View
    let events: Scratch<UInt8>.View
    let paths: Scratch<UInt64>.View
    let pathCount: Int
    let unknownCost: Int64
    /// The index of the next element of `paths`.
    var path = 0

    init(
      _ units: borrowing NormalizedText, _ trie: Trie, _ wordCosts: Table<UInt16>,
      long: Scratch<Int64>.View, events: Scratch<UInt8>.View, _ paths: Scratch<UInt64>.View,
      pathCount: Int, unknownCost: Int64
    ) {
      (codes, marks) = (units.codes.view, units.marks.view)
      (self.trie, self.wordCosts, self.long, self.events) = (trie, wordCosts, long, events)
      (self.paths, self.pathCount, self.unknownCost) = (paths, pathCount, unknownCost)
    }

    /// Adds the long words that start at a character.
    ///
    /// - Parameter cost: the cost of the cheapest path to this character.
    mutating func follow(from start: Int, _ cost: Int64) {
      while path < pathCount, LevelScan.start(paths[path]) < start { path &+= 1 }
      if path < pathCount, LevelScan.start(paths[path]) == start {
        var cursor = TrieCursor(trie, afterPrefixAt: LevelScan.node(paths[path]))
        var unit = start &+ 4
        while cursor.hasChildren, cursor.descend(over: codes[unit]) {
          unit &+= 1
          if cursor.isWord, marks[unit] & CharacterFlags.joined == 0 {
            add(cost &+ Int64(wordCosts[cursor.slot]) &<< 2, from: start, to: unit)
          }
        }
      }
      var end = start &+ 1
      while marks[end] & CharacterFlags.joined != 0 { end &+= 1 }
      if end &- start > 4 { add(cost &+ unknownCost &<< 2, from: start, to: end) }
    }

    private func add(_ path: Int64, from start: Int, to end: Int) {
      let packed = path &<< 6 | Int64(63 &- (end &- start))
      if events[end] & Lattice.ends == 0 || packed < long[end & 63] { long[end & 63] = packed }
      events[end] |= Lattice.ends
    }

    /// Handles the events at a position: long words that end there or start there.
    ///
    /// - Parameter path: the cost of the cheapest path whose last word has at most four characters.
    /// - Returns: the cost of the cheapest path to the position.
    @inline(never)
    mutating func meet(at unit: Int, _ path: Int64, _ lengths: Scratch<UInt8>.View) -> Int64 {
      var path = path
      let event = events[unit]
      if event & Lattice.ends != 0, long[unit & 63] >> 6 <= path {
        path = long[unit & 63] >> 6
        lengths[unit] = 63 &- UInt8(truncatingIfNeeded: long[unit & 63] & 63)
      }
      if event & Lattice.starts != 0 { follow(from: unit, path) }
      return path
    }
  }
}
