package import Fenci

extension KeyphraseExplanation {
  /// The value of a factor of the score.
  package func value(of factor: Factor) -> Double {
    switch factor {
    case .termhood: termhood
    case .salience: salience
    }
  }

  /// The contributions to a factor, largest absolute amount first.
  package func contributions(to factor: Factor) -> [Contribution] {
    contributions.filter { $0.factor == factor }.sorted {
      abs($0.amount) != abs($1.amount)
        ? abs($0.amount) > abs($1.amount) : $0.feature < $1.feature
    }
  }
}
