/// Finds the word that occurs in nearly all places, if there is one (Boyer and Moore 1981).
struct MajorityVote: BitwiseCopyable, Sendable {
  private var candidate: UInt64 = 0
  /// The places of the candidate that no other word has cancelled.
  private(set) var lead = 0

  /// - Parameter word: the word's key; nil if the place has no word.
  mutating func insert(_ word: UInt64?) {
    if let word, lead == 0 || word == candidate {
      candidate = word
      lead += 1
    } else if lead > 0 {
      lead -= 1
    }
  }

  /// Whether one word is certain to fill at least nine of ten of `count` places. If it fills 19 of
  /// 20, this is always true.
  func isUnanimous(of count: Int) -> Bool { 10 * lead >= 9 * count }
}
