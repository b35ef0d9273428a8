/// A 64-bit hash of the normalized characters of a run of words, built character by character. It
/// is the same however the characters are divided into words.
///
/// Runs with the same key are treated as equal. Among 100 million different runs, the chance that
/// any two share a key is about 1 in 3,700.
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
  /// Whether the token is a word, but not a stop word and not a sign. A sign is a mark that a term
  /// may contain, such as a quotation mark.
  @inline(__always) var isContent: Bool {
    let all =
      Traits.isWord.rawValue | Traits.isStopWord.rawValue | Traits.isSign.rawValue
    return traits.rawValue & all == Traits.isWord.rawValue
  }
}
