/// Real functions computed with additions, multiplications and divisions only. They give the same
/// bits on every machine, unlike mathematics libraries.
enum DeterministicMath {
  private static let ln2 = 0.693_147_180_559_945_3

  /// ln *x* to about fifteen digits, for a normal number above 0.
  ///
  /// With *x* = 2ⁿ *m* and *m* between √½ and √2, it is *n* ln 2 plus the series of
  /// 2 artanh((*m* − 1) / (*m* + 1)).
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
    // The series, smallest term first: 2 / 21 to 2 / 1.
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

  /// e to the power of *x*, to about fifteen digits; 0 for *x* ≤ −700 and infinity for *x* ≥ 700.
  ///
  /// With *x* = *n* ln 2 + *r* and |*r*| ≤ ½ ln 2, it is 2ⁿ times the series of e to the power
  /// of *r*.
  static func exp(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    guard x < 700 else { return .infinity }
    let exponent = Int(x / ln2 + (x < 0 ? -0.5 : 0.5))
    let rest = x - Double(exponent) * ln2
    // The series in Horner form, smallest term first: 1 + r / 1 (1 + r / 2 (…)).
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

  /// ln(1 / (1 + e to the power of −*x*)): the logarithm of the probability whose log-odds are *x*.
  static func lnProbability(ofLogOdds x: Double) -> Double {
    x < -30 ? x : -ln(1 + exp(-x))
  }

  /// An upper bound of the logarithm of the probability whose log-odds are *x*.
  ///
  /// The logarithm is concave, so its tangents bound it from above. This is the least of the
  /// tangents at −1, 1, 3 and 6 and of the asymptotes *x* and 0, at most 0.111 above the exact
  /// value. It does not need a series.
  @inline(__always) static func lnProbability(atMostLogOdds x: Double) -> Double {
    let low = min(
      (x + 1) * 0.731_058_578_630_005 - 1.313_261_687_518_223,
      (x - 1) * 0.268_941_421_369_995 - 0.313_261_687_518_223)
    let high = min(
      (x - 3) * 0.047_425_873_177_567 - 0.048_587_351_573_742,
      (x - 6) * 0.002_472_623_156_635 - 0.002_475_685_137_730)
    return min(min(x, 0), min(low, high)) + slack * (1 + abs(x))
  }

  /// Log-odds whose probability has a logarithm of at most *y*, by the same tangents; infinite for
  /// *y* ≥ 0.
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

  /// A relative margin above the rounding errors of the bounds.
  private static var slack: Double { 1e-9 }
}
