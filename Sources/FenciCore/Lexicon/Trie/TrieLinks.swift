/// The upward and sideways links of a double array: the node that owns each base, and the children
/// below each base.
///
/// A trie is only read downwards, but moving a family needs the other directions. One pass over the
/// slots finds all links; from then on they are kept up to date.
struct TrieLinks: ~Copyable {
  /// By half of the base: the node that owns it, plus one, or `rootOwner` for the root's base and
  /// the vacant one.
  private var owners: GrowableTable<UInt32>
  /// By half of the base: the code of its first child, or 0.
  private var firstCodes: GrowableTable<UInt16>
  /// By slot: the code of the next child under the same base, or 0.
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

  /// The code of the node in a slot, from its `check`.
  @inline(__always) static func code(_ check: UInt16, _ slot: Int) -> Int {
    Int(check >> 3) << 1 | slot & 1
  }

  func isFree(_ base: Int) -> Bool { owners[base >> 1] == 0 }

  /// The node that owns a used base; nil for the root's base and the vacant one.
  func owner(of base: Int) -> Int? {
    let owner = owners[base >> 1]
    return owner == Self.rootOwner ? nil : Int(owner) - 1
  }

  /// Appends the codes of the children below a base, in no particular order.
  func appendCodes(under base: Int, to codes: inout [UInt16]) {
    var code = firstCodes[base >> 1]
    while code != 0 {
      codes.append(code)
      code = nextCodes[base ^ Int(code)]
    }
  }

  /// Whether a base has at most as many children as another one.
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

  /// Frees a base whose family has moved away.
  func release(_ base: Int) {
    owners[base >> 1] = 0
    firstCodes[base >> 1] = 0
  }
}
