/// The weights of the linear function that scores candidates.
///
/// Most weights are summed as whole thousandths. So the order of the additions does not matter.
struct KeyphraseWeights: Sendable {
  let single: Single
  /// The weights of salience, which tells how much a document is about a candidate.
  let salience: SalienceWeights
  /// All weights by feature, in thousandths. A feature without an entry has the weight 0.
  let byFeature: [KeyphraseFeature: Int32]
  /// The weights that hot loops look up by index, in thousandths. It has several lists, one after
  /// another; `Place` has their offsets.
  private let table: [Int32]

  /// The weights that need no index, in thousandths.
  struct Single {
    var innerStopWord, beginsWithPhrase, endsWithPhrase: Int
  }

  /// The offsets of the lists in `table`. A group is a part of speech or a kind of mark
  /// (`TagGroup`). A side is left or right of a candidate.
  enum Place {
    static let groups = TagGroup.allCases.count
    static let sides = 2
    static let kinds = CandidateKind.allCases.count
    static let first = 0
    static let last = groups
    /// The weights of neighbours, by kind of candidate, side and group.
    static let neighbours = 2 * groups
    /// The weights of a cut, by side. A candidate has a cut at an end that lies inside a phrase of
    /// the lexicon.
    static let cut = neighbours + kinds * sides * groups
    /// The weights of levels. A level says how often terms occur next to a word, or begin or end
    /// with it. The list is indexed by column of `KeyphraseStatistics` and by the four-bit code of
    /// the level.
    static let levels = cut + sides
    /// The weights of neighbours that stay the same from one occurrence to the next. The list is
    /// indexed by kind of candidate, side and level.
    static let same = levels + 16 * KeyphraseStatistics.Column.allCases.count
    /// The weights of phrases that are common in a genre of documents. The list is indexed by genre
    /// and by `KeyphraseStatistics.Share`.
    ///
    /// The next list, `shapes`, has the weights of a candidate's size. It is indexed by kind,
    /// number of words and number of characters, and includes the bias. Numbers above the greatest
    /// one that has a weight share its element.
    static let genres = same + kinds * sides * KeyphraseFeature.sameLevels.count
    static let shapes = genres + 4 * KeyphraseStatistics.Genre.allCases.count
    static let shapeColumns = KeyphraseFeature.characterCounts.upperBound + 1
    static let shapesOfKind = shapeColumns * (KeyphraseFeature.wordCounts.upperBound + 1)
    /// The weights of the words inside a candidate, by group.
    static let inner = shapes + kinds * shapesOfKind
    static let count = inner + groups
  }

  /// Reads the weights of a lexicon. If the lexicon has none, only frequency, inverse document
  /// frequency and a bonus for phrases count.
  init(_ lexicon: Lexicon) {
    var weights = lexicon.sections.keyphraseWeights()
    if weights.isEmpty {
      weights = [
        .kind(.phrase): 1000, .bias: -1000, .salience(.frequency): 1000, .salience(.rarity): 1000,
        .salience(.weight): 1000, .salience(.halfLength): 500_000,
      ]
    }
    self.init(weights)
  }

  private init(_ weights: [KeyphraseFeature: Int32]) {
    func weight(_ feature: KeyphraseFeature) -> Int32 { weights[feature] ?? 0 }
    var table = [Int32](repeating: 0, count: Place.count)
    for (number, group) in TagGroup.allCases.enumerated() {
      table[Place.first + number] = weight(.first(group))
      table[Place.last + number] = weight(.last(group))
      table[Place.inner + number] = weight(.inner(group))
      for (sideNumber, side) in KeyphraseFeature.Side.allCases.enumerated() {
        for kind in CandidateKind.allCases {
          let place = Place.neighbours(kind, sideNumber) + number
          table[place] =
            weight(.neighbour(side, group)) &+ weight(.neighbourOfKind(kind, side, group))
        }
      }
    }
    for (number, side) in KeyphraseFeature.Side.allCases.enumerated() {
      table[Place.cut + number] = weight(.cut(side))
    }
    for column in KeyphraseStatistics.Column.allCases {
      for level in KeyphraseStatistics.levels {
        let code = KeyphraseStatistics.code(ofLevel: level)
        table[Place.levels + 16 * column.rawValue + code] = weight(.level(column, level))
      }
    }
    for genre in KeyphraseStatistics.Genre.allCases {
      for share in KeyphraseStatistics.Share.allCases {
        table[Place.genres + 4 * genre.rawValue + share.rawValue] = weight(.genre(genre, share))
      }
    }
    for kind in CandidateKind.allCases {
      for (number, side) in KeyphraseFeature.Side.allCases.enumerated() {
        for level in KeyphraseFeature.sameLevels {
          table[Place.same(kind, number, level)] = weight(.same(side, kind, level))
        }
      }
      let base = weight(.bias) &+ weight(.kind(kind))
      for words in 0...KeyphraseFeature.wordCounts.upperBound {
        for characters in 0..<Place.shapeColumns {
          table[Place.shape(kind, words: words, characters: characters)] =
            base &+ weight(.words(words)) &+ weight(.characters(kind, characters))
        }
      }
    }
    self.table = table
    byFeature = weights
    salience = SalienceWeights(weights)
    single = Single(
      innerStopWord: Int(weight(.innerStopWord)),
      beginsWithPhrase: Int(weight(.beginsWithPhrase)),
      endsWithPhrase: Int(weight(.endsWithPhrase)))
  }

  static func logarithm(of count: Int) -> Double {
    Double(FixedPointLogarithm.ln(UInt64(count))) / Double(FixedPointLogarithm.scale)
  }

  /// Maps a score in thousandths to a number from 0 to 1. A higher score gives a higher number. It
  /// needs no math library.
  static func unitInterval(_ score: Double) -> Double {
    let score = score / KeyphraseFeature.weightScale
    return (1 + score / (1 + abs(score))) / 2
  }

  /// Calls `body` with a view of the weights for hot loops. The view must not escape the call.
  func withView(_ body: (View) -> Void) {
    table.withTable { body(View(single: single, table: $0)) }
  }

  struct View {
    let single: Single
    fileprivate let table: Table<Int32>

    /// The weights of the token before a candidate. The weight of a cut is added if the candidate
    /// begins inside a phrase of the lexicon.
    @inline(__always) func left(
      _ before: DocumentToken, _ first: DocumentToken, _ kind: CandidateKind
    ) -> Int {
      Int(table[Place.neighbours(kind, 0) &+ Int(before.neighbour.rawValue)])
        &+ level(before, .before) &+ first.cut &* Int(table[Place.cut])
    }

    /// The weights of the token after a candidate. The weight of a cut is added if the candidate
    /// ends inside a phrase of the lexicon.
    @inline(__always) func right(_ behind: DocumentToken, _ kind: CandidateKind) -> Int {
      Int(table[Place.neighbours(kind, 1) &+ Int(behind.neighbour.rawValue)])
        &+ level(behind, .behind) &+ behind.cut &* Int(table[Place.cut &+ 1])
    }

    @inline(__always) func first(_ token: DocumentToken) -> Int {
      Int(table[Place.first &+ Int(token.group.rawValue)]) &+ level(token, .first)
    }

    @inline(__always) func last(_ token: DocumentToken) -> Int {
      Int(table[Place.last &+ Int(token.group.rawValue)]) &+ level(token, .last)
    }

    @inline(__always) private func level(
      _ token: DocumentToken, _ column: KeyphraseStatistics.Column
    ) -> Int {
      Int(table[Place.levels &+ 16 &* column.rawValue &+ token.statistics.code(column)])
    }

    /// The weights of a candidate's kind and of its numbers of words and characters. The bias is
    /// included.
    @inline(__always) func shape(
      _ kind: CandidateKind, words: Int, characters: Int
    ) -> Int {
      Int(table[Place.shape(kind, words: words, characters: characters)])
    }

    /// One bit for each group that has a weight if a word of the group is inside a candidate.
    private static let innerGroups: UInt32 = KeyphraseFeature.innerGroups.reduce(0) {
      $0 | 1 << UInt32($1.rawValue)
    }

    /// The weights of the genres whose documents contain a phrase.
    func genres(_ statistics: KeyphraseStatistics) -> Int {
      var sum = 0
      for genre in KeyphraseStatistics.Genre.allCases {
        guard let share = statistics.share(genre) else { continue }
        sum &+= Int(table[Place.genres &+ 4 &* genre.rawValue &+ share.rawValue])
      }
      return sum
    }

    /// The weights of the words inside a candidate, and of shorter phrases at its beginning and
    /// end.
    @inline(__always) func inside(
      _ run: RunFeatures, _ first: DocumentToken, _ last: DocumentToken
    ) -> Int {
      let ahead = Int(first.phraseAhead)
      let behind = Int(last.phraseBehind)
      var inner = 0
      var left = run.inner & Self.innerGroups
      while left != 0 {
        inner &+= Int(table[Place.inner &+ left.trailingZeroBitCount])
        left &= left &- 1
      }
      return inner &+ (run.hasStopWord ? single.innerStopWord : 0)
        &+ (ahead > 0 && ahead < run.words ? single.beginsWithPhrase : 0)
        &+ (behind > 0 && behind < run.words ? single.endsWithPhrase : 0)
    }

    /// The termhood in thousandths of log-odds: how likely the candidate is a term.
    ///
    /// - Parameters:
    ///   - sum: the weights of everything except the neighbours.
    ///   - neighbours: the tokens around all occurrences. The mean of their weights counts. If the
    ///     candidate occurs more than once, neighbours that stay the same have weights, too.
    @inline(__always) func termhood(
      _ sum: Int, _ neighbours: NeighbourFeatures, _ kind: CandidateKind
    ) -> Double {
      guard neighbours.count > 1 else { return Double(sum &+ neighbours.sum) }
      let same =
        table[Place.same(kind, 0, neighbours.level(ofSame: neighbours.sameBefore))]
        &+ table[Place.same(kind, 1, neighbours.level(ofSame: neighbours.sameBehind))]
      let mean = Double(neighbours.sum) / Double(neighbours.count)
      return Double(sum &+ Int(same)) + mean
    }
  }
}

extension KeyphraseWeights.Place {
  @inline(__always) static func neighbours(_ kind: CandidateKind, _ side: Int) -> Int {
    neighbours &+ (Int(kind.rawValue) &* sides &+ side) &* groups
  }

  @inline(__always) static func shape(
    _ kind: CandidateKind, words: Int, characters: Int
  ) -> Int {
    shapes &+ Int(kind.rawValue) &* shapesOfKind
      &+ min(words, KeyphraseFeature.wordCounts.upperBound) &* shapeColumns
      &+ min(characters, KeyphraseFeature.characterCounts.upperBound)
  }

  static func same(_ kind: CandidateKind, _ side: Int, _ level: Int) -> Int {
    let list = Int(kind.rawValue) * sides + side
    return same + list * KeyphraseFeature.sameLevels.count + level
  }
}

extension Lexicon {
  func isPhrase(_ node: UInt32) -> Bool {
    node != 0 && sections.trie.check[Int(node)] & NodeFlags.isPhrase != 0
  }

  func statistics(of node: UInt32) -> KeyphraseStatistics {
    let table = sections.statistics
    return KeyphraseStatistics(bits: Int(node) < table.count ? table[Int(node)] : 0)
  }
}

extension ImageSections {
  /// Returns the stored weights of all features that this version knows. The others come from a
  /// newer version and are skipped.
  fileprivate func keyphraseWeights() -> [KeyphraseFeature: Int32] {
    var known: [String: KeyphraseFeature] = [:]
    for feature in KeyphraseFeature.all { known[feature.name] = feature }
    var found: [KeyphraseFeature: Int32] = [:]
    var (number, start) = (0, 0)
    for position in weightNames.indices where weightNames[position] == 0 {
      if let feature = known[weightNames.string(in: start..<position)] {
        found[feature] = Int32(bitPattern: weights[number])
      }
      number += 1
      start = position + 1
    }
    return found
  }
}
