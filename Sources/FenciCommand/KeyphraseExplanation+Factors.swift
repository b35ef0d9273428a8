import Fenci

extension KeyphraseExplanation {
  /// A factor of the score.
  func value(of factor: Factor) -> Double {
    switch factor {
    case .termhood: termhood
    case .salience: salience
    }
  }

  /// What a factor is made of, by what each added or took, the largest first.
  func contributions(to factor: Factor) -> [Contribution] {
    contributions.filter { $0.factor == factor }.sorted {
      abs($0.amount) != abs($1.amount)
        ? abs($0.amount) > abs($1.amount) : $0.feature < $1.feature
    }
  }
}
