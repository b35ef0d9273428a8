/// Words that win before any method runs: a small trie over the lexicon's codes, which is asked only
/// where two characters may begin a word.
struct WordRules {
  /// One word without a count, or one split.
  struct Rule: Hashable, Sendable {
    /// The codes of the whole.
    let codes: [UInt16]
    /// The length of each piece, in characters, and its trie node in the lexicon.
    let pieces: [Piece]
  }

  struct Piece: Hashable, Sendable {
    let length: UInt8
    let node: UInt32
  }

  let rules: [Rule]
  private var trie = TrieBuilder()
  /// The rule that ends at each node of the trie, plus one.
  private var ruleOfNode: [UInt32] = [0]
  /// By code: which codes may come second in a rule that begins with it, by their low six bits.
  private var seconds: [UInt64]

  /// - Parameter alphabetCount: no code of a text reaches this number.
  init(_ rules: [Rule], alphabetCount: Int) {
    self.rules = rules
    seconds = [UInt64](repeating: 0, count: alphabetCount)
    for (number, rule) in rules.enumerated() {
      var node = TrieBuilder.root
      for code in rule.codes {
        node = trie.child(of: node, over: UInt32(code))
        if node == ruleOfNode.count { ruleOfNode.append(0) }
      }
      ruleOfNode[node] = UInt32(number) + 1
      seconds[Int(rule.codes[0])] |= rule.codes.count > 1 ? Self.bit(rule.codes[1]) : .max
    }
  }

  @inline(__always) private static func bit(_ code: UInt16) -> UInt64 { 1 &<< UInt64(code) }

  /// Applies the rules to a chunk: from left to right, at each boundary the longest. The units of a
  /// word get the code 0, which no word of the lexicon contains, and are joined within each piece.
  ///
  /// - Parameter nodes: takes the lexicon node of each piece, by its first unit.
  /// - Returns: whether there was a word.
  func apply(to units: borrowing TextUnits, nodes: borrowing Scratch<UInt32>) -> Bool {
    nodes.clear(units.count + 1)
    return seconds.withTable { seconds in
      let (codes, count) = (units.codes.view, units.count)
      var isFixed = false
      var start = 0
      while start < count {
        // Nearly all pairs of units begin no rule.
        if seconds[Int(codes[start])] & Self.bit(codes[start &+ 1]) != 0,
          let (rule, end) = longestRule(at: start, units)
        {
          fix(rules[rule], at: start, units, nodes)
          isFixed = true
          start = end
        } else {
          start &+= 1
        }
      }
      return isFixed
    }
  }

  private func longestRule(
    at start: Int, _ units: borrowing TextUnits
  ) -> (rule: Int, end: Int)? {
    let (codes, marks) = (units.codes.view, units.marks.view)
    var found: (rule: Int, end: Int)?
    var node = TrieBuilder.root
    var unit = start
    // The code behind the last unit is 0, which no rule contains.
    while let child = trie.find(node, UInt32(codes[unit])) {
      node = child
      unit &+= 1
      let rule = Int(ruleOfNode[node]) &- 1
      if rule >= 0, marks[unit] & UnitMark.joined == 0, mayCut(rules[rule], at: start, units) {
        found = (rule, unit)
      }
    }
    return found
  }

  /// Whether no piece would begin inside a number, a Latin word or an address.
  private func mayCut(_ rule: Rule, at start: Int, _ units: borrowing TextUnits) -> Bool {
    var unit = start
    for piece in rule.pieces {
      if units.marks[unit] & UnitMark.joined != 0 { return false }
      unit += Int(piece.length)
    }
    return true
  }

  private func fix(
    _ rule: Rule, at start: Int, _ units: borrowing TextUnits, _ nodes: borrowing Scratch<UInt32>
  ) {
    var unit = start
    for piece in rule.pieces {
      nodes[unit] = piece.node
      for inner in unit..<unit + Int(piece.length) {
        units.codes[inner] = 0
        units.marks[inner] = UnitMark(.word, joined: inner > unit).rawValue
      }
      unit += Int(piece.length)
    }
  }
}
