/// The features of a run of words, summed word by word. A run that is one word longer takes one
/// more step.
struct RunFeatures {
  private(set) var words = 0
  private(set) var hasStopWord = false
  /// One bit for each kind of word between the first and the last word.
  private(set) var inner: UInt32 = 0
  private var last: UInt32 = 0

  @inline(__always) mutating func append(_ token: DocumentToken) {
    inner |= words > 1 ? last : 0
    last = 1 &<< UInt32(token.neighbour.rawValue)
    words &+= 1
    // Without a branch: one word in three is a stop word.
    let isStopWord = token.isStopWord
    hasStopWord = hasStopWord || isStopWord
  }
}

/// The features of the tokens around a candidate's occurrences.
struct NeighbourFeatures {
  private(set) var count = 0
  /// The weights of the neighbours of all occurrences, in thousandths.
  private(set) var sum = 0

  /// How often the word before, or after, is the same as at the previous occurrence.
  private(set) var sameBefore = 0
  private(set) var sameBehind = 0

  /// Adds an occurrence with the weights of its neighbours.
  @inline(__always) mutating func add(score: Int) {
    count &+= 1
    sum &+= score
  }

  /// Counts whether the last two occurrences have the same neighbours.
  @inline(__always) mutating func note(sameBefore: Bool, sameBehind: Bool) {
    self.sameBefore &+= sameBefore ? 1 : 0
    self.sameBehind &+= sameBehind ? 1 : 0
  }

  /// The level of `KeyphraseFeature.same`, from 0 to 3: the quarter of the occurrences after the
  /// first into which `number` falls. 0 is up to a quarter of them, 3 more than three quarters.
  func level(ofSame number: Int) -> Int { max(4 * number - 1, 0) / max(count - 1, 1) }
}
