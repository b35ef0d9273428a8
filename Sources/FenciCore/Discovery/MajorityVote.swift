/// The word that stands in nearly all places, if one does (Boyer and Moore 1981).
struct MajorityVote: BitwiseCopyable, Sendable {
  private var candidate: UInt64 = 0
  /// The places of the candidate, less those of all others.
  private(set) var lead = 0

  /// - Parameter word: its key; nil where no word stands.
  mutating func insert(_ word: UInt64?) {
    if let word, lead == 0 || word == candidate {
      candidate = word
      lead += 1
    } else if lead > 0 {
      lead -= 1
    }
  }

  /// Whether one word stands in at least nine of ten of a number of places.
  func isUnanimous(of count: Int) -> Bool { 10 * lead >= 9 * count }
}
