/// The input of a boundary model for a chunk. Its arrays contain an element for each item. An item
/// is a character together with the characters that are joined to it, so a number is one item
/// regardless of its length.
struct BoundaryFeatures: ~Copyable {
  /// The symbol of item `i` at index `i + 1`. A symbol is the number of a character in the model.
  /// An edge symbol comes before the first item and after the last one.
  let symbols: Scratch<UInt16>
  /// By item: the `BoundaryMask` of the boundary before it, which describes the dictionary words
  /// there.
  let masks: Scratch<UInt16>
  /// The score of the boundary before item `i` at index `i + 3`. A positive score favours a
  /// boundary.
  let scores: Scratch<Int16>
  /// By element of `symbols`, two elements each: the weights of the pair and of the triple of
  /// symbols that end with it.
  let ngrams: Scratch<UInt64>
  /// By item: the classes of the most probable words around the boundary before it, see
  /// `WordClass`.
  let classes: Scratch<UInt16>

  /// Allocates memory for the features of a chunk.
  ///
  /// - Parameter capacity: the number of characters, plus one. If it is 0, no memory is allocated.
  init(capacity: Int) {
    symbols = Scratch(capacity: capacity == 0 ? 0 : capacity + 2)
    masks = Scratch(capacity: capacity == 0 ? 0 : capacity + 4)
    scores = Scratch(capacity: capacity == 0 ? 0 : capacity + 4)
    ngrams = Scratch(capacity: capacity == 0 ? 0 : 2 * (capacity + 2))
    classes = Scratch(capacity: capacity == 0 ? 0 : capacity + 4)
  }

  /// Reads the symbols of the items of a chunk. Also moves the masks and classes from the index of
  /// a character to the index of its item.
  ///
  /// - Parameters:
  ///   - table: by code: the symbol of the character in the model.
  ///   - starts: receives the first character of each item.
  /// - Returns: the number of items.
  func fillSymbols(
    _ units: borrowing NormalizedText, _ table: Table<UInt16>, starts: Scratch<UInt32>.View
  ) -> Int {
    let (symbols, codes, marks) = (symbols.view, units.codes.view, units.marks.view)
    let (masks, classes) = (masks.view, classes.view)
    symbols[0] = BoundarySymbol.edge
    var item = 0
    for unit in 0..<units.count {
      let mark = marks[unit]
      symbols[item &+ 1] = mark == 0 ? table[Int(codes[unit])] : Self.symbol(mark)
      masks[item] = masks[unit]
      classes[item] = classes[unit]
      starts[item] = UInt32(truncatingIfNeeded: unit)
      item &+= Int(mark & CharacterFlags.joined ^ 1)
    }
    symbols[item + 1] = BoundarySymbol.edge
    return item
  }

  static func symbol(_ mark: UInt8) -> UInt16 {
    mark & CharacterFlags.fixed != 0
      ? BoundarySymbol.edge : BoundarySymbol.of(CharacterFlags(rawValue: mark).kind)
  }

  /// Computes the masks, which describe the dictionary words at each boundary. The lattice of the
  /// chunk must be solved before.
  ///
  /// - Parameter open: the sequences of four characters that begin longer lexicon entries.
  ///   `Lattice.solve` has found them.
  func fillMasks(
    _ units: borrowing NormalizedText, _ trie: Trie, _ lattice: borrowing Lattice,
    open: (starts: Scratch<UInt32>.View, nodes: Scratch<UInt32>.View, count: Int)
  ) {
    let (masks, count) = (masks.view, units.count)
    BoundaryMask.ofShortWords.withTable { table in
      var pending: UInt64 = 0
      for unit in 1..<count + 4 {
        let words = unit <= count ? lattice.shortWords(endingAt: unit) : 0
        pending = pending >> 12 | table[words]
        if unit >= 4 { masks[unit &- 4] = UInt16(truncatingIfNeeded: pending & 0xFFF) }
      }
      if count > 0 { masks[count] = UInt16(truncatingIfNeeded: pending >> 12 & 0xFFF) }
    }
    markLongWords(units, trie, open)
  }

  private func markLongWords(
    _ units: borrowing NormalizedText, _ trie: Trie,
    _ open: (starts: Scratch<UInt32>.View, nodes: Scratch<UInt32>.View, count: Int)
  ) {
    let (masks, codes, marks) = (masks.view, units.codes.view, units.marks.view)
    for number in 0..<open.count {
      let start = Int(open.starts[number])
      guard marks[start] & CharacterFlags.joined == 0 else { continue }
      var (base, unit, longest) = (
        Int(trie.base[Int(open.nodes[number])]), start + 4, start
      )
      while true {
        let code = codes[unit]
        let slot = base ^ Int(code)
        let flags = trie.match(slot, code)
        unit += 1
        if flags & ~5 == NodeFlags.isWord, marks[unit] & CharacterFlags.joined == 0 {
          masks[unit] |= 1 << UInt16(BoundaryMask.ends + 3)
          longest = unit
        }
        guard flags & ~3 == NodeFlags.hasChildren else { break }
        base = Int(trie.base[slot])
      }
      guard longest > start else { continue }
      masks[start] |= 1 << UInt16(BoundaryMask.begins + 3)
      for inside in start + 1..<longest { masks[inside] |= 1 << UInt16(BoundaryMask.crosses + 3) }
    }
  }
}
