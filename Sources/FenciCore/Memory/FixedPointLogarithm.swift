/// Natural logarithms in integer arithmetic. Mathematics libraries give slightly different results
/// on different platforms, but costs must be the same on every machine.
enum FixedPointLogarithm {
  /// The number of units in one nat, the unit of natural logarithms.
  static let scale = 2048

  /// ln(x) in units of 1/2048, for x ≥ 1. The error is about one unit.
  ///
  /// Repeated squaring gives the bits of log2(x) one by one (Knuth, TAOCP volume 1, 1.2.2 exercise
  /// 25 has the idea). Multiplying log2(x) by 2048 ln 2 ≈ 1419.565 then gives the result.
  static func ln(_ x: UInt64) -> Int {
    precondition(x > 0, "the logarithm of zero")
    let exponent = 63 - x.leadingZeroBitCount
    var mantissa = exponent > 31 ? x >> UInt64(exponent - 31) : x << UInt64(31 - exponent)
    var log2: UInt64 = UInt64(exponent)
    for _ in 0..<20 {
      mantissa = (mantissa * mantissa) >> 31
      log2 <<= 1
      if mantissa >= 1 << 32 {
        mantissa >>= 1
        log2 |= 1
      }
    }
    // `log2` has 20 fraction bits, and 93032640 is 2048 ln 2 with 16 fraction bits. So the product
    // has 36 fraction bits, which the next line rounds away.
    let scaled = log2 * 93_032_640
    return Int((scaled + (1 << 35)) >> 36)
  }

  /// The cost −ln(part / whole) in units of 1/2048, clamped to 16 bits. A count of 0 counts as 1.
  static func cost(of part: UInt64, in whole: UInt64) -> UInt16 {
    UInt16(clamping: ln(max(whole, 1)) - ln(max(part, 1)))
  }

  /// Converts a cost from units of 1/2048 to nats.
  static func nats(_ cost: Int) -> Double { Double(cost) / Double(scale) }
}
