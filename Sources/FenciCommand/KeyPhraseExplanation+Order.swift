import Fenci

extension KeyPhraseExplanation {
  /// The contributions by what they added or took, the largest first.
  var largestFirst: [Contribution] {
    contributions.sorted {
      abs($0.amount) != abs($1.amount)
        ? abs($0.amount) > abs($1.amount) : $0.feature < $1.feature
    }
  }
}
