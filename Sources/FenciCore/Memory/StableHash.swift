/// A hash that is the same in every run and on every machine (FNV-1a with 64 bits: Fowler, Noll and
/// Vo 1991). Swift's `Hasher` has another seed in each run.
struct StableHash: Hashable, Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  mutating func combine(_ number: UInt64) {
    for shift in 0..<UInt64(8) { combine(byte: UInt8(truncatingIfNeeded: number >> (8 * shift))) }
  }

  /// Combines the length of a text and the text, so that no two sequences of texts are alike.
  mutating func combine(_ text: String) {
    combine(UInt64(text.utf8.count))
    for byte in text.utf8 { combine(byte: byte) }
  }

  private mutating func combine(byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// The value as 16 hexadecimal digits.
  var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
