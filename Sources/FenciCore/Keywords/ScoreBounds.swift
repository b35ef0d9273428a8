/// How high the score of a run can be at most that occurs once and is no entry of the lexicon, from
/// what a few additions show. Most runs cannot reach the best ones, and are not scored.
///
/// The score is linear. The bound takes everything as it is but the least inverse document frequency,
/// which is at most the mean, and the marks around a run, of which it sees one at a time.
struct ScoreBounds: Sendable {
  /// The weights that are chosen by a number, one list behind the other.
  private let table: [Float]
  private let single: Single

  fileprivate struct Single {
    /// What is the same for all.
    var rest: Float
    /// Of one neighbour that is a list mark; two are no less than the weight, which counts once.
    var listed: Float
    var quoted, greatestIDF: Float
  }

  private enum Place {
    /// By words, and for each number of them by characters.
    static let columns = 16
    static let lengths = 0
    /// By words that are no stop words: the weight of the sum of their inverse document frequencies.
    static let means = columns * (KeyphraseFeature.wordCounts.upperBound + 1)
    /// By words that are stop words.
    static let stopWords = means + KeyphraseFeature.wordCounts.upperBound + 1
    static let last = stopWords + KeyphraseFeature.wordCounts.upperBound + 1
    static let right = last + TagGroup.allCases.count
    static let first = right + TagGroup.allCases.count
    static let left = first + TagGroup.allCases.count
  }

  init(
    _ weights: KeyphraseWeights.Single, _ table: [Double], _ frequencies: ClosedRange<Double>
  ) {
    typealias Weight = KeyphraseWeights.Place
    let groups = TagGroup.allCases.count
    let (low, high) = (frequencies.lowerBound, frequencies.upperBound)
    let mean = weights.meanIDF + max(weights.leastIDF, 0)
    let lengths = (0...KeyphraseFeature.wordCounts.upperBound).flatMap { words in
      (0..<Place.columns).map { length in
        table[Weight.length + min(length, KeyphraseFeature.lengths.upperBound)]
          + table[Weight.words + words]
      }
    }
    let means = (0...KeyphraseFeature.wordCounts.upperBound).map { mean / Double(max($0, 1)) }
    var last = table[Weight.last..<Weight.last + groups]
    // No candidate ends with a stop word, unless it is an entry.
    last[Weight.last + Int(TagGroup.stopWord.rawValue)] = -.infinity
    let right = table[Weight.right..<Weight.right + groups]
    let first = table[Weight.first..<Weight.first + groups]
    let left = table[Weight.left..<Weight.left + groups]
    let stopWords = means.indices.map { $0 == 0 ? 0 : weights.innerStopWord }
    let lists = [lengths, means, stopWords, Array(last), Array(right), Array(first), Array(left)]
    self.table = lists.flatMap { $0.map { Float($0) } }

    let largest = max(abs(low), abs(high))
    let magnitude =
      [
        weights.common, weights.listed, weights.quoted, weights.innerStopWord,
        largest * weights.leastIDF, largest * weights.meanIDF, largest * weights.greatestIDF,
      ].reduce(0) { $0 + abs($1) }
      + 6 * table[..<Weight.occurrences].reduce(0) { max($0, abs($1)) }
    // The sum of a score has fewer than 32 terms: rounding takes less than is added here.
    let rest = weights.common + min(weights.leastIDF, 0) * low + magnitude / 65_536
    single = Single(
      rest: Float(rest),
      listed: Float(weights.listed > 0 ? weights.listed : weights.listed / 2),
      quoted: Float(max(weights.quoted, 0)), greatestIDF: Float(weights.greatestIDF))
  }

  /// A view for hot loops, which must not leave the call.
  func withView(_ body: (View) -> Void) {
    table.withTable { body(View(table: $0, single: single)) }
  }

  struct View {
    fileprivate let table: Table<Float>
    fileprivate let single: Single

    /// What a run's first token and the one before it add, and what is the same for all runs.
    @inline(__always) func start(_ token: DocumentToken, after before: DocumentToken) -> Float {
      single.rest + table[Place.first &+ Int(token.group.rawValue)]
        + table[Place.left &+ Int(before.neighbour.rawValue)] + listed(before)
        + (before.neighbour == .quotationMark ? single.quoted : 0)
    }

    /// What a run's last token and the one behind it add; −∞ if it is a stop word.
    @inline(__always) func end(_ token: DocumentToken, before behind: DocumentToken) -> Float {
      table[Place.last &+ Int(token.neighbour.rawValue)]
        + table[Place.right &+ Int(behind.neighbour.rawValue)] + listed(behind)
    }

    @inline(__always) private func listed(_ token: DocumentToken) -> Float {
      token.traits.contains(.isListMark) ? single.listed : 0
    }

    /// What the words of a run add together.
    @inline(__always) func words(_ words: Words, count: Int, characters: Int) -> Float {
      table[Place.lengths &+ count &* Place.columns &+ characters]
        + table[Place.means &+ words.weighed] * words.sum + single.greatestIDF * words.greatest
        + table[Place.stopWords &+ words.stopWords]
    }
  }

  /// The words of a run so far.
  struct Words {
    fileprivate var sum: Float = 0
    fileprivate var greatest: Float = 0
    fileprivate var weighed = 0
    fileprivate var stopWords = 0

    @inline(__always) mutating func append(_ token: DocumentToken) {
      // A stop word has 0.
      let idf = Float(token.idf)
      sum += idf
      greatest = max(greatest, idf)
      let isStopWord =
        Int(token.traits.rawValue & DocumentToken.Traits.isStopWord.rawValue)
        / Int(DocumentToken.Traits.isStopWord.rawValue)
      stopWords &+= isStopWord
      weighed &+= 1 &- isStopWord
    }
  }
}
