/// Scores runs by how likely a reader takes them for terms: a linear function of little evidence.
///
/// The weights of levels, of the key-phrase function, of cohesion, entropy and length are those of a
/// logistic regression on 7,601 runs of the official documents that readers have accepted or rejected
/// (`policy.tsv`). Runs that begin with a verb or a numeral, end with a verb, hold an adverb, have up to four characters, or a
/// single one at an end, were chosen for the readers with more care than a corpus takes; what they lose is
/// set by judgement, as is what counts more than a low level.
struct TermScore {
  /// How often terms begin with its first word and end with its last one; nil if that is not known.
  var firstLevel: Int?
  var lastLevel: Int?
  var firstGroup: TagGroup
  var lastGroup: TagGroup
  /// Whether the first or the last word has a single character.
  var hasShortEnd: Bool
  var hasAdverb: Bool
  /// In characters.
  var length: Int
  /// The mean of the key-phrase function over the occurrences, in nats.
  var keyphraseScore: Double
  /// In nats.
  var cohesion: Double
  /// The lesser of both sides, in nats.
  var entropy: Double
  var documents: Int

  /// Less varied neighbours show a fragment.
  static let leastEntropy = 0.9
  /// More than this tells nothing more.
  private static let mostEntropy = 2.0
  /// The termhood of runs is so much lower than the function that the weights were fitted with, in nats.
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

  /// A word with which terms do not begin, or end, more often than what is none says more than the level.
  private static func weight(ofLevel level: Int?) -> Double {
    guard let level else { return 0 }
    return 0.5 * Double(level) - (level > 0 ? 0 : 0.7)
  }
}
