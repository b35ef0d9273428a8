/// Functions of real numbers by additions, multiplications and divisions alone, which have the same bits on
/// every machine: mathematics libraries differ.
enum DeterministicMath {
  private static let ln2 = 0.693_147_180_559_945_3

  /// ln *x* for a normal number above 0, to about fifteen digits: of *x* = 2ⁿ *m*, *n* ln 2 and the series of
  /// 2 artanh((*m* − 1) / (*m* + 1)), where *m* is between √½ and √2.
  static func ln(_ x: Double) -> Double {
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
    return exponent * ln2 + 2 * sum
  }

  /// e to the power of *x*, to about fifteen digits; 0 or infinity where a `Double` ends. Of *x* = *n* ln 2 + *r*,
  /// 2ⁿ times the series of e to the power of *r*, where |*r*| ≤ ½ ln 2.
  static func exp(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    guard x < 700 else { return .infinity }
    let exponent = (x / ln2).rounded()
    let rest = x - exponent * ln2
    var (term, sum) = (1.0, 1.0)
    for divisor in stride(from: 1.0, through: 14, by: 1) {
      term *= rest / divisor
      sum += term
    }
    return Double(sign: .plus, exponent: Int(exponent), significand: sum)
  }

  /// ln(1 / (1 + e to the power of −*x*)): the logarithm of the probability whose log-odds are *x*.
  static func lnProbability(ofLogOdds x: Double) -> Double {
    x < -30 ? x : -ln(1 + exp(-x))
  }
}
