/// The double-array trie of a lexicon (Aoe 1989), with XOR addressing and label checks.
///
/// The child of a node over code `c` is in slot `base[node] ^ c`, if the label in the slot's
/// `check` is `c >> 1`. Bases are even, so a slot's parity is the lowest bit of the code. No two
/// nodes share a base, which makes the label alone a sufficient check. The root's base is 0: a
/// single character has the slot of its code. The low three bits of `check` are `NodeFlags`;
/// without `hasChildren` the base is never read.
struct Trie {
  let check: Table<UInt16>
  let base: Table<UInt32>
  /// By code: the base of its node below the root, or `ImageFormat.vacantBase` if that node has no
  /// children or does not exist.
  let roots: Table<UInt32>

  static let root: UInt32 = 0

  /// Compares a slot with a code: the node's flags if the slot belongs to the code, else 8 or more.
  @inline(__always) func match(_ slot: Int, _ code: UInt16) -> UInt16 {
    check[slot] ^ (code & ~1) << 2
  }

  /// The element of `roots` for a code, from the contents of the slot with the same number.
  static func root(ofCode code: Int, check: UInt16, base: UInt32) -> UInt32 {
    let flags = check ^ UInt16(truncatingIfNeeded: code & ~1) << 2
    return flags & ~3 == NodeFlags.hasChildren ? base : UInt32(ImageFormat.vacantBase)
  }

  func hasChildren(_ node: UInt32) -> Bool { check[Int(node)] & NodeFlags.hasChildren != 0 }

  /// The child of a node over a code, with its flags; nil if it does not exist.
  func child(of node: UInt32, over code: UInt16) -> (node: UInt32, flags: UInt16)? {
    guard code != 0 else { return nil }
    if node != Self.root, check[Int(node)] & NodeFlags.hasChildren == 0 { return nil }
    let slot = (node == Self.root ? 0 : Int(base[Int(node)])) ^ Int(code)
    let flags = match(slot, code)
    return flags < 8 ? (UInt32(slot), flags) : nil
  }

  /// The node at the end of a path of codes from the root; nil if it does not exist or is the root.
  func node(over codes: some Sequence<UInt16>) -> UInt32? {
    var cursor = TrieCursor(self)
    for code in codes {
      guard code != 0, cursor.descend(over: code) else { return nil }
    }
    return cursor.node == Self.root ? nil : cursor.node
  }
}
