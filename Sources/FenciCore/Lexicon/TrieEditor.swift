/// Changes a compiled trie: a copy of its slots in which words are inserted one by one.
///
/// A child goes to its slot under the parent's base. When that slot is taken, all children of the
/// parent move to a base with room (Aoe 1989); only the root cannot move, so there the other node's
/// family makes way. New room is appended, one block at a time.
struct TrieEditor: ~Copyable {
  var check: GrowableTable<UInt16>
  var base: GrowableTable<UInt32>
  var cost: GrowableTable<UInt16>
  var tag: GrowableTable<UInt8>
  var documents: GrowableTable<UInt16>

  /// The node that owns each base, plus one, by half of the base; `rootOwner` for the root's.
  private var owner: GrowableTable<UInt32>
  let blockSize: Int
  private let alphabetCount: Int
  /// Where the search for room begins, for one child and for more.
  private var cursors: (single: Int, family: Int)
  /// The children's codes by node, ascending, found in one pass when the first family moves.
  private var families: Families?

  private static let rootOwner = UInt32.max

  /// - Parameter alphabetCount: the number of codes, those of new characters included.
  init(_ sections: ImageSections, alphabetCount: Int) {
    var blockSize = sections.meta(.blockSize)
    while blockSize < alphabetCount { blockSize *= 2 }
    self.blockSize = blockSize
    self.alphabetCount = alphabetCount
    let slotCount = sections.meta(.slotCount)
    let roundedUp = (slotCount + blockSize - 1) / blockSize * blockSize
    let capacity = roundedUp + 2 * blockSize
    check = GrowableTable(copying: sections.trie.check, capacity: capacity)
    base = GrowableTable(copying: sections.trie.base, capacity: capacity)
    cost = GrowableTable(copying: sections.cost, capacity: capacity)
    tag = GrowableTable(copying: sections.tag, capacity: capacity)
    documents = GrowableTable(copying: sections.documents, capacity: capacity)
    owner = GrowableTable(copying: .empty, capacity: capacity / 2)
    cursors = (2, slotCount)
    owner.grow(to: slotCount / 2)
    owner[0] = Self.rootOwner
    for slot in 0..<slotCount where check[slot] & NodeFlags.hasChildren != 0 && check[slot] >= 8 {
      owner[Int(base[slot]) / 2] = UInt32(slot) + 1
    }
    while check.count < roundedUp { appendSlots(roundedUp - check.count) }
  }

  var slotCount: Int { check.count }

  /// The node over codes, made where there is none.
  mutating func insert(_ codes: [UInt16]) -> Int {
    var node = Int(Trie.root)
    for code in codes { node = child(of: node, over: code) }
    return node
  }

  /// The node over codes, if there is one.
  func find(_ codes: [UInt16]) -> Int? {
    var node = Int(Trie.root)
    for code in codes {
      guard node == 0 || check[node] & NodeFlags.hasChildren != 0 else { return nil }
      let slot = (node == 0 ? 0 : Int(base[node])) ^ Int(code)
      guard check[slot] ^ (code & ~1) << 2 < 8 else { return nil }
      node = slot
    }
    return node == 0 ? nil : node
  }

  /// The finished tables, with what frees each.
  consuming func finish() -> (
    check: (table: Table<UInt16>, release: @Sendable () -> Void),
    base: (table: Table<UInt32>, release: @Sendable () -> Void),
    cost: (table: Table<UInt16>, release: @Sendable () -> Void),
    tag: (table: Table<UInt8>, release: @Sendable () -> Void),
    documents: (table: Table<UInt16>, release: @Sendable () -> Void)
  ) {
    (check.finish(), base.finish(), cost.finish(), tag.finish(), documents.finish())
  }

  // MARK: Inserting

  private mutating func child(of parent: Int, over code: UInt16) -> Int {
    let isRoot = parent == Int(Trie.root)
    if !isRoot, check[parent] & NodeFlags.hasChildren == 0 {
      let place = findBase([code])
      claim(place, for: parent)
      return occupy(place ^ Int(code), code, parent)
    }
    let slot = (isRoot ? 0 : Int(base[parent])) ^ Int(code)
    if check[slot] ^ (code & ~1) << 2 < 8 { return slot }
    if check[slot] == 0, slot != 0 { return occupy(slot, code, parent) }
    guard isRoot else {
      let place = findBase(codes(of: parent) + [code])
      move(familyOf: parent, to: place)
      return occupy(place ^ Int(code), code, parent)
    }
    let stranger = Int(check[slot] >> 3) << 1 | slot & 1
    let family = Int(owner[(slot ^ stranger) / 2]) - 1
    move(familyOf: family, to: findBase(codes(of: family)))
    return occupy(slot, code, parent)
  }

  /// Puts a new node into a free slot.
  private mutating func occupy(_ slot: Int, _ code: UInt16, _ parent: Int) -> Int {
    check[slot] = (code & ~1) << 2
    (base[slot], cost[slot], tag[slot], documents[slot]) = (0, .max, 0, 0)
    families?.add(code, to: parent)
    return slot
  }

  private mutating func claim(_ place: Int, for node: Int) {
    base[node] = UInt32(place)
    owner[place / 2] = UInt32(node) + 1
    check[node] |= NodeFlags.hasChildren
  }

  /// Moves all children of a node to a new base; the node stays where it is.
  private mutating func move(familyOf parent: Int, to place: Int) {
    let old = Int(base[parent])
    let codes = codes(of: parent)
    owner[old / 2] = 0
    claim(place, for: parent)
    for code in codes {
      let (from, to) = (old ^ Int(code), place ^ Int(code))
      check[to] = check[from]
      base[to] = base[from]
      cost[to] = cost[from]
      tag[to] = tag[from]
      documents[to] = documents[from]
      if check[from] & NodeFlags.hasChildren != 0 { owner[Int(base[from]) / 2] = UInt32(to) + 1 }
      check[from] = 0
      families?.rename(from, to)
    }
  }

  private mutating func codes(of node: Int) -> [UInt16] {
    if families == nil { families = Families(check.view, owner.view) }
    return families?.codes(of: node) ?? []
  }

  /// A base under which all codes have free slots, from the cursor on.
  private mutating func findBase(_ codes: [UInt16]) -> Int {
    let first = Int(codes[0])
    let cursor = codes.count == 1 ? cursors.single : cursors.family
    var slot = cursor + (cursor ^ first) & 1
    while true {
      while slot >= check.count { appendSlots(blockSize) }
      let place = slot ^ first
      if check[slot] == 0, owner[place / 2] == 0,
        codes.allSatisfy({ check[place ^ Int($0)] == 0 && place != Int($0) })
      {
        if codes.count == 1 { cursors.single = slot & ~1 } else { cursors.family = slot & ~1 }
        return place
      }
      slot += 2
    }
  }

  private mutating func appendSlots(_ count: Int) {
    check.grow(to: check.count + count)
    base.grow(to: base.count + count)
    cost.grow(to: cost.count + count)
    tag.grow(to: tag.count + count)
    documents.grow(to: documents.count + count)
    owner.grow(to: check.count / 2)
  }
}

/// The codes of every node's children, by counting sort over the slots; changes are kept apart.
private struct Families {
  private var offsets: [Int32]
  private var sorted: [UInt16]
  private var changed: [Int: [UInt16]] = [:]

  init(_ check: Scratch<UInt16>.View, _ owner: Scratch<UInt32>.View) {
    let slotCount = check.capacity
    var offsets = [Int32](repeating: 0, count: slotCount + 2)
    Self.forEach(check, owner) { parent, _ in offsets[parent + 2] += 1 }
    for slot in 2..<offsets.count { offsets[slot] += offsets[slot - 1] }
    var sorted = [UInt16](repeating: 0, count: Int(offsets[slotCount + 1]))
    Self.forEach(check, owner) { parent, code in
      sorted[Int(offsets[parent + 1])] = code
      offsets[parent + 1] += 1
    }
    self.offsets = offsets
    self.sorted = sorted
  }

  private static func forEach(
    _ check: Scratch<UInt16>.View, _ owner: Scratch<UInt32>.View, _ body: (Int, UInt16) -> Void
  ) {
    for slot in 0..<check.capacity where check[slot] >= 8 {
      let code = Int(check[slot] >> 3) << 1 | slot & 1
      let parent = owner[(slot ^ code) / 2]
      if parent != 0, parent != .max { body(Int(parent) - 1, UInt16(code)) }
    }
  }

  func codes(of node: Int) -> [UInt16] {
    if let codes = changed[node] { return codes }
    guard node + 1 < offsets.count else { return [] }
    return Array(sorted[Int(offsets[node])..<Int(offsets[node + 1])])
  }

  mutating func add(_ code: UInt16, to node: Int) { changed[node] = codes(of: node) + [code] }

  mutating func rename(_ old: Int, _ new: Int) {
    changed[new] = codes(of: old)
    changed[old] = []
  }
}
