/// The double-array trie of a lexicon (Aoe 1989), with XOR addressing and label checks.
///
/// The child of a node over code `c` is in slot `base[node] ^ c`, if the label in the slot's `check`
/// is `c >> 1`. Bases are even, so a slot's parity is the label's lowest bit. No two nodes share a
/// base, which makes the label alone a sufficient check. The root's base is 0: the slot of a
/// character by itself is its code. The low three bits of `check` are `NodeFlags`; without
/// `hasChildren` the base is never read.
struct Trie {
  let check: Table<UInt16>
  let base: Table<UInt32>
  /// By code: the base of its node below the root, `ImageFormat.vacantBase` where there are no children.
  let roots: Table<UInt32>

  static let root: UInt32 = 0

  /// What a slot says of a code: the node's flags if the slot belongs to it, else 8 or more.
  @inline(__always) func match(_ slot: Int, _ code: UInt16) -> UInt16 {
    check[slot] ^ (code & ~1) << 2
  }

  /// What `roots` holds for a code, by what the slot of the same number says.
  static func root(ofCode code: Int, check: UInt16, base: UInt32) -> UInt32 {
    let flags = check ^ UInt16(truncatingIfNeeded: code & ~1) << 2
    return flags & ~3 == NodeFlags.hasChildren ? base : UInt32(ImageFormat.vacantBase)
  }

  func hasChildren(_ node: UInt32) -> Bool { check[Int(node)] & NodeFlags.hasChildren != 0 }

  /// The child of a node over a code, with its flags; nil if there is none.
  func child(of node: UInt32, over code: UInt16) -> (node: UInt32, flags: UInt16)? {
    guard code != 0 else { return nil }
    if node != Self.root, check[Int(node)] & NodeFlags.hasChildren == 0 { return nil }
    let slot = (node == Self.root ? 0 : Int(base[Int(node)])) ^ Int(code)
    let flags = match(slot, code)
    return flags < 8 ? (UInt32(slot), flags) : nil
  }

  /// The node reached over codes from the root.
  func node(over codes: some Sequence<UInt16>) -> UInt32? {
    var node = Self.root
    for code in codes {
      guard let next = child(of: node, over: code) else { return nil }
      node = next.node
    }
    return node == Self.root ? nil : node
  }
}
