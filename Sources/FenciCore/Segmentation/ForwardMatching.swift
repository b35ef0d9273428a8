/// Forward maximum matching without branches, of several stretches of a chunk at a time.
///
/// What costs in matching is waiting: for the next load, and for branches that were foreseen wrongly,
/// about one a token. So a step does the same whatever it finds, and chooses by masks; and
/// stretches that no word joins take their steps in turn, so that one computes while another waits.
struct ForwardMatching {
  private let codes: Scratch<UInt16>.View
  private let marks: Scratch<UInt8>.View
  private let ends: Scratch<UInt32>.View
  private let trie: Trie
  private let count: Int

  /// A stretch on its way: one token begun.
  struct Lane {
    /// The unit to look at next.
    var position: Int
    /// The base of the node that the token has led to.
    var base: Int
    /// Where the token ends as far as is known.
    var end: Int
    /// The token's number.
    var token: Int
  }

  private typealias Lanes = (Lane, Lane, Lane, Lane)

  init(_ units: borrowing TextUnits, _ trie: Trie, _ ends: Scratch<UInt32>.View) {
    (codes, marks, count) = (units.codes.view, units.marks.view, units.count)
    (self.trie, self.ends) = (trie, ends)
  }

  /// Writes the ends of all tokens; returns their number.
  func run(hasJoined: Bool) -> Int {
    let b = cut(from: count / 4)
    let c = cut(from: max(count / 2, b))
    let d = cut(from: max(count / 4 * 3, c))
    var (first, second, third, fourth) = (lane(at: 0), lane(at: b), lane(at: c), lane(at: d))
    if hasJoined {
      (first, second, third, fourth) = runGuarded((first, second, third, fourth), b, c, d)
    } else {
      while first.end < b, second.end < c, third.end < d, fourth.end < count {
        step(&first)
        step(&second)
        step(&third)
        step(&fourth)
      }
    }
    finish(&first, at: b)
    finish(&second, at: c)
    finish(&third, at: d)
    finish(&fourth, at: count)
    return move(
      d..<fourth.token, to: move(c..<third.token, to: move(b..<second.token, to: first.token)))
  }

  /// The same in a chunk where units are joined somewhere. It is a function of its own, so that the
  /// variables of the other loop stay in registers.
  @inline(never) private func runGuarded(_ lanes: Lanes, _ b: Int, _ c: Int, _ d: Int) -> Lanes {
    var (first, second, third, fourth) = lanes
    while first.end < b, second.end < c, third.end < d, fourth.end < count {
      guardedStep(&first)
      guardedStep(&second)
      guardedStep(&third)
      guardedStep(&fourth)
    }
    return (first, second, third, fourth)
  }

  private func move(_ tokens: Range<Int>, to first: Int) -> Int {
    for (number, token) in tokens.enumerated() { ends[first &+ number] = ends[token] }
    return first + tokens.count
  }

  /// The first unit from `unit` on that no word contains: a token begins there.
  private func cut(from unit: Int) -> Int {
    var unit = unit
    while unit < count, codes[unit] != 0 || marks[unit] & UnitMark.joined != 0 { unit &+= 1 }
    return unit
  }

  private func lane(at unit: Int) -> Lane {
    guard unit < count else {
      return Lane(position: unit &+ 1, base: ImageFormat.vacantBase, end: unit, token: unit)
    }
    var end = unit &+ 1
    while marks[end] & UnitMark.joined != 0 { end &+= 1 }
    return Lane(position: unit &+ 1, base: Int(trie.roots[Int(codes[unit])]), end: end, token: unit)
  }

  @inline(__always) private func step(_ lane: inout Lane) {
    let code = codes[lane.position]
    let slot = lane.base ^ Int(code)
    let match = Int(trie.match(slot, code))
    // The node's flags, or 0 if the slot is not the node's.
    let flags = match & (match &- 8) >> 63
    let goesOn = flags >> 2
    let next = lane.position &+ 1
    let end = lane.end &+ (next &- lane.end) & (0 &- (flags >> 1 & 1))
    ends[lane.token] = UInt32(truncatingIfNeeded: end)
    let mask = 0 &- goesOn
    lane.token &+= goesOn ^ 1
    lane.end = end &+ (goesOn ^ 1)
    // The root has no entry in `base`: 0 stands there.
    lane.base = Int(trie.base[slot & mask]) | Int(trie.roots[Int(codes[end])]) & ~mask
    lane.position = lane.end &+ (next &- lane.end) & mask
  }

  /// The same where units may be joined: no token ends before a joined unit.
  @inline(__always) private func guardedStep(_ lane: inout Lane) {
    let code = codes[lane.position]
    let slot = lane.base ^ Int(code)
    let match = Int(trie.match(slot, code))
    let flags = match & (match &- 8) >> 63
    let goesOn = 0 &- (flags >> 2)
    let next = lane.position &+ 1
    let isJoined = Int(marks[lane.position] & UnitMark.joined)
    let isNextJoined = Int(marks[next] & UnitMark.joined)
    // The token takes in a unit that is joined to its last one, and ends where a word does.
    let isTaken =
      isJoined & ((lane.position ^ lane.end) &- 1) >> 63 | flags >> 1 & 1 & ~isNextJoined
    let end = lane.end &+ (next &- lane.end) & (0 &- isTaken)
    ends[lane.token] = UInt32(truncatingIfNeeded: end)
    // Inside an atom the token goes on, also without a word.
    let isInside = isNextJoined & ((end ^ next) &- 1) >> 63
    let mask = goesOn | (0 &- isInside)
    let isDone = mask &+ 1
    lane.token &+= isDone
    lane.end = end &+ isDone
    let begun = Int(trie.roots[Int(codes[end])]) & ~mask
    let inside = ImageFormat.vacantBase & mask & ~goesOn
    lane.base = Int(trie.base[slot & goesOn]) | begun | inside
    lane.position = lane.end &+ (next &- lane.end) & mask
  }

  /// A step where units may be joined.
  @inline(never) private func carefulStep(_ lane: Lane) -> Lane {
    var lane = lane
    // What `step` has begun may end inside an atom.
    while marks[lane.end] & UnitMark.joined != 0 { lane.end &+= 1 }
    let code = codes[lane.position]
    let slot = lane.base ^ Int(code)
    let flags = trie.match(slot, code)
    let next = lane.position &+ 1
    if flags & ~5 == 2, marks[next] & UnitMark.joined == 0 { lane.end = next }
    if flags & ~3 == 4 {
      lane.base = Int(trie.base[slot])
      lane.position = next
      return lane
    }
    ends[lane.token] = UInt32(truncatingIfNeeded: lane.end)
    var begun = self.lane(at: lane.end)
    begun.token = lane.token &+ 1
    return begun
  }

  private func finish(_ lane: inout Lane, at limit: Int) {
    while lane.position <= limit { lane = carefulStep(lane) }
  }
}
