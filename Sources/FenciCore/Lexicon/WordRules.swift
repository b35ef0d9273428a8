/// Words that win before any method runs: a small trie over the lexicon's codes.
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
  private let check: [UInt16]
  private let base: [UInt32]
  /// The rule that ends at each slot, plus one.
  private let ruleOfSlot: [UInt32]

  init(_ rules: [Rule], blockSize: Int) {
    self.rules = rules
    var trie = TrieBuilder()
    var ruleOfNode: [Int: UInt32] = [:]
    for (number, rule) in rules.enumerated() {
      var node = TrieBuilder.root
      for code in rule.codes { node = trie.child(of: node, over: UInt32(code)) }
      ruleOfNode[node] = UInt32(number) + 1
    }
    let codes = trie.scalars.map { UInt16($0) }
    let families = TrieFamilies(trie, codes)
    var array = DoubleArray(blockSize: blockSize)
    var slots = [Int](repeating: 0, count: trie.nodeCount)
    for node in (0..<trie.nodeCount).sorted(by: { families.rank[$0] < families.rank[$1] }) {
      var childCodes: [UInt16] = []
      families.forEach(of: node) { childCodes.append(codes[$0]) }
      guard !childCodes.isEmpty else { continue }
      let base = node == TrieBuilder.root ? 0 : array.findBase(childCodes)
      if node != TrieBuilder.root { array.setBase(of: slots[node], base) }
      families.forEach(of: node) { child in
        let flags =
          (families.hasChildren(child) ? NodeFlags.hasChildren : 0)
          | (ruleOfNode[child] != nil ? NodeFlags.isWord : 0)
        slots[child] = array.place(codes[child], under: base, flags: flags)
      }
    }
    check = array.check
    base = array.base
    var ruleOfSlot = [UInt32](repeating: 0, count: array.check.count)
    for (node, rule) in ruleOfNode { ruleOfSlot[slots[node]] = rule }
    self.ruleOfSlot = ruleOfSlot
  }

  /// Applies the rules to a chunk: from left to right, at each boundary the longest. The units of a
  /// word get the code 0, which no word of the lexicon contains, and are joined within each piece.
  ///
  /// - Parameter nodes: takes the lexicon node of each piece, by its first unit.
  func apply(to units: borrowing TextUnits, nodes: borrowing Scratch<UInt32>) {
    nodes.clear(units.count + 1)
    check.withTable { check in
      base.withTable { base in
        let trie = Trie(check: check, base: base)
        let (codes, count) = (units.codes.view, units.count)
        var start = 0
        while start < count {
          // Nearly all units begin no rule.
          let code = codes[start]
          if trie.match(Int(code), code) < 8, code != 0,
            let (rule, end) = longestRule(at: start, units, trie)
          {
            fix(rule, at: start, units, nodes)
            start = end
          } else {
            start &+= 1
          }
        }
      }
    }
  }

  private func longestRule(
    at start: Int, _ units: borrowing TextUnits, _ trie: Trie
  ) -> (rule: Rule, end: Int)? {
    var found: (rule: Rule, end: Int)?
    var node = Trie.root
    var unit = start
    while unit < units.count, let child = trie.child(of: node, over: units.codes[unit]) {
      node = child.node
      unit += 1
      if child.flags & NodeFlags.isWord != 0, units.marks[unit] & UnitMark.joined == 0 {
        let rule = rules[Int(ruleOfSlot[Int(node)]) - 1]
        if mayCut(rule, at: start, units) { found = (rule, unit) }
      }
      if child.flags & NodeFlags.hasChildren == 0 { break }
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
