/// What is seen of a run of words by itself: the sums are those of the words, taken one after the
/// other, so a walk adds one word for each longer run.
struct RunFeatures {
  private(set) var words = 0
  private(set) var hasStopWord = false
  /// One bit for each kind of word between the first and the last.
  private(set) var inner: UInt32 = 0
  private var last: UInt32 = 0

  @inline(__always) mutating func append(_ token: DocumentToken) {
    inner |= words > 1 ? last : 0
    last = 1 &<< UInt32(token.neighbour.rawValue)
    words &+= 1
    // No branch: one word in three is a stop word.
    let isStopWord = token.isStopWord
    hasStopWord = hasStopWord || isStopWord
  }
}

/// What is seen around the occurrences of a candidate.
struct NeighbourFeatures {
  private(set) var count = 0
  /// The weights of the neighbours of all occurrences, in thousandths.
  private(set) var sum = 0

  /// How often the word before, or behind, was that of the occurrence before.
  private(set) var sameBefore = 0
  private(set) var sameBehind = 0

  /// Adds an occurrence with the weights of its neighbours.
  @inline(__always) mutating func add(score: Int) {
    count &+= 1
    sum &+= score
  }

  /// Notes whether the last two occurrences have the same neighbours.
  @inline(__always) mutating func note(sameBefore: Bool, sameBehind: Bool) {
    self.sameBefore &+= sameBefore ? 1 : 0
    self.sameBehind &+= sameBehind ? 1 : 0
  }

  /// The level of `KeyphraseFeature.same`: quarters of the occurrences but the first, rounded up.
  func level(ofSame number: Int) -> Int { max(4 * number - 1, 0) / max(count - 1, 1) }
}
