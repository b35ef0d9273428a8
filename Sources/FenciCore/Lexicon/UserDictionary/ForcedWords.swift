/// Words that win before any method runs. They are paths of the lexicon's trie, whether they are words
/// there or not; so here stands only where they end, and where it is worth looking for them.
struct ForcedWords {
  /// One word without a count, or one split.
  struct Rule: Hashable, Sendable {
    /// The codes of the whole.
    let codes: [UInt16]
    /// The trie node of the whole in the lexicon.
    let node: UInt32
    /// The length of each piece, in characters, and its trie node in the lexicon.
    let pieces: [Piece]
  }

  struct Piece: Hashable, Sendable {
    let length: UInt8
    let node: UInt32
  }

  /// In the order of their nodes.
  let rules: [Rule]
  /// By code: which codes may come second in a rule that begins with it, by their low six bits.
  private var seconds: [UInt64]
  /// By node, one bit each: whether a rule ends there.
  private var ends: [UInt64]
  /// By word of `ends`: the number of rules that end at nodes before it.
  private var ranks: [UInt32] = []
  /// The pieces of all rules, and where those of each rule begin among them.
  private var pieces: [Piece] = []
  private var firstPieces: [Int32] = [0]

  init(_ rules: [Rule], alphabetCount: Int, slotCount: Int) {
    self.rules = rules.sorted { $0.node < $1.node }
    seconds = [UInt64](repeating: 0, count: alphabetCount)
    ends = [UInt64](repeating: 0, count: (slotCount + 63) / 64)
    for rule in self.rules {
      ends[Int(rule.node) / 64] |= Self.bit(rule.node)
      seconds[Int(rule.codes[0])] |= rule.codes.count > 1 ? Self.bit(rule.codes[1]) : .max
      pieces += rule.pieces
      firstPieces.append(Int32(pieces.count))
    }
    ranks.reserveCapacity(ends.count)
    var rank: UInt32 = 0
    for bits in ends {
      ranks.append(rank)
      rank += UInt32(bits.nonzeroBitCount)
    }
  }

  @inline(__always) private static func bit(_ number: some FixedWidthInteger) -> UInt64 {
    1 &<< UInt64(truncatingIfNeeded: number)
  }

  /// Applies the rules to a chunk: from left to right, at each boundary the longest. The units of a
  /// word get the code 0, which no word of the lexicon contains, and are joined within each piece.
  ///
  /// - Parameter nodes: takes the lexicon node of each piece, by its first unit, and else zeros.
  /// - Returns: whether there was a word; if not, `nodes` is as it was.
  func apply(
    to units: borrowing NormalizedText, _ trie: Trie, nodes: borrowing Scratch<UInt32>
  ) -> Bool {
    seconds.withTable { seconds in
      let (codes, count) = (units.codes.view, units.count)
      var isFixed = false
      var start = 0
      while start < count {
        // Nearly all pairs of units begin no rule.
        if seconds[Int(codes[start])] & Self.bit(codes[start &+ 1]) != 0,
          let (rule, end) = longestRule(at: start, units, trie)
        {
          if !isFixed { nodes.clear(count + 1) }
          isFixed = true
          fix(pieces(of: rule), at: start, units, nodes)
          start = end
        } else {
          start &+= 1
        }
      }
      return isFixed
    }
  }

  private func longestRule(
    at start: Int, _ units: borrowing NormalizedText, _ trie: Trie
  ) -> (rule: Int, end: Int)? {
    let (codes, marks) = (units.codes.view, units.marks.view)
    var found: (rule: Int, end: Int)?
    var unit = start
    var node = 0
    while true {
      // The code behind the last unit is 0, which leads to no node with children or rules.
      let code = codes[unit]
      node ^= Int(code)
      let flags = trie.match(node, code)
      if flags >= 8 { break }
      unit &+= 1
      let bits = ends[node >> 6]
      if bits & Self.bit(node) != 0, marks[unit] & CharacterFlags.joined == 0 {
        let rule = Int(ranks[node >> 6]) + (bits & (Self.bit(node) &- 1)).nonzeroBitCount
        if mayCut(pieces(of: rule), at: start, units) { found = (rule, unit) }
      }
      if flags & NodeFlags.hasChildren == 0 { break }
      node = Int(trie.base[node])
    }
    return found
  }

  private func pieces(of rule: Int) -> Range<Int> {
    Int(firstPieces[rule])..<Int(firstPieces[rule + 1])
  }

  /// Whether no piece would begin inside a number, a Latin word or an address.
  private func mayCut(_ range: Range<Int>, at start: Int, _ units: borrowing NormalizedText) -> Bool
  {
    var unit = start
    for piece in range {
      if units.marks[unit] & CharacterFlags.joined != 0 { return false }
      unit &+= Int(pieces[piece].length)
    }
    return true
  }

  private func fix(
    _ range: Range<Int>, at start: Int, _ units: borrowing NormalizedText,
    _ nodes: borrowing Scratch<UInt32>
  ) {
    let (codes, marks) = (units.codes.view, units.marks.view)
    var unit = start
    for piece in range {
      nodes[unit] = pieces[piece].node
      marks[unit] = CharacterFlags(.word).rawValue | CharacterFlags.fixed
      codes[unit] = 0
      let end = unit &+ Int(pieces[piece].length)
      unit &+= 1
      while unit < end {
        marks[unit] = CharacterFlags(.word, joined: true).rawValue | CharacterFlags.fixed
        codes[unit] = 0
        unit &+= 1
      }
    }
  }
}
