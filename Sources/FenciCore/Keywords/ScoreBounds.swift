/// How high the score of a run can be at most that occurs once and is no entry of the lexicon, from
/// what two additions and a look-up show. Most runs cannot reach the best ones, and are not scored.
///
/// The score is linear: the bound takes what depends on the first word and what is before it, what
/// depends on the last and what is behind it, and lengths as they are, and of the inverse document
/// frequencies the greatest sum that any have.
struct ScoreBounds: Sendable {
  /// By words, then by characters.
  private let lengths: [Float]
  /// The greatest sum of what the bound does not look at.
  private let rest: Float
  /// Of one neighbour that is a list mark; both together are no less than the weight counted once.
  private let listed: Float

  private static let columns = 16

  init(
    _ single: KeyphraseWeights.Single, _ table: [Double], _ frequencies: ClosedRange<Double>
  ) {
    typealias Place = KeyphraseWeights.Place
    lengths = (0...KeyphraseFeature.wordCounts.upperBound).flatMap { words in
      (0..<Self.columns).map { length in
        let place = min(length, KeyphraseFeature.lengths.upperBound)
        return Float(table[Place.length + place] + table[Place.words + words])
      }
    }
    listed = Float(single.listed > 0 ? single.listed : single.listed / 2)
    // A linear function of least ≤ mean ≤ greatest has its maximum where they change from the lowest
    // value to the highest.
    let (low, high) = (frequencies.lowerBound, frequencies.upperBound)
    let (least, mean, greatest) = (single.leastIDF, single.meanIDF, single.greatestIDF)
    let words = [
      (least + mean + greatest) * low, (least + mean) * low + greatest * high,
      least * low + (mean + greatest) * high, (least + mean + greatest) * high,
    ].reduce(-Double.infinity, max)
    // More than all that rounding can do: a sum has fewer than 32 terms.
    let magnitude =
      [
        single.common, single.listed, single.quoted, single.innerStopWord,
        least * max(abs(low), high), mean * max(abs(low), high), greatest * max(abs(low), high),
      ].reduce(0) { $0 + abs($1) } + 6
      * table.prefix(Place.occurrences).reduce(0) { max($0, abs($1)) }
    rest = Float(single.common + words + magnitude / 65_536)
  }

  /// A view for hot loops, which must not leave the call.
  func withView(
    _ single: KeyphraseWeights.Single, _ table: Table<Double>, _ body: (View) -> Void
  ) {
    lengths.withTable {
      body(
        View(
          lengths: $0, rest: rest, listed: listed, quoted: Float(max(single.quoted, 0)),
          innerStopWord: Float(single.innerStopWord), table: table))
    }
  }

  struct View {
    fileprivate let lengths: Table<Float>
    fileprivate let rest, listed, quoted, innerStopWord: Float
    fileprivate let table: Table<Double>

    /// What a run's first token and the one before it add, and what is added to every bound.
    @inline(__always) func start(_ token: DocumentToken, after before: DocumentToken) -> Float {
      typealias Place = KeyphraseWeights.Place
      let sum =
        table[Place.first &+ Int(token.group.rawValue)]
        + table[Place.left &+ Int(before.neighbour.rawValue)]
      return rest + Float(sum) + listed(before) + (before.neighbour == .quotationMark ? quoted : 0)
    }

    /// What a run's last token and the one behind it add; no candidate ends with a stop word.
    @inline(__always) func end(_ token: DocumentToken, before behind: DocumentToken) -> Float {
      typealias Place = KeyphraseWeights.Place
      let sum =
        table[Place.last &+ Int(token.group.rawValue)]
        + table[Place.right &+ Int(behind.neighbour.rawValue)]
      return token.isStopWord ? -.infinity : Float(sum) + listed(behind)
    }

    @inline(__always) private func listed(_ token: DocumentToken) -> Float {
      token.traits.contains(.isListMark) ? listed : 0
    }

    /// What is added once a stop word stands inside: if `isStopWordInside` is not 0.
    @inline(__always) func inner(_ isStopWordInside: UInt8) -> Float {
      Float(bitPattern: innerStopWord.bitPattern & (isStopWordInside == 0 ? 0 : .max))
    }

    /// What words and characters add.
    @inline(__always) func length(words: Int, characters: Int) -> Float {
      lengths[words &* ScoreBounds.columns &+ characters]
    }
  }
}
