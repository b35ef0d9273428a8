/// A hash of the normalized characters of a run, however it is segmented, built character by
/// character. Runs with the same key are treated as equal. Among 100 million different runs, the
/// chance that any two share a 64-bit key is about 1 in 3,700.
struct NgramKey {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always) mutating func append(_ scalar: UInt32) {
    value = (value ^ UInt64(scalar)) &* 0xD134_2543_DE82_EF95
    value ^= value >> 29
  }

  init() {}

  init(_ scalars: ArraySlice<UInt32>) {
    for scalar in scalars { append(scalar) }
  }
}

extension DocumentToken {
  /// Whether it is a word and neither a stop word nor a sign.
  @inline(__always) var isContent: Bool {
    let all =
      Traits.isWord.rawValue | Traits.isStopWord.rawValue | Traits.isSign.rawValue
    return traits.rawValue & all == Traits.isWord.rawValue
  }
}
