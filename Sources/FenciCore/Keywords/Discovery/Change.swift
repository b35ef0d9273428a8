/// How the share of a term changes from one corpus to another.
struct Change {
  /// The shares of all words.
  let share, earlierShare: Double
  /// *G*² (Dunning 1993) of the two-by-two table of occurrences and other words.
  let logLikelihoodRatio: Double
  /// Whether the share is greater than the earlier one, to which half an occurrence is added.
  let isRise: Bool

  init(_ count: Int, of total: Int, earlier: Int, of earlierTotal: Int) {
    share = Double(count) / Double(max(total, 1))
    earlierShare = Double(earlier) / Double(max(earlierTotal, 1))
    isRise = share > (Double(earlier) + 0.5) / Double(earlierTotal + 1)
    let (both, all) = (count + earlier, total + earlierTotal)
    // Σ k ln(k / e), where e is what k would be if both shares were the same.
    func term(_ cell: Int, _ row: Int, _ column: Int) -> Double {
      guard cell > 0 else { return 0 }
      let expected = Double(row) * Double(column) / Double(all)
      return Double(cell) * Self.logarithm(Double(cell) / expected)
    }
    let sum =
      term(count, both, total) + term(earlier, both, earlierTotal)
      + term(total - count, all - both, total)
      + term(earlierTotal - earlier, all - both, earlierTotal)
    logLikelihoodRatio = max(2 * sum, 0)
  }

  /// ln *x* for a normal number above 0, to about fifteen digits and with the same bits on every machine:
  /// of *x* = 2ⁿ *m*, *n* ln 2 and the series of 2 artanh((*m* − 1) / (*m* + 1)), where *m* is between √½ and √2.
  static func logarithm(_ x: Double) -> Double {
    var (exponent, significand) = (Double(x.exponent), x.significand)
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    let z = (significand - 1) / (significand + 1)
    var (power, sum) = (z, 0.0)
    for divisor in stride(from: 1.0, through: 23, by: 2) {
      sum += power / divisor
      power *= z * z
    }
    return exponent * 0.693_147_180_559_945_3 + 2 * sum
  }
}
