/// Places the nodes of a trie into the slots of a double array, two arrays that `Trie` reads.
///
/// The children of a node are a family. Each family needs a base, a number that determines its
/// slots: the child over code `c` (the number of a character) goes into slot `base ^ c`. A base
/// fits if all of these slots are free. The search takes the first base that fits.
///
/// A large family fits in few places. Its search goes through all slots, which keeps the array
/// dense. Small families are numerous, so each size class has a cursor that only moves forward.
/// Single children fit everywhere and fill the gaps. Placing all families therefore takes linear
/// time, except for the few large ones.
struct DoubleArray {
  private(set) var check: [UInt16] = []
  private(set) var base: [UInt32] = []
  private var baseIsUsed: [Bool] = []
  /// The slot at which the next search begins, indexed by the size class of the family and by the
  /// parity of its first code.
  private var cursors = [Int](repeating: 0, count: 2 * DoubleArray.classCount)
  private let blockSize: Int

  /// The number of size classes. They are powers of two: families of 1, 2–3, 4–7, 8–15, and 16 or
  /// more children.
  private static let classCount = 5

  init(blockSize: Int) {
    self.blockSize = blockSize
    openBlock()
    baseIsUsed[0] = true  // This is the base of the root.
    baseIsUsed[ImageFormat.vacantBase / 2] = true
  }

  /// Finds a base at which the slots of all `codes` are free, and reserves it, so that no other
  /// family gets the same base. The codes are in ascending order.
  mutating func findBase(_ codes: [UInt16]) -> Int {
    guard let first = codes.first else { return 0 }
    let sizeClass = min(
      codes.count.bitWidth - 1 - codes.count.leadingZeroBitCount, Self.classCount - 1)
    let parity = Int(first & 1)
    // Bases are even, so a slot is odd exactly if its code is odd. The search visits only slots of
    // the same parity as the first code.
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

  /// Puts a node into the slot of `code` under `base`, and returns the slot.
  mutating func place(_ code: UInt16, under base: Int, flags: UInt16) -> Int {
    let slot = base ^ Int(code)
    check[slot] = (code & ~1) << 2 | flags
    return slot
  }

  mutating func setBase(of slot: Int, _ children: Int) { base[slot] = UInt32(children) }

  /// The table `Trie.roots`, which has the base of each single-character node.
  func roots(alphabetCount: Int) -> [UInt32] {
    (0..<alphabetCount).map { Trie.root(ofCode: $0, check: check[$0], base: base[$0]) }
  }

  private func fits(_ codes: [UInt16], _ candidate: Int) -> Bool {
    // Slot 0 must stay empty, because 0 as the number of a node means “not found”.
    for code in codes where check[candidate ^ Int(code)] != 0 || candidate == code { return false }
    return true
  }

  private mutating func openBlock() {
    check += [UInt16](repeating: 0, count: blockSize)
    base += [UInt32](repeating: 0, count: blockSize)
    baseIsUsed += [Bool](repeating: false, count: blockSize / 2)
  }
}
