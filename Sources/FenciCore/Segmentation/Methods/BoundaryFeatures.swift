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
  /// The most probable words, which two of the features describe.
  let lattice: Lattice

  /// Allocates memory for the features of a chunk.
  ///
  /// - Parameter capacity: the number of characters, plus one.
  init(capacity: Int, unknownCost: Int) {
    symbols = Scratch(capacity: capacity + 2)
    masks = Scratch(capacity: capacity + 4)
    scores = Scratch(capacity: capacity + 4)
    ngrams = Scratch(capacity: 2 * (capacity + 2))
    classes = Scratch(capacity: capacity + 4)
    lattice = Lattice(capacity: capacity, unknownCost: unknownCost)
  }

  /// Computes all features of a chunk but the scores. Writes the first character of each item to
  /// the nodes of `tokens`.
  ///
  /// - Parameters:
  ///   - fixed: the numbers and units that the number rules have fixed. Their codes are restored.
  ///   - symbolTable: by code: the symbol of the character in the model. A code is the number of a
  ///     character in the lexicon.
  ///   - wordClasses: the classes of tags and characters, from `WordClass.table(of:)`.
  ///   - tokens: working memory.
  /// - Returns: the number of items.
  func observe(
    _ text: borrowing NormalizedText, _ fixed: inout FixedSpans, _ sections: ImageSections,
    symbolTable: Table<UInt16>, wordClasses: Table<UInt8>, using tokens: borrowing ChunkTokens
  ) -> Int {
    let paths = tokens.paths.view
    let pathCount = lattice.solve(text, fixed, sections, paths)
    fillMasks(text, sections.trie, paths, pathCount)
    fillPath(text, wordClasses, sections)
    let masks = masks.view
    fixed.forEach { span, _ in
      masks[span.lowerBound] |= BoundaryMask.fixed
      masks[span.upperBound] |= BoundaryMask.fixed
    }
    fixed.restore(text)
    return fillSymbols(text, symbolTable, starts: tokens.nodes.view)
  }

  /// Reads the symbols of the items of a chunk. Also moves the masks and classes from the index of
  /// a character to the index of its item.
  ///
  /// - Parameters:
  ///   - table: by code: the symbol of the character in the model.
  ///   - starts: receives the first character of each item.
  /// - Returns: the number of items.
  private func fillSymbols(
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

  /// Computes the masks, which describe the dictionary words at each boundary.
  ///
  /// - Parameter paths: the sequences of four characters that begin longer lexicon entries.
  ///   `Lattice.solve` has found them.
  private func fillMasks(
    _ units: borrowing NormalizedText, _ trie: Trie, _ paths: Scratch<UInt64>.View, _ pathCount: Int
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
    markLongWords(units, trie, paths, pathCount)
  }

  private func markLongWords(
    _ units: borrowing NormalizedText, _ trie: Trie, _ paths: Scratch<UInt64>.View, _ pathCount: Int
  ) {
    let (masks, codes, marks) = (masks.view, units.codes.view, units.marks.view)
    for path in 0..<pathCount {
      let start = LevelScan.start(paths[path])
      guard marks[start] & CharacterFlags.joined == 0 else { continue }
      var cursor = TrieCursor(trie, afterPrefixAt: LevelScan.node(paths[path]))
      var (unit, longest) = (start + 4, start)
      while cursor.hasChildren, cursor.descend(over: codes[unit]) {
        unit += 1
        if cursor.isWord, marks[unit] & CharacterFlags.joined == 0 {
          masks[unit] |= 1 << UInt16(BoundaryMask.ends + 3)
          longest = unit
        }
      }
      guard longest > start else { continue }
      masks[start] |= 1 << UInt16(BoundaryMask.begins + 3)
      for inside in start + 1..<longest { masks[inside] |= 1 << UInt16(BoundaryMask.crosses + 3) }
    }
  }
}
