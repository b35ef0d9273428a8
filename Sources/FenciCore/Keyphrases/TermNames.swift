/// The entries of a lexicon that are names of the same term, such as 发改委 and 国家发展和改革委员会.
struct TermNames: Sendable {
  /// The term that each name belongs to. Names and terms are nodes of the lexicon's trie. A term
  /// with several names is a key, too, and its value is the term itself. A term with only one name
  /// is not a key.
  private let terms: [UInt32: UInt32]
  /// One bit for each node: whether it is a key of `terms`. Testing a bit is faster than looking up
  /// the key.
  private let bits: [UInt64]

  init(_ lexicon: Lexicon) {
    let aliases = lexicon.sections.aliases
    var terms: [UInt32: UInt32] = [:]
    for place in aliases.nodes.indices {
      let node = aliases.nodes[place]
      let term = lexicon.term(of: node)
      guard term != node else { continue }
      terms[node] = term
      terms[term] = term
    }
    var bits: [UInt64] = []
    if let last = terms.keys.max() { bits = [UInt64](repeating: 0, count: Int(last) / 64 + 1) }
    for node in terms.keys { bits[Int(node) / 64] |= 1 &<< UInt64(node & 63) }
    self.terms = terms
    self.bits = bits
  }

  /// Returns the term that a node names; nil if the term has only one name.
  @inline(__always) func term(of node: UInt32) -> UInt32? {
    isName(node) ? terms[node] : nil
  }

  /// Whether a node is one of several names of a term.
  @inline(__always) func isName(_ node: UInt32) -> Bool {
    let word = Int(node >> 6)
    return word < bits.count && bits[word] & 1 &<< UInt64(node & 63) != 0
  }
}
