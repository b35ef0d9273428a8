/// The forced words and splits, which win before any method runs.
///
/// Each is a path of the lexicon's trie, whether it is a word there or not. So this type only
/// stores where the paths end, and a filter for the positions that are worth a lookup.
struct ForcedWords {
  /// One forced word or one split.
  struct Rule: Hashable, Sendable {
    /// The codes of the whole word.
    let codes: [UInt16]
    /// The trie node of the whole word.
    let node: UInt32
    /// The pieces, in order. A forced word has one.
    let pieces: [Piece]
  }

  struct Piece: Hashable, Sendable {
    let length: UInt8
    let node: UInt32
  }

  /// Sorted by node.
  let rules: [Rule]
  /// By first code: the low six bits of the codes that may come second in a rule; all 64 bits if
  /// the code is a rule by itself.
  private var seconds: [UInt64]
  /// By node, one bit each: whether a rule ends there.
  private var ends: [UInt64]
  /// By 64-bit element of `ends`: the number of rules that end at nodes before it.
  private var ranks: [UInt32] = []
  /// The pieces of all rules, and the position at which those of each rule begin.
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

  /// Applies the rules to a chunk: from left to right, at each boundary the longest. The characters
  /// of a forced word get code 0, which no word of the lexicon contains, and are joined within each
  /// piece.
  ///
  /// - Parameter nodes: receives the lexicon node of each piece, at its first character, and zeros
  ///   elsewhere.
  /// - Returns: whether a rule applied. If not, `nodes` is unchanged.
  func apply(
    to units: borrowing NormalizedText, _ trie: Trie, nodes: borrowing Scratch<UInt32>
  ) -> Bool {
    seconds.withTable { seconds in
      let (codes, count) = (units.codes.view, units.count)
      var isFixed = false
      var start = 0
      while start < count {
        // Almost no pair of characters begins a rule.
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
    var cursor = TrieCursor(trie)
    // The code after the last character is 0. Its slot has neither children nor a rule.
    while cursor.hasChildren, cursor.descend(over: codes[unit]) {
      unit &+= 1
      let node = cursor.slot
      let bits = ends[node >> 6]
      if bits & Self.bit(node) != 0, marks[unit] & CharacterFlags.joined == 0 {
        let rule = Int(ranks[node >> 6]) + (bits & (Self.bit(node) &- 1)).nonzeroBitCount
        if mayCut(pieces(of: rule), at: start, units) { found = (rule, unit) }
      }
    }
    return found
  }

  private func pieces(of rule: Int) -> Range<Int> {
    Int(firstPieces[rule])..<Int(firstPieces[rule + 1])
  }

  /// Whether every piece begins outside numbers, Latin words and addresses.
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
