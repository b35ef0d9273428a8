/// Scores runs by how likely a reader accepts them as terms, with a linear function of a few
/// features.
///
/// The weights of levels, termhood, cohesion, entropy and length come from a logistic regression on
/// 7,601 runs of the official documents that readers accepted or rejected (`policy.tsv`). For the
/// readers, some runs were selected more strictly than a corpus selects them: those that begin with
/// a verb or a numeral, end with a verb, contain an adverb, have up to four characters, or have a
/// word of one character at an end. Their penalties are set by judgement. So is the extra penalty
/// for a low level.
struct TermScore {
  /// How often terms begin with its first word and end with its last one; nil if unknown.
  var firstLevel: Int?
  var lastLevel: Int?
  var firstGroup: TagGroup
  var lastGroup: TagGroup
  /// Whether the first or the last word has a single character.
  var hasShortEnd: Bool
  var hasAdverb: Bool
  /// The number of characters.
  var length: Int
  /// The mean termhood over the occurrences, in log-odds.
  var keyphraseScore: Double
  /// A natural logarithm.
  var cohesion: Double
  /// The lower entropy of both sides.
  var entropy: Double
  var documents: Int

  /// A lower entropy of the neighbours indicates a fragment.
  static let leastEntropy = 0.9
  /// Higher entropies count as this.
  private static let mostEntropy = 2.0
  /// The termhood of runs is lower by this than in the function that the weights were fitted with.
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

  /// A word with which terms begin (or end) no more often than other runs loses more than its
  /// level.
  private static func weight(ofLevel level: Int?) -> Double {
    guard let level else { return 0 }
    return 0.5 * Double(level) - (level > 0 ? 0 : 0.7)
  }
}
