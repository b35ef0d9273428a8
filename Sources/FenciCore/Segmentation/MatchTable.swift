/// The longest word that starts at every unit of a chunk and the longest that ends there, in units.
/// Where there is none, the unit or the atom.
///
/// Filled without branches, like `ForwardMatching`: a step does the same whether it finds a word or
/// not, and three stretches of starts take their steps in turn.
struct MatchTable: ~Copyable {
  /// By first unit.
  let after: Scratch<UInt8>
  /// By the unit behind the last one.
  let before: Scratch<UInt8>

  init(capacity: Int) {
    after = Scratch(capacity: capacity)
    before = Scratch(capacity: capacity)
  }

  /// Finds all matches of a chunk.
  func fill(_ units: borrowing TextUnits, _ trie: Trie) {
    let scan = MatchScan(units, trie, after.view, before.view)
    before.fill(1, count: units.count + 1)
    scan.fill()
    if units.hasJoined { scan.mendJoined() }
  }
}

/// One pass over a chunk that finds all words in it.
private struct MatchScan {
  private let codes: Scratch<UInt16>.View
  private let marks: Scratch<UInt8>.View
  private let after: Scratch<UInt8>.View
  private let before: Scratch<UInt8>.View
  private let trie: Trie
  private let count: Int

  private struct Lane {
    var start: Int
    /// The unit to look at next.
    var position: Int
    /// The base of the node that the path from `start` has led to.
    var base: Int
    /// The longest word so far.
    var longest: Int
  }

  init(
    _ units: borrowing TextUnits, _ trie: Trie, _ after: Scratch<UInt8>.View,
    _ before: Scratch<UInt8>.View
  ) {
    (codes, marks, count) = (units.codes.view, units.marks.view, units.count)
    (self.trie, self.after, self.before) = (trie, after, before)
  }

  func fill() {
    let (b, c) = (count / 3, count / 3 * 2)
    var (first, second, third) = (lane(at: 0), lane(at: b), lane(at: c))
    while first.start < b, second.start < c, third.start < count {
      step(&first)
      step(&second)
      step(&third)
    }
    while first.start < b { step(&first) }
    while second.start < c { step(&second) }
    while third.start < count { step(&third) }
  }

  private func lane(at unit: Int) -> Lane {
    Lane(start: unit, position: unit &+ 1, base: Int(trie.roots[Int(codes[unit])]), longest: 1)
  }

  @inline(__always) private func step(_ lane: inout Lane) {
    let code = codes[lane.position]
    let slot = lane.base ^ Int(code)
    let match = Int(trie.match(slot, code))
    let flags = match & (match &- 8) >> 63
    let isWord = 0 &- (flags >> 1 & 1)
    let next = lane.position &+ 1
    let length = next &- lane.start
    let longest = lane.longest &+ (length &- lane.longest) & isWord
    after[lane.start] = UInt8(truncatingIfNeeded: longest)
    // Of the words that end at a unit the longest counts; element 0 takes what is none.
    let end = next & isWord
    let shorter = Int(before[end]) &- length
    before[end] = UInt8(truncatingIfNeeded: length &+ (shorter & ~(shorter >> 63)))
    let goesOn = flags >> 2
    let mask = 0 &- goesOn
    lane.start &+= goesOn ^ 1
    lane.longest = 1 &+ (longest &- 1) & mask
    lane.base = Int(trie.base[slot & mask]) | Int(trie.roots[Int(codes[lane.start])]) & ~mask
    lane.position = lane.start &+ 1 &+ (next &- lane.start &- 1) & mask
  }

  /// Searches again where units are joined: no word begins or ends inside an atom. Nothing crosses a
  /// unit that no word contains, so the search goes from one such unit to the next.
  func mendJoined() {
    var unit = 0
    while unit < count {
      guard marks[unit] & UnitMark.joined != 0 else {
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
    codes[unit] == 0 && marks[unit] & UnitMark.joined == 0
  }

  private func mend(_ range: Range<Int>) {
    var start = range.lowerBound
    for unit in range {
      if marks[unit] & UnitMark.joined == 0 { start = unit }
      after[start] = UInt8(truncatingIfNeeded: unit &+ 1 &- start)
      before[unit &+ 1] = after[start]
    }
    for start in range where marks[start] & UnitMark.joined == 0 {
      var base = Int(trie.roots[Int(codes[start])])
      var unit = start &+ 1
      while true {
        let code = codes[unit]
        let slot = base ^ Int(code)
        let flags = trie.match(slot, code)
        unit &+= 1
        if flags & ~5 == 2, marks[unit] & UnitMark.joined == 0 {
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
