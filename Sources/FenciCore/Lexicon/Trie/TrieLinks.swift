/// The links of a trie that lead from a node to its parent and to its siblings.
///
/// A trie is normally read from the root downwards. An editor that moves nodes to other slots also
/// needs the other directions. It must find the node that owns a base, and all children at a base.
/// (The base of a node is a number from which the slots of its children are computed.) One pass
/// over the slots finds all of these links, and later changes update them.
struct TrieLinks: ~Copyable {
  /// The owner of each base, indexed by half of the base. The value is the number of the owning
  /// node plus one, or 0 for a free base. The root's base and the vacant base have `rootOwner`.
  private var owners: GrowableTable<UInt32>
  /// The code of the first child at each base, indexed by half of the base. 0 means that the base
  /// does not have children.
  private var firstCodes: GrowableTable<UInt16>
  /// The code of the next child at the same base, indexed by the slot of a child. 0 marks the last
  /// child.
  private var nextCodes: GrowableTable<UInt16>

  private static let rootOwner = UInt32.max

  init(_ trie: Trie, capacity: Int) {
    let slotCount = trie.check.count
    owners = GrowableTable(copying: .empty, capacity: capacity / 2)
    firstCodes = GrowableTable(copying: .empty, capacity: capacity / 2)
    nextCodes = GrowableTable(copying: .empty, capacity: capacity)
    grow(toSlots: slotCount)
    owners[0] = Self.rootOwner
    owners[ImageFormat.vacantBase >> 1] = Self.rootOwner
    let (owners, firstCodes, nextCodes) = (owners.view, firstCodes.view, nextCodes.view)
    for slot in 0..<slotCount {
      let check = trie.check[slot]
      guard check >= 8 else { continue }
      let code = Self.code(check, slot)
      let half = (slot ^ code) >> 1
      nextCodes[slot] = firstCodes[half]
      firstCodes[half] = UInt16(truncatingIfNeeded: code)
      if check & NodeFlags.hasChildren != 0 {
        owners[Int(trie.base[slot]) >> 1] = UInt32(truncatingIfNeeded: slot &+ 1)
      }
    }
  }

  /// The code of the node in a slot, computed from the slot's `check`.
  @inline(__always) static func code(_ check: UInt16, _ slot: Int) -> Int {
    Int(check >> 3) << 1 | slot & 1
  }

  func isFree(_ base: Int) -> Bool { owners[base >> 1] == 0 }

  /// Returns the node that owns a used base, or nil for the root's base and for the vacant base.
  func owner(of base: Int) -> Int? {
    let owner = owners[base >> 1]
    return owner == Self.rootOwner ? nil : Int(owner) - 1
  }

  /// Appends the codes of all children at a base. Their order is not defined.
  func appendCodes(under base: Int, to codes: inout [UInt16]) {
    var code = firstCodes[base >> 1]
    while code != 0 {
      codes.append(code)
      code = nextCodes[base ^ Int(code)]
    }
  }

  /// Whether a base has at most as many children as another base. The two lists are followed side
  /// by side, so the work depends only on the shorter one.
  func isFamily(_ base: Int, noLargerThan other: Int) -> Bool {
    var (code, otherCode) = (firstCodes[base >> 1], firstCodes[other >> 1])
    while code != 0, otherCode != 0 {
      code = nextCodes[base ^ Int(code)]
      otherCode = nextCodes[other ^ Int(otherCode)]
    }
    return code == 0
  }

  // MARK: Changes

  mutating func grow(toSlots count: Int) {
    owners.grow(to: count / 2)
    firstCodes.grow(to: count / 2)
    nextCodes.grow(to: count)
  }

  func add(_ code: UInt16, under base: Int) {
    nextCodes[base ^ Int(code)] = firstCodes[base >> 1]
    firstCodes[base >> 1] = code
  }

  func setOwner(of base: Int, _ node: Int) {
    owners[base >> 1] = UInt32(truncatingIfNeeded: node + 1)
  }

  /// Marks a base as free, after its owner has chosen another base for its children.
  func release(_ base: Int) {
    owners[base >> 1] = 0
    firstCodes[base >> 1] = 0
  }
}
