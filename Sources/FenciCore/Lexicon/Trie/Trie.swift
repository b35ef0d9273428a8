/// The words and phrases of a lexicon in a trie, a tree in which the path from the root to a node
/// spells a word or the beginning of a word.
///
/// The trie is a double array (Aoe 1989) with XOR addressing and label checks. Each character has a
/// code, a number of 14 bits. Each node has a slot in the arrays `check` and `base`. The child of a
/// node over code `c` is in slot `base[node] ^ c`. The child exists if the label in that slot, the
/// upper 13 bits of `check`, is `c >> 1`. Bases are even, so the lowest bit of the slot equals the
/// lowest bit of the code. No two nodes share a base, so a label that fits proves that the slot
/// holds this child.
///
/// The base of the root is 0, so the slot of a single character equals its code. The low three bits
/// of `check` are `NodeFlags`. The base of a node without `hasChildren` is never read.
struct Trie {
  let check: Table<UInt16>
  let base: Table<UInt32>
  /// For each code, the base of the node that this single character leads to. It is
  /// `ImageFormat.vacantBase` if that node does not exist or does not have children.
  let roots: Table<UInt32>

  static let root: UInt32 = 0

  /// Tells whether a slot holds a node of a code. If so, returns the flags of the node, from 0 to
  /// 7. Otherwise returns 8 or more.
  @inline(__always) func match(_ slot: Int, _ code: UInt16) -> UInt16 {
    check[slot] ^ (code & ~1) << 2
  }

  /// Takes one step of a search: tells whether a slot holds the node of a code, and reads the flags
  /// of that node. The step does not have a branch, which the processor could mispredict.
  ///
  /// - Returns: two numbers, each 1 for yes and 0 for no. `isWord` means that a word ends at the
  ///   node, and `goesOn` that longer entries begin with it. Both are 0 if the slot does not hold
  ///   the node.
  @inline(__always) func step(to slot: Int, _ code: UInt16) -> (isWord: UInt32, goesOn: UInt32) {
    let match = UInt32(match(slot, code))
    // A match is less than 8, and only then does the subtraction set the top bit.
    let isNode = (match &- 8) >> 31
    return (match >> 1 & isNode, match >> 2 & isNode)
  }

  /// Computes the element of `roots` for a code. `check` and `base` are the contents of the slot
  /// that has the code as its number.
  static func root(ofCode code: Int, check: UInt16, base: UInt32) -> UInt32 {
    let flags = check ^ UInt16(truncatingIfNeeded: code & ~1) << 2
    return flags & ~3 == NodeFlags.hasChildren ? base : UInt32(ImageFormat.vacantBase)
  }

  func hasChildren(_ node: UInt32) -> Bool { check[Int(node)] & NodeFlags.hasChildren != 0 }

  /// Returns the child of a node over a code and the child's flags, or nil if the child does not
  /// exist.
  func child(of node: UInt32, over code: UInt16) -> (node: UInt32, flags: UInt16)? {
    guard code != 0 else { return nil }
    if node != Self.root, check[Int(node)] & NodeFlags.hasChildren == 0 { return nil }
    let slot = (node == Self.root ? 0 : Int(base[Int(node)])) ^ Int(code)
    let flags = match(slot, code)
    return flags < 8 ? (UInt32(slot), flags) : nil
  }

  /// Returns the node at the end of a path of codes from the root, or nil if the path does not
  /// exist or is empty.
  func node(over codes: some Sequence<UInt16>) -> UInt32? {
    var cursor = TrieCursor(self)
    for code in codes {
      guard code != 0, cursor.descend(over: code) else { return nil }
    }
    return cursor.node == Self.root ? nil : cursor.node
  }
}
