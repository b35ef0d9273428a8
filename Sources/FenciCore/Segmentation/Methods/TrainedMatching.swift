extension Chunk {
  /// Decides with a trained model between which characters a word ends.
  ///
  /// The model only covers boundaries between Chinese characters and numbers. Next to punctuation,
  /// whitespace, letters and forced words, the boundaries of the most probable words are used. A
  /// forced word is a user word that is fixed before matching.
  mutating func matchTrained(
    _ model: SegmentationModel, _ symbols: Table<UInt16>, _ wordClasses: Table<UInt8>,
    _ sections: ImageSections, _ personalNames: Segmenter.PersonalNames
  ) {
    let items = observeBoundaries(symbols, wordClasses, sections)
    if personalNames == .split { markNames(model.storage.names, items) }
    decide(model.storage.joined, items)
  }

  /// Fills `features`, which is the input of the model, and writes the first character of each item
  /// to `nodes`. An item is a character together with the characters that are joined to it.
  ///
  /// - Parameters:
  ///   - symbols: the symbol of the model for every code of the lexicon. Codes and symbols are
  ///     numbers of characters.
  ///   - wordClasses: the classes of tags and characters, from `WordClass.table(of:)`.
  /// - Returns: the number of items.
  mutating func observeBoundaries(
    _ symbols: Table<UInt16>, _ wordClasses: Table<UInt8>, _ sections: ImageSections
  ) -> Int {
    let open = (starts: ends.view, nodes: nodes.view)
    let openCount = lattice.solve(units, fixedSpans, sections, open)
    features.fillMasks(
      units, sections.trie, lattice, open: (open.starts, open.nodes, openCount))
    fillPath(wordClasses, sections)
    markFixed()
    fixedSpans.restore(units)
    return features.fillSymbols(units, symbols, starts: nodes.view)
  }

  /// Marks both ends of each number and unit that the number rules have fixed.
  private func markFixed() {
    let masks = features.masks.view
    fixedSpans.forEach { span, _ in
      masks[span.lowerBound] |= BoundaryMask.fixed
      masks[span.upperBound] |= BoundaryMask.fixed
    }
  }

  /// Marks the boundaries inside personal names, such as between 江 and 泽民.
  private func markNames(_ weights: BoundaryWeights, _ items: Int) {
    let (masks, scores) = (features.masks.view, features.scores.view)
    weights.score(
      features.symbols.view, count: items + 2, into: scores, ngrams: features.ngrams.view)
    addWords(weights, items)
    for item in 0..<items {
      let (mask, score) = (masks[item], scores[item &+ 3])
      masks[item] = mask | (score > 0 ? BoundaryMask.name : 0)
    }
  }

  /// Adds two weights to the score of each boundary. One weight belongs to the dictionary words at
  /// the boundary, the other to the classes of the most probable words around it.
  private func addWords(_ weights: BoundaryWeights, _ items: Int) {
    let (masks, classes) = (features.masks.view, features.classes.view)
    let scores = features.scores.view
    for item in 0..<items {
      scores[item &+ 3] &+=
        weights.masks[Int(masks[item] & BoundaryMask.bits)] &+ weights.classes[Int(classes[item])]
    }
  }

  private mutating func decide(
    _ weights: BoundaryWeights, _ items: Int
  ) {
    let (symbols, masks) = (features.symbols.view, features.masks.view)
    let (scores, starts, ends) = (features.scores.view, nodes.view, ends.view)
    weights.score(symbols, count: items + 2, into: scores, ngrams: features.ngrams.view)
    addWords(weights, items)
    var token = 0
    var left = symbols[1]
    for item in 1..<items {
      let right = symbols[item &+ 1]
      let (mask, score) = (masks[item], scores[item &+ 3])
      // The processor cannot predict these conditions well, so they are computed without branches.
      let isLeft: UInt16 =
        BoundarySymbol.isLeftToWords(left) || BoundarySymbol.isLeftToWords(right) ? 1 : 0
      let isPositive = UInt16(bitPattern: 0 &- score) >> 15
      let isName = mask >> 13 & 1
      let isPath = mask >> 12 & 1
      let isFixed = mask >> 14 & 1
      ends[token] = starts[item]
      token &+= Int(isLeft & isPath | (isLeft ^ 1) & (isPositive | isName) | isFixed)
      left = right
    }
    ends[token] = UInt32(truncatingIfNeeded: units.count)
    tokenCount = token + 1
  }
}
