/// The features of a run of words, collected word by word. To get the features of a run that is one
/// word longer, append one more word.
struct RunFeatures {
  private(set) var words = 0
  private(set) var hasStopWord = false
  /// The groups of the words between the first and the last word, one bit for each `TagGroup`.
  private(set) var inner: UInt32 = 0
  private var last: UInt32 = 0

  @inline(__always) mutating func append(_ token: DocumentToken) {
    inner |= words > 1 ? last : 0
    last = 1 &<< UInt32(token.neighbour.rawValue)
    words &+= 1
    // Avoid a branch here: about one word in three is a stop word, so the branch would be hard to
    // predict.
    let isStopWord = token.isStopWord
    hasStopWord = hasStopWord || isStopWord
  }
}

/// The features of the tokens directly before and after a candidate's occurrences.
struct NeighbourFeatures {
  private(set) var count = 0
  /// The sum of the weights of these tokens over all occurrences, in thousandths.
  private(set) var sum = 0

  /// How many occurrences have the same word before them, or after them, as the previous
  /// occurrence.
  private(set) var sameBefore = 0
  private(set) var sameBehind = 0

  /// Adds an occurrence.
  ///
  /// - Parameter score: the sum of the weights of its neighbours, in thousandths.
  @inline(__always) mutating func add(score: Int) {
    count &+= 1
    sum &+= score
  }

  /// Records whether an occurrence has the same words before and after it as the previous one.
  @inline(__always) mutating func note(sameBefore: Bool, sameBehind: Bool) {
    self.sameBefore &+= sameBefore ? 1 : 0
    self.sameBehind &+= sameBehind ? 1 : 0
  }

  /// Returns how constant the neighbours on one side are, from 0 to 3. This is the level of the
  /// feature `KeyphraseFeature.same`. Up to a quarter of all occurrences except the first is level
  /// 0, and more than three quarters is level 3.
  ///
  /// - Parameter number: how often a neighbour was the same as at the previous occurrence.
  func level(ofSame number: Int) -> Int { max(4 * number - 1, 0) / max(count - 1, 1) }
}
