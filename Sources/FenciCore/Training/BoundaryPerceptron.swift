/// Learns the weights of boundary features with an averaged perceptron with a margin (Collins
/// 2002). All arithmetic uses integers, so the same corpus gives the same weights on every machine.
///
/// The final value of each weight is the sum of its values after each example. This is the average
/// value times the number of examples.
struct BoundaryPerceptron: ~Copyable {
  /// The ranges of indices that the kinds of features have among the weights.
  struct Layout {
    let symbolCount: Int
    let ngramCount: Int
    var ngrams: Int { symbolCount * 6 }
    var bits: Int { ngrams + ngramCount * 5 }
    var masks: Int { bits + BoundaryMask.bitCount }
    var classes: Int { masks + SegmentationModelFormat.maskCount }
    var count: Int { classes + WordClass.pairCount }
  }

  /// The most features of one boundary: 6 characters, 5 pairs, 4 triples, the bits of the mask, the
  /// whole mask, and the pair of word classes.
  private static let featureLimit = 6 + 5 + 4 + BoundaryMask.bitCount + 1 + 1

  let layout: Layout
  /// An example changes the weights only if its score is not above this margin.
  private let margin: Int32
  private let weights: Scratch<Int32>
  /// For each weight, the sum of its changes, each multiplied by the number of examples before it.
  /// The averages are computed from these sums.
  private let changes: Scratch<Int64>
  private let features = Scratch<Int32>(capacity: BoundaryPerceptron.featureLimit)
  private(set) var examples = 0

  init(_ layout: Layout, margin: Int32) {
    self.layout = layout
    self.margin = margin
    weights = Scratch(capacity: layout.count)
    changes = Scratch(capacity: layout.count)
  }

  /// Returns the sum of a weight's values after each example.
  func total(_ feature: Int) -> Int {
    Int(weights[feature]) * examples - Int(changes[feature])
  }

  /// Learns from one boundary. Returns whether the prediction was wrong.
  mutating func learn(_ corpus: Positions, at position: Int, isBoundary: Bool) -> Bool {
    let count = collect(corpus, at: position)
    let (features, weights, changes) = (features.view, weights.view, changes.view)
    var score: Int32 = 0
    for number in 0..<count { score &+= weights[Int(features[number])] }
    let target: Int32 = isBoundary ? 1 : -1
    examples += 1
    guard score &* target <= margin else { return false }
    let change = Int64(target) &* Int64(examples &- 1)
    for number in 0..<count {
      let feature = Int(features[number])
      weights[feature] &+= target
      changes[feature] &+= change
    }
    return isBoundary != (score > 0)
  }

  /// Returns the score of a boundary with the averaged weights, multiplied by the number of
  /// examples.
  func averageScore(_ corpus: Positions, at position: Int) -> Int {
    let count = collect(corpus, at: position)
    return (0..<count).reduce(0) { $0 + total(Int(features[$1])) }
  }

  /// Collects the features of the boundary before a position. Returns the number of features.
  private func collect(_ corpus: Positions, at position: Int) -> Int {
    let (symbols, features, layout) = (corpus.symbols, features.view, layout)
    // The context ends at the nearest edge, such as a punctuation mark, on either side.
    var first = position &- 1
    while first > position &- 3, symbols[first] != BoundarySymbol.edge { first &-= 1 }
    var last = position
    while last < position &+ 2, symbols[last] != BoundarySymbol.edge { last &+= 1 }
    var count = 0
    func add(_ feature: Int) {
      features[count] = Int32(truncatingIfNeeded: feature)
      count &+= 1
    }
    for unit in first..<last + 1 {
      let lane = position &- unit &+ 2
      add(Int(symbols[unit]) &* 6 &+ lane)
      if unit > first, corpus.pairs[unit] != NgramTable.absent {
        add(layout.ngrams &+ Int(corpus.pairs[unit]) &* 5 &+ lane)
      }
      if unit > first &+ 1, corpus.triples[unit] != NgramTable.absent {
        add(layout.ngrams &+ Int(corpus.triples[unit]) &* 5 &+ lane)
      }
    }
    let mask = Int(corpus.masks[position]) & (SegmentationModelFormat.maskCount - 1)
    for bit in 0..<BoundaryMask.bitCount where mask >> bit & 1 != 0 { add(layout.bits + bit) }
    add(layout.masks + mask)
    add(layout.classes &+ Int(corpus.classes[position]))
    return count
  }

  /// Views of a corpus, together with the numbers of the pairs and triples that end at each
  /// position.
  struct Positions {
    let symbols: Table<UInt16>
    let masks: Table<UInt16>
    let classes: Table<UInt16>
    let pairs: Table<UInt32>
    let triples: Table<UInt32>
  }
}
