/// Places the nodes of a trie into the slots of a double array, first fit.
///
/// A large family fits in few places, so its search goes through all slots, which keeps the array
/// dense. Small families are many: each size class has a cursor that only moves forward. Single
/// children fit everywhere and fill the gaps. Placing therefore takes linear time, except for the
/// few large families.
struct DoubleArray {
  private(set) var check: [UInt16] = []
  private(set) var base: [UInt32] = []
  private var baseIsUsed: [Bool] = []
  /// By size class and parity: the first slot that the next search tries for a first child.
  private var cursors = [Int](repeating: 0, count: 2 * DoubleArray.classCount)
  private let blockSize: Int

  /// The size classes are powers of two: 1, 2–3, 4–7, 8–15, and 16 or more children.
  private static let classCount = 5

  init(blockSize: Int) {
    self.blockSize = blockSize
    openBlock()
    baseIsUsed[0] = true  // The root's.
    baseIsUsed[ImageFormat.vacantBase / 2] = true
  }

  /// Reserves a base below which all `codes` (ascending) have free slots.
  mutating func findBase(_ codes: [UInt16]) -> Int {
    guard let first = codes.first else { return 0 }
    let sizeClass = min(
      codes.count.bitWidth - 1 - codes.count.leadingZeroBitCount, Self.classCount - 1)
    let parity = Int(first & 1)
    // A base is even, so a slot has the parity of its code.
    let isLarge = sizeClass == Self.classCount - 1
    var slot = max(isLarge ? 0 : cursors[2 * sizeClass + parity], 2 + parity)
    while true {
      while slot >= check.count { openBlock() }
      let candidate = slot ^ Int(first)
      if check[slot] == 0, !baseIsUsed[candidate / 2], fits(codes, candidate) {
        cursors[2 * sizeClass + parity] = slot
        baseIsUsed[candidate / 2] = true
        return candidate
      }
      slot += 2
    }
  }

  /// Puts a node into the slot of `code` under `base`; returns the slot.
  mutating func place(_ code: UInt16, under base: Int, flags: UInt16) -> Int {
    let slot = base ^ Int(code)
    check[slot] = (code & ~1) << 2 | flags
    return slot
  }

  mutating func setBase(of slot: Int, _ children: Int) { base[slot] = UInt32(children) }

  /// The table `Trie.roots`.
  func roots(alphabetCount: Int) -> [UInt32] {
    (0..<alphabetCount).map { Trie.root(ofCode: $0, check: check[$0], base: base[$0]) }
  }

  private func fits(_ codes: [UInt16], _ candidate: Int) -> Bool {
    // Slot 0 stays empty: node 0 means "none".
    for code in codes where check[candidate ^ Int(code)] != 0 || candidate == code { return false }
    return true
  }

  private mutating func openBlock() {
    check += [UInt16](repeating: 0, count: blockSize)
    base += [UInt32](repeating: 0, count: blockSize)
    baseIsUsed += [Bool](repeating: false, count: blockSize / 2)
  }
}
