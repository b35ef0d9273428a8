/// Scores a run of words by how likely a reader accepts it as a term. The score is a linear
/// function of a few features.
///
/// Most weights were fitted by a logistic regression. They are the weights of levels, termhood,
/// cohesion, entropy and length. The data are 7,601 runs from official documents that readers
/// accepted or rejected (`policy.tsv`).
///
/// The other weights are penalties that were set by judgement. They are for runs that begin with a
/// verb or a numeral, end with a verb, contain an adverb, have up to four characters, or have a
/// word of one character at an end. They are needed because runs of these kinds were selected more
/// strictly for the readers than this library selects them in a corpus. The extra penalty for a low
/// level is set by judgement, too.
struct TermScore {
  /// How often terms begin with the first word and end with the last word; nil if unknown.
  var firstLevel: Int?
  var lastLevel: Int?
  var firstGroup: TagGroup
  var lastGroup: TagGroup
  /// Whether the first or the last word has only one character.
  var hasShortEnd: Bool
  var hasAdverb: Bool
  /// The number of characters.
  var length: Int
  /// The mean termhood of the occurrences, in log-odds.
  var keyphraseScore: Double
  /// How much more often the run occurs than chance would explain, as a natural logarithm.
  var cohesion: Double
  /// The entropy of the words before the run or of the words after it, whichever is lower.
  var entropy: Double
  var documents: Int

  /// The minimum entropy of a term. A run with less variety among its neighbours is taken for a
  /// fragment.
  static let leastEntropy = 0.9
  /// The maximum entropy that counts. Greater values are treated as this one.
  private static let mostEntropy = 2.0
  /// A correction of the termhood. The current function gives runs a termhood that is lower by this
  /// amount than the function used when the weights were fitted.
  private static let termhoodShift = 2.3

  var value: Double {
    var sum = Self.weight(ofLevel: firstLevel) + Self.weight(ofLevel: lastLevel)
    sum += 0.87 * (keyphraseScore + Self.termhoodShift)
    sum += 0.17 * cohesion + 0.26 * min(entropy, Self.mostEntropy)
    sum += 0.3 * KeyphraseWeights.logarithm(of: documents)
    switch length {
    case ...4: sum -= 1
    case 5: sum += 1
    case 6: sum += 1.2
    case 7: sum += 1.8
    default: sum += 1.35
    }
    switch firstGroup {
    case .verb: sum -= 3
    case .numeral: sum -= 2.5
    case .unknown: sum -= 0.5
    default: break
    }
    if lastGroup == .verb { sum -= 1.5 }
    if firstLevel == nil && lastLevel == nil { sum -= 1 }
    if hasAdverb { sum -= 1.5 }
    if hasShortEnd { sum -= 0.3 }
    return sum - 0.8
  }

  /// The contribution of the first or the last word.
  ///
  /// A level of 0 or less means that terms begin (or end) with the word no more often than other
  /// runs do. Such a word gets an extra penalty.
  private static func weight(ofLevel level: Int?) -> Double {
    guard let level else { return 0 }
    return 0.5 * Double(level) - (level > 0 ? 0 : 0.7)
  }
}
