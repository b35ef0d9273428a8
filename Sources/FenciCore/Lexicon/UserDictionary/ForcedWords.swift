/// The forced words and splits of user dictionaries. Both apply before any segmentation method
/// runs. A forced word, such as 台积电, is always one token. A split, such as 台 + 中, is a text that is
/// always cut into the given pieces.
///
/// Each of them is a path in the lexicon's trie, even if it is not a word of the lexicon. So this
/// type stores only the nodes at which such paths end, and a filter that rejects most positions of
/// a text without a lookup.
struct ForcedWords {
  /// One forced word or one split.
  struct Rule: Hashable, Sendable {
    /// The codes of the whole word's characters.
    let codes: [UInt16]
    /// The trie node at which the whole word ends.
    let node: UInt32
    /// The pieces, in order. A forced word has one piece.
    let pieces: [Piece]
  }

  struct Piece: Hashable, Sendable {
    let length: UInt8
    let node: UInt32
  }

  /// The rules, sorted by node.
  let rules: [Rule]
  /// A filter that rejects most pairs of characters, indexed by the code of the first character.
  /// Bit *n* is set if a rule may continue with a code whose low six bits are *n*. All 64 bits are
  /// set if the first character is a rule by itself.
  private var seconds: [UInt64]
  /// One bit per trie node. The bit is set if a rule ends at the node.
  private var ends: [UInt64]
  /// The number of rules that end at earlier nodes, for each 64-bit element of `ends`.
  private var ranks: [UInt32] = []
  /// The pieces of all rules, and the position at which the pieces of each rule begin.
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

  /// Applies the rules to a chunk, the characters that are segmented together. The rules apply from
  /// left to right, and at each boundary the longest rule wins.
  ///
  /// The characters of a rule get code 0, so that the segmentation method cannot find other words
  /// in them. Within each piece, they are marked as joined, so that the piece becomes one token.
  ///
  /// - Parameter nodes: receives the lexicon node of each piece at the position of its first
  ///   character, and 0 at all other positions.
  /// - Returns: whether a rule applied. If not, `nodes` is unchanged.
  func apply(
    to units: borrowing NormalizedText, _ trie: Trie, nodes: borrowing Scratch<UInt32>
  ) -> Bool {
    seconds.withTable { seconds in
      let (codes, count) = (units.codes.view, units.count)
      var isFixed = false
      var start = 0
      while start < count {
        // Almost no pair of characters begins a rule, so this test rejects almost all positions.
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
    // The code after the last character is 0. The slot of code 0 does not have children, and no
    // rule ends there, so the loop stops.
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

  /// Whether every piece begins outside numbers, Latin words and addresses. A rule must not cut
  /// these.
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
