package import Fenci

extension KeyphraseExplanation {
  /// Returns the value of a factor of the score. The score has two factors, termhood and salience.
  package func value(of factor: Factor) -> Double {
    switch factor {
    case .termhood: termhood
    case .salience: salience
    }
  }

  /// Returns the amounts that single features contributed to a factor.
  ///
  /// The contribution with the largest absolute amount comes first.
  package func contributions(to factor: Factor) -> [Contribution] {
    contributions.filter { $0.factor == factor }.sorted {
      abs($0.amount) != abs($1.amount)
        ? abs($0.amount) > abs($1.amount) : $0.feature < $1.feature
    }
  }
}
