/// Who belongs together in a double array: the node that owns each base, and the children under it.
///
/// A trie is read downwards only; to move a family, the editor has to look up and sideways. All links
/// are found in one pass over the slots and are kept up to date from then on.
struct TrieLinks: ~Copyable {
  /// By half of the base: the node that owns it, plus one; `rootOwner` for the root's.
  private var owners: GrowableTable<UInt32>
  /// By half of the base: the code of one child, or 0.
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

  /// The code of the node in a slot.
  @inline(__always) static func code(_ check: UInt16, _ slot: Int) -> Int {
    Int(check >> 3) << 1 | slot & 1
  }

  func isFree(_ base: Int) -> Bool { owners[base >> 1] == 0 }

  /// The node that owns a base; nil for the root's.
  func owner(of base: Int) -> Int? {
    let owner = owners[base >> 1]
    return owner == Self.rootOwner ? nil : Int(owner) - 1
  }

  /// The codes of the children under a base, in no particular order.
  func appendCodes(under base: Int, to codes: inout [UInt16]) {
    var code = firstCodes[base >> 1]
    while code != 0 {
      codes.append(code)
      code = nextCodes[base ^ Int(code)]
    }
  }

  /// Whether there are no more children under a base than under another one.
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

  /// Forgets a base that no node owns any more.
  func release(_ base: Int) {
    owners[base >> 1] = 0
    firstCodes[base >> 1] = 0
  }
}
