/// A trained model with the tables that connect it to a lexicon.
final class PreparedModel: Sendable {
  let model: SegmentationModel
  /// By code: the symbol of the character in the model. A code is the number of a character in the
  /// lexicon, and a symbol is its number in the model.
  let symbols: [UInt16]
  /// The class of each tag and the class of each character as a word, from `WordClass.table(of:)`.
  fileprivate let wordClasses: [UInt8]

  /// - Complexity: O(*n*) in the number of characters of the lexicon.
  init(_ model: SegmentationModel, _ lexicon: Lexicon) {
    self.model = model
    symbols = model.symbols(of: lexicon)
    wordClasses = WordClass.table(of: lexicon)
  }
}

/// Decides with a trained model between which characters a word ends.
///
/// The model only covers boundaries between Chinese characters and numbers. Next to punctuation,
/// whitespace, letters and forced words, the boundaries of the most probable words are used. A
/// forced word is a user word that is fixed before matching.
///
/// The model reads items. An item is a character together with the characters that are joined to
/// it, so a number is one item.
final class TrainedMatcher: Matcher {
  private let prepared: PreparedModel
  private let personalNames: Segmenter.PersonalNames
  private let features: BoundaryFeatures

  init(
    capacity: Int, unknownCost: Int, _ prepared: PreparedModel,
    _ personalNames: Segmenter.PersonalNames
  ) {
    self.prepared = prepared
    self.personalNames = personalNames
    features = BoundaryFeatures(capacity: capacity, unknownCost: unknownCost)
  }

  var rule: Explanation.Rule { .trainedModel }
  // The model decides by three items, and a phrase may extend past them.
  var reach: Int { 4 }

  func match(
    _ text: borrowing NormalizedText, _ fixed: inout FixedSpans, _ sections: ImageSections,
    into tokens: inout ChunkTokens
  ) {
    let items = prepared.symbols.withTable { symbols in
      prepared.wordClasses.withTable { wordClasses in
        features.observe(
          text, &fixed, sections, symbolTable: symbols, wordClasses: wordClasses, using: tokens)
      }
    }
    let storage = prepared.model.storage
    if personalNames == .split { markNames(storage.names, items) }
    decide(storage.joined, items, in: text, into: &tokens)
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

  private func decide(
    _ weights: BoundaryWeights, _ items: Int, in text: borrowing NormalizedText,
    into tokens: inout ChunkTokens
  ) {
    let (symbols, masks) = (features.symbols.view, features.masks.view)
    let (scores, starts, ends) = (features.scores.view, tokens.nodes.view, tokens.ends.view)
    weights.score(symbols, count: items + 2, into: scores, ngrams: features.ngrams.view)
    addWords(weights, items)
    var token = 0
    var left: UInt16 = BoundarySymbol.isLeftToWords(symbols[1]) ? 1 : 0
    for item in 1..<items {
      let right: UInt16 = BoundarySymbol.isLeftToWords(symbols[item &+ 1]) ? 1 : 0
      let (mask, score) = (masks[item], scores[item &+ 3])
      // The processor cannot predict these conditions well, so they are computed without branches.
      let isLeft = left | right
      let isPositive = UInt16(bitPattern: 0 &- score) >> 15
      let isName = mask >> 13 & 1
      let isPath = mask >> 12 & 1
      let isFixed = mask >> 14 & 1
      ends[token] = starts[item]
      token &+= Int(isLeft & isPath | (isLeft ^ 1) & (isPositive | isName) | isFixed)
      left = right
    }
    ends[token] = UInt32(truncatingIfNeeded: text.count)
    tokens.count = token + 1
  }
}
