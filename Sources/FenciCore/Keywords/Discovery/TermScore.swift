/// Scores runs by how likely a reader takes them for terms: a linear function of little evidence.
///
/// The weights of levels, of the key-phrase function, of cohesion, entropy and length are those of a
/// logistic regression on 7,601 runs of the official documents that readers have accepted or rejected
/// (`policy.tsv`). What readers were never shown has no such weight: of a run that begins with a verb or a
/// numeral, ends with a verb, or has a single character at an end, it is set by judgement.
struct TermScore {
  var firstLevel: Int
  var lastLevel: Int
  var firstGroup: TagGroup
  var lastGroup: TagGroup
  /// Whether the first or the last word has a single character.
  var hasShortEnd: Bool
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

  var value: Double {
    var sum = 0.5 * Double(firstLevel) + 0.5 * Double(lastLevel)
    sum += 0.87 * keyphraseScore + 0.17 * cohesion + 0.26 * min(entropy, Self.mostEntropy)
    sum += 0.3 * KeyphraseWeights.logarithm(of: documents)
    switch length {
    case ...2: sum -= 0.5
    case 3: sum -= 0.3
    case 4: break
    case 5: sum += 1
    case 6: sum += 1.2
    case 7: sum += 1.8
    default: sum += 1.35
    }
    switch firstGroup {
    case .verb: sum -= 1.5
    case .numeral: sum -= 1.2
    case .unknown: sum -= 0.5
    default: break
    }
    if lastGroup == .verb { sum -= 1 }
    if hasShortEnd { sum -= 0.3 }
    return sum - 0.8
  }
}
