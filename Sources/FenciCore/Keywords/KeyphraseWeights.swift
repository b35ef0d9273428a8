/// The linear function that scores candidates.
struct KeyphraseWeights: Sendable {
  private let single: Single
  /// The weights that are chosen by a number, one list behind the other.
  private let table: [Double]
  private let bounds: ScoreBounds

  /// The weights that stand alone.
  struct Single {
    var bias, phrase, frequency, idf, unseen, meanIDF, leastIDF, greatestIDF: Double
    var quoted, listed, innerStopWord: Double
    /// Of a candidate that is no phrase, is in none of the documents and occurs once.
    var common: Double
  }

  /// Where the lists begin in `table`.
  enum Place {
    static let groups = TagGroup.allCases.count
    static let first = 0
    static let last = groups
    static let left = 2 * groups
    static let right = 3 * groups
    static let length = 4 * groups
    static let words = length + KeyphraseFeature.lengths.upperBound + 1
    static let occurrences = words + KeyphraseFeature.wordCounts.upperBound + 1
    static let occurrenceCount = 64
  }

  /// The weights of a lexicon; if it has none, frequency and inverse document frequency alone.
  init(_ lexicon: Lexicon, _ frequencies: InverseDocumentFrequencies) {
    let table = lexicon.sections.weights
    var weights: [KeyphraseFeature: Double] = [:]
    if table.count == KeyphraseFeature.all.count {
      for (position, feature) in KeyphraseFeature.all.enumerated() {
        weights[feature] = Double(Int32(bitPattern: table[position])) / KeyphraseFeature.weightScale
      }
    } else {
      weights = [.frequency: 1, .meanIDF: 0.5, .phrase: 1, .bias: -4]
    }
    func weight(_ feature: KeyphraseFeature) -> Double { weights[feature] ?? 0 }
    var lists = TagGroup.allCases.map { weight(.first($0)) }
    lists += TagGroup.allCases.map { weight(.last($0)) }
    lists += TagGroup.allCases.map { weight(.left($0)) }
    lists += TagGroup.allCases.map { weight(.right($0)) }
    lists += (0...KeyphraseFeature.lengths.upperBound).map { weight(.length($0)) }
    lists += (0...KeyphraseFeature.wordCounts.upperBound).map { weight(.words($0)) }
    let occurrences = (0..<Place.occurrenceCount).map {
      weight(.frequency) * Self.logarithm(of: max($0, 1))
    }
    self.table = lists + occurrences
    single = Single(
      bias: weight(.bias), phrase: weight(.phrase), frequency: weight(.frequency),
      idf: weight(.idf), unseen: weight(.unseen), meanIDF: weight(.meanIDF),
      leastIDF: weight(.leastIDF), greatestIDF: weight(.greatestIDF), quoted: weight(.quoted),
      listed: weight(.listed), innerStopWord: weight(.innerStopWord),
      common: weight(.bias) + occurrences[1] + weight(.unseen))
    bounds = ScoreBounds(single, self.table, frequencies.range)
  }

  fileprivate static func logarithm(of count: Int) -> Double {
    Double(FixedPointLogarithm.ln(UInt64(count))) / Double(FixedPointLogarithm.scale)
  }

  /// Maps a score to 0...1, rising, without a mathematics library.
  static func unitInterval(_ score: Double) -> Double { (1 + score / (1 + abs(score))) / 2 }

  /// A view for hot loops, which must not leave the call.
  func withView(_ body: (View) -> Void) {
    table.withTable { table in
      bounds.withView { bounds in
        body(View(single: single, table: table, bounds: bounds))
      }
    }
  }

  struct View {
    fileprivate let single: Single
    fileprivate let table: Table<Double>
    let bounds: ScoreBounds.View

    /// What the tokens before and behind an occurrence add.
    @inline(__always) func neighbours(
      _ before: DocumentToken, _ behind: DocumentToken
    ) -> Double {
      table[Place.left &+ Int(before.neighbour.rawValue)]
        + table[Place.right &+ Int(behind.neighbour.rawValue)]
    }

    /// The score of a candidate: the same sum in the same order for all, so that equal features give
    /// equal bits.
    @inline(__always) func score(
      of run: RunFeatures, _ neighbours: NeighbourFeatures, isPhrase: Bool,
      _ frequencies: InverseDocumentFrequencies.View
    ) -> Double {
      var score = single.bias
      if isPhrase { score += single.phrase }
      score += frequencyScore(neighbours.count)
      score +=
        frequencies.hasDocuments(run.node)
        ? single.idf * frequencies.idf(of: run.node) : single.unseen
      return add(score, run, neighbours)
    }

    /// The score of a candidate that is no entry of the lexicon and occurs once, as most do.
    @inline(__always) func scoreOfSingle(
      _ run: RunFeatures, _ neighbours: NeighbourFeatures
    ) -> Double { add(single.common, run, neighbours) }

    @inline(__always) private func add(
      _ common: Double, _ run: RunFeatures, _ neighbours: NeighbourFeatures
    ) -> Double {
      var score = common
      score += wordScore(run)
      score += table[Place.length &+ min(run.length, KeyphraseFeature.lengths.upperBound)]
      score += table[Place.words &+ min(run.words, KeyphraseFeature.wordCounts.upperBound)]
      score += table[Place.first &+ Int(run.first.rawValue)]
      score += table[Place.last &+ Int(run.last.rawValue)]
      let mean = neighbours.sum / Double(neighbours.count)
      return score
        + (mean + (neighbours.isQuoted ? single.quoted : 0)
          + (neighbours.isListed ? single.listed : 0))
    }

    @inline(__always) private func wordScore(_ run: RunFeatures) -> Double {
      let idfScore =
        run.weighedWords > 0
        ? single.meanIDF * run.sum / Double(run.weighedWords) + single.leastIDF * run.least
          + single.greatestIDF * run.greatest : 0
      return idfScore + (run.hasStopWord ? single.innerStopWord : 0)
    }

    private func frequencyScore(_ count: Int) -> Double {
      count < Place.occurrenceCount
        ? table[Place.occurrences &+ count]
        : single.frequency * KeyphraseWeights.logarithm(of: count)
    }
  }
}

extension Lexicon {
  func isPhrase(_ node: UInt32) -> Bool {
    node != 0 && sections.trie.check[Int(node)] & NodeFlags.isPhrase != 0
  }
}
