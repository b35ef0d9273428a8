extension BoundaryFeatures {
  /// Marks the boundaries of the most probable words. At every boundary, records the classes of the
  /// words around it, which describe their parts of speech and lengths.
  ///
  /// - Parameter table: the classes of tags and characters, from `WordClass.table(of:)`.
  func fillPath(
    _ text: borrowing NormalizedText, _ table: Table<UInt8>, _ sections: ImageSections
  ) {
    let (masks, classes) = (masks.view, classes.view)
    let lengths = lattice.lengths.view
    var next = WordClass.edge
    let words = WordLookup(codes: text.codes.view, marks: text.marks.view, trie: sections.trie)
    var end = text.count
    while end > 0 {
      masks[end] |= BoundaryMask.path
      let start = end &- Int(lengths[end])
      let word = wordClass(from: start, to: end, text, words, table, sections.tag)
      classes[end] = WordClass.pair(word, next)
      var inside = start &+ 1
      while inside < end {
        classes[inside] = WordClass.pair(word, WordClass.inside(inside &- start, end &- inside))
        inside &+= 1
      }
      next = word
      end = start
    }
    classes[0] = WordClass.pair(WordClass.edge, next)
  }

  @inline(__always) private func wordClass(
    from start: Int, to end: Int, _ text: borrowing NormalizedText, _ words: WordLookup,
    _ table: Table<UInt8>, _ tags: Table<UInt8>
  ) -> Int {
    let mark = text.marks[start]
    guard mark == 0 else {
      let symbol = Self.symbol(mark)
      return symbol == BoundarySymbol.number
        ? WordClass.number
        : symbol == BoundarySymbol.letters ? WordClass.letters : WordClass.edge
    }
    let length = end &- start
    if length == 1 { return Int(table[WordClass.firstCharacter &+ Int(text.codes[start])]) }
    let node = Int(words.node(from: start, to: end))
    guard node != 0 else { return WordClass.unknown }
    let part = Int(table[Int(tags[node] & NodeTag.mask)])
    return WordClass.firstLonger &+ part &* 3 &+ min(length, 4) &- 2
  }
}
