extension Chunk {
  /// Marks the boundaries of the most probable words. At every boundary, records the classes of the
  /// words around it, which describe their parts of speech and lengths.
  ///
  /// - Parameter table: the classes of tags and characters, from `WordClass.table(of:)`.
  func fillPath(_ table: Table<UInt8>, _ sections: ImageSections) {
    let (masks, classes) = (features.masks.view, features.classes.view)
    let lengths = lattice.lengths.view
    var next = WordClass.edge
    var end = units.count
    while end > 0 {
      masks[end] |= BoundaryMask.path
      let start = end &- Int(lengths[end])
      let word = wordClass(from: start, to: end, table, sections)
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
    from start: Int, to end: Int, _ table: Table<UInt8>, _ sections: ImageSections
  ) -> Int {
    let mark = units.marks[start]
    guard mark == 0 else {
      let symbol = BoundaryFeatures.symbol(mark)
      return symbol == BoundarySymbol.number
        ? WordClass.number
        : symbol == BoundarySymbol.letters ? WordClass.letters : WordClass.edge
    }
    let length = end &- start
    if length == 1 { return Int(table[WordClass.firstCharacter &+ Int(units.codes[start])]) }
    let node = Int(word(from: start, to: end, sections.trie))
    guard node != 0 else { return WordClass.unknown }
    let part = Int(table[Int(sections.tag[node] & NodeTag.mask)])
    return WordClass.firstLonger &+ part &* 3 &+ min(length, 4) &- 2
  }
}
