/// A hash of the folded characters of a run, however its words are cut; it grows character by
/// character. Runs with the same key are taken for the same: among a hundred million different ones two
/// share one of 64 bits by chance in about one case of three thousand five hundred.
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
  /// Whether it is a word, and no stop word and no sign.
  @inline(__always) var isContent: Bool {
    let all =
      Traits.isWord.rawValue | Traits.isStopWord.rawValue | Traits.isSign.rawValue
    return traits.rawValue & all == Traits.isWord.rawValue
  }
}
