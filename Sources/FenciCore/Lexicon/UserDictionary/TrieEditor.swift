/// Edits a compiled trie. It copies the trie's slots and inserts words into the copy, one by one.
///
/// The children of a node are a family. The base of the node is the number from which the slots of
/// its family are computed. The slot of a new child may be taken by a node of another family. Then
/// the smaller of the two families moves to a base where it fits (Aoe 1989). Nearly always this is
/// the other family, which has only one or two nodes, so the families near the root stay in place.
/// The family of the root cannot move. If the slots run out, a block of slots is appended.
struct TrieEditor: ~Copyable {
  var check: GrowableTable<UInt16>
  var base: GrowableTable<UInt32>
  var cost: GrowableTable<UInt16>
  var tag: GrowableTable<UInt8>
  var documents: GrowableTable<UInt16>
  var statistics: GrowableTable<UInt32>

  /// A node's move from one slot to another.
  struct Move {
    let from: UInt32
    let to: UInt32
  }

  /// All moves so far, in order.
  private(set) var moves: [Move] = []
  let blockSize: Int
  private var links: TrieLinks
  /// The slot at which the search for a base begins, indexed by the size class of the family and by
  /// the parity of its first code.
  private var cursors: [Int]
  /// Working memory for the codes of the family that is about to move.
  private var family: [UInt16] = []

  /// The number of size classes. They are powers of two: families of 1, 2–3, 4–7, 8–15, and 16 or
  /// more children.
  private static let classCount = 5

  /// - Parameter alphabetCount: the number of codes (numbers of characters), including those of new
  ///   characters.
  init(_ sections: ImageSections, alphabetCount: Int) {
    var blockSize = sections.meta(.blockSize)
    while blockSize < alphabetCount { blockSize *= 2 }
    self.blockSize = blockSize
    let slotCount = sections.meta(.slotCount)
    let roundedUp = (slotCount + blockSize - 1) / blockSize * blockSize
    let capacity = roundedUp + 4 * blockSize
    check = GrowableTable(copying: sections.trie.check, capacity: capacity)
    base = GrowableTable(copying: sections.trie.base, capacity: capacity)
    cost = GrowableTable(copying: sections.cost, capacity: capacity)
    tag = GrowableTable(copying: sections.tag, capacity: capacity)
    documents = GrowableTable(copying: sections.documents, capacity: capacity)
    statistics = GrowableTable(copying: sections.statistics, capacity: capacity)
    statistics.grow(to: slotCount)
    links = TrieLinks(sections.trie, capacity: capacity)
    // A compiled trie is dense at the beginning and sparse at the end. A larger family needs more
    // free slots, so its search begins later.
    cursors = (0..<2 * Self.classCount).map { max(slotCount - slotCount >> ($0 / 2), 2) & ~1 }
    if roundedUp > slotCount { appendSlots(roundedUp - slotCount) }
  }

  var slotCount: Int { check.count }

  /// Returns the node at the end of a path of codes. Missing nodes are created.
  mutating func insert(_ codes: [UInt16]) -> Int {
    var node = Int(Trie.root)
    for code in codes { node = child(of: node, over: code) }
    return node
  }

  /// Returns the node at the end of a path of codes, or nil if the path does not exist or is empty.
  func find(_ codes: some Sequence<UInt16>) -> Int? {
    var node = Int(Trie.root)
    for code in codes {
      guard node == 0 || check[node] & NodeFlags.hasChildren != 0 else { return nil }
      let slot = (node == 0 ? 0 : Int(base[node])) ^ Int(code)
      guard check[slot] ^ (code & ~1) << 2 < 8 else { return nil }
      node = slot
    }
    return node == 0 ? nil : node
  }

  /// The table `Trie.roots`, which has the base of each single-character node.
  func roots(alphabetCount: Int) -> [UInt32] {
    (0..<alphabetCount).map { Trie.root(ofCode: $0, check: check[$0], base: base[$0]) }
  }

  /// Returns the finished tables, each with a closure that frees its memory.
  consuming func finish() -> (
    check: (table: Table<UInt16>, release: @Sendable () -> Void),
    base: (table: Table<UInt32>, release: @Sendable () -> Void),
    cost: (table: Table<UInt16>, release: @Sendable () -> Void),
    tag: (table: Table<UInt8>, release: @Sendable () -> Void),
    documents: (table: Table<UInt16>, release: @Sendable () -> Void),
    statistics: (table: Table<UInt32>, release: @Sendable () -> Void)
  ) {
    (
      check.finish(), base.finish(), cost.finish(), tag.finish(), documents.finish(),
      statistics.finish()
    )
  }

  // MARK: Inserting

  private mutating func child(of parent: Int, over code: UInt16) -> Int {
    let isRoot = parent == Int(Trie.root)
    if !isRoot, check[parent] & NodeFlags.hasChildren == 0 {
      let place = findBase(code, [])
      claim(place, for: parent)
      return occupy(place, code)
    }
    let children = isRoot ? 0 : Int(base[parent])
    let slot = children ^ Int(code)
    if check[slot] ^ (code & ~1) << 2 < 8 { return slot }
    if check[slot] == 0, slot != 0 { return occupy(children, code) }
    return occupy(makeWay(at: slot, for: code, of: parent, under: children), code)
  }

  /// Frees the slot of a new child, which another node occupies. It moves either the family of that
  /// node or the family of the new child.
  ///
  /// - Returns: the base of the new child's family after the move.
  private mutating func makeWay(
    at slot: Int, for code: UInt16, of parent: Int, under children: Int
  ) -> Int {
    let stranger = slot ^ TrieLinks.code(check[slot], slot)
    family.removeAll(keepingCapacity: true)
    if slot != 0, let owner = links.owner(of: stranger),
      children == 0 || links.isFamily(stranger, noLargerThan: children)
    {
      links.appendCodes(under: stranger, to: &family)
      move(familyOf: owner, to: findBase(family[0], family))
      return children
    }
    links.appendCodes(under: children, to: &family)
    let place = findBase(code, family)
    move(familyOf: parent, to: place)
    return place
  }

  /// Puts a new node into a free slot.
  private mutating func occupy(_ place: Int, _ code: UInt16) -> Int {
    let slot = place ^ Int(code)
    check[slot] = (code & ~1) << 2
    (base[slot], cost[slot], tag[slot], documents[slot]) = (0, .max, 0, 0)
    statistics[slot] = 0
    links.add(code, under: place)
    return slot
  }

  private func claim(_ place: Int, for node: Int) {
    base[node] = UInt32(place)
    links.setOwner(of: place, node)
    check[node] |= NodeFlags.hasChildren
  }

  /// Moves all children of a node to a new base. `family` must hold their codes.
  private mutating func move(familyOf parent: Int, to place: Int) {
    let old = Int(base[parent])
    links.release(old)
    claim(place, for: parent)
    for code in family {
      let (from, to) = (old ^ Int(code), place ^ Int(code))
      check[to] = check[from]
      base[to] = base[from]
      cost[to] = cost[from]
      tag[to] = tag[from]
      documents[to] = documents[from]
      statistics[to] = statistics[from]
      if check[from] & NodeFlags.hasChildren != 0 { links.setOwner(of: Int(base[from]), to) }
      check[from] = 0
      links.add(code, under: place)
      moves.append(Move(from: UInt32(from), to: UInt32(to)))
    }
  }

  // MARK: Free slots

  /// Returns a free base for a family. The slot of the code `first` and the slots of the codes
  /// `others` are free at that base.
  private mutating func findBase(_ first: UInt16, _ others: [UInt16]) -> Int {
    let count = max(others.count, 1)
    let sizeClass = min(count.bitWidth - 1 - count.leadingZeroBitCount, Self.classCount - 1)
    let cursor = 2 * sizeClass + Int(first & 1)
    var slot = cursors[cursor] | Int(first & 1)
    while true {
      while slot >= check.count { appendSlots(blockSize) }
      let place = slot ^ Int(first)
      if check[slot] == 0, links.isFree(place), fits(others, place) {
        cursors[cursor] = slot & ~1
        return place
      }
      slot += 2
    }
  }

  private func fits(_ codes: [UInt16], _ place: Int) -> Bool {
    // Slot 0 must stay empty, because 0 as the number of a node means “not found”.
    for code in codes where check[place ^ Int(code)] != 0 || place == code { return false }
    return true
  }

  private mutating func appendSlots(_ count: Int) {
    check.grow(to: check.count + count)
    base.grow(to: base.count + count)
    cost.grow(to: cost.count + count)
    tag.grow(to: tag.count + count)
    documents.grow(to: documents.count + count)
    statistics.grow(to: statistics.count + count)
    links.grow(toSlots: check.count)
  }
}
