/// Logarithms and powers that have the same bits on every machine. The functions use only
/// additions, multiplications and divisions, because mathematics libraries differ between
/// platforms.
enum DeterministicMath {
  private static let ln2 = 0.693_147_180_559_945_3

  /// The natural logarithm of *x*, correct to about fifteen digits. *x* must be a normal number
  /// above 0.
  ///
  /// *x* is split into 2ⁿ *m*, with *m* between √½ and √2. Then ln *x* is *n* ln 2 + ln *m*. The
  /// series of 2 artanh((*m* − 1) / (*m* + 1)) gives ln *m*.
  static func ln(_ x: Double) -> Double {
    let bits = x.bitPattern
    var exponent = Double(Int((bits &>> 52) & 0x7FF) &- 1023)
    var significand = Double(bitPattern: bits & 0xF_FFFF_FFFF_FFFF | 1023 &<< 52)
    if significand > 1.414_213_562_373_095 {
      significand *= 0.5
      exponent += 1
    }
    let z = (significand - 1) / (significand + 1)
    let square = z * z
    // Sum the series from its smallest term to its largest. The coefficients are 2 / 21 to 2 / 1.
    var sum = 2.0 / 21
    sum = sum * square + 2.0 / 19
    sum = sum * square + 2.0 / 17
    sum = sum * square + 2.0 / 15
    sum = sum * square + 2.0 / 13
    sum = sum * square + 2.0 / 11
    sum = sum * square + 2.0 / 9
    sum = sum * square + 2.0 / 7
    sum = sum * square + 2.0 / 5
    sum = sum * square + 2.0 / 3
    sum = sum * square + 2
    return exponent * ln2 + z * sum
  }

  /// e to the power of *x*, correct to about fifteen digits. The result is 0 for *x* ≤ −700 and
  /// infinity for *x* ≥ 700.
  ///
  /// *x* is split into *n* ln 2 + *r*, with |*r*| ≤ ½ ln 2. The result is 2ⁿ times e to the power
  /// of *r*, which a series gives.
  static func exp(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    guard x < 700 else { return .infinity }
    let exponent = Int(x / ln2 + (x < 0 ? -0.5 : 0.5))
    let rest = x - Double(exponent) * ln2
    // Compute the series in Horner form, 1 + r / 1 (1 + r / 2 (…)), from the innermost term
    // outwards.
    var sum = 1 + rest * (1.0 / 13)
    sum = 1 + rest * (1.0 / 12) * sum
    sum = 1 + rest * (1.0 / 11) * sum
    sum = 1 + rest * (1.0 / 10) * sum
    sum = 1 + rest * (1.0 / 9) * sum
    sum = 1 + rest * (1.0 / 8) * sum
    sum = 1 + rest * (1.0 / 7) * sum
    sum = 1 + rest * (1.0 / 6) * sum
    sum = 1 + rest * (1.0 / 5) * sum
    sum = 1 + rest * (1.0 / 4) * sum
    sum = 1 + rest * (1.0 / 3) * sum
    sum = 1 + rest * (1.0 / 2) * sum
    sum = 1 + rest * sum
    return sum * Double(bitPattern: UInt64(bitPattern: Int64(exponent &+ 1023)) &<< 52)
  }

  /// The natural logarithm of the probability whose log-odds are *x*. The probability is 1 / (1 + e
  /// to the power of −*x*).
  static func lnProbability(ofLogOdds x: Double) -> Double {
    x < -30 ? x : -ln(1 + exp(-x))
  }

  /// An upper bound for the natural logarithm of the probability whose log-odds are *x*. The bound
  /// is fast, because it does not need a series.
  ///
  /// The exact function is concave, so each of its tangents lies above it. The bound is the minimum
  /// of the tangents at −1, 1, 3 and 6 and of the asymptotes *x* and 0. It is at most 0.111 above
  /// the exact value.
  @inline(__always) static func lnProbability(atMostLogOdds x: Double) -> Double {
    let low = min(
      (x + 1) * 0.731_058_578_630_005 - 1.313_261_687_518_223,
      (x - 1) * 0.268_941_421_369_995 - 0.313_261_687_518_223)
    let high = min(
      (x - 3) * 0.047_425_873_177_567 - 0.048_587_351_573_742,
      (x - 6) * 0.002_472_623_156_635 - 0.002_475_685_137_730)
    return min(min(x, 0), min(low, high)) + slack * (1 + abs(x))
  }

  /// A lower bound for the log-odds of the probability whose natural logarithm is *y*.
  /// Probabilities with log-odds up to this bound have logarithms of at most *y*.
  ///
  /// The bound uses the same tangents as `lnProbability(atMostLogOdds:)`. It is infinite for *y* ≥
  /// 0, because the logarithm of a probability is never above 0.
  @inline(__always) static func logOdds(atMost y: Double) -> Double {
    guard y < 0 else { return .infinity }
    let low = max(
      (y + 1.313_261_687_518_223) * (1 / 0.731_058_578_630_005) - 1,
      (y + 0.313_261_687_518_223) * (1 / 0.268_941_421_369_995) + 1)
    let high = max(
      (y + 0.048_587_351_573_742) * (1 / 0.047_425_873_177_567) + 3,
      (y + 0.002_475_685_137_730) * (1 / 0.002_472_623_156_635) + 6)
    let most = max(y, max(low, high))
    return most - slack * (1 + abs(most))
  }

  /// A relative margin that is larger than the rounding errors of the two bounds.
  private static var slack: Double { 1e-9 }
}
