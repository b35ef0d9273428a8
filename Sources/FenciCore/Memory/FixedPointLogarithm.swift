/// Natural logarithms in integer arithmetic, so that every machine computes the same costs.
/// Mathematics libraries differ between platforms.
enum FixedPointLogarithm {
  /// The number of units in one nat.
  static let scale = 2048

  /// ln(x) in units of 1/2048 nat, for x ≥ 1, correct to about one unit.
  ///
  /// Repeated squaring gives the bits of log2(x) one by one (Knuth, TAOCP volume 1, 1.2.2 exercise
  /// 25 has the idea). Then 2048 ln 2 ≈ 1419.565 scales them.
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
    // log2 has 20 fraction bits; 93032640 is 2048 ln 2 in 16 fraction bits.
    let scaled = log2 * 93_032_640
    return Int((scaled + (1 << 35)) >> 36)
  }

  /// The cost −ln(part / whole), clamped to 16 bits.
  static func cost(of part: UInt64, in whole: UInt64) -> UInt16 {
    UInt16(clamping: ln(max(whole, 1)) - ln(max(part, 1)))
  }

  /// A cost in nats.
  static func nats(_ cost: Int) -> Double { Double(cost) / Double(scale) }
}
