/// Finds the word that occurs in nearly all of a series of places, if there is one, such as the
/// word before every occurrence of a name. It keeps only one candidate and a counter (Boyer and
/// Moore 1981), so it needs the same small memory for any number of places.
struct MajorityVote: BitwiseCopyable, Sendable {
  private var candidate: UInt64 = 0
  /// How many places of the candidate are left over. Each place with another word cancels one of
  /// them.
  private(set) var lead = 0

  /// Adds a place.
  ///
  /// - Parameter word: the key of the word in this place; nil if the place has no word.
  mutating func insert(_ word: UInt64?) {
    if let word, lead == 0 || word == candidate {
      candidate = word
      lead += 1
    } else if lead > 0 {
      lead -= 1
    }
  }

  /// Whether one word certainly occurs in at least nine of ten places. The test never misses a word
  /// that occurs in 19 of 20 places, but it may miss a less common one.
  ///
  /// - Parameter count: the number of places.
  func isUnanimous(of count: Int) -> Bool { 10 * lead >= 9 * count }

  /// Whether one word certainly occurs in at least half of the places. The test never misses a word
  /// that occurs in three of four places, but it may miss a less common one.
  ///
  /// - Parameter count: the number of places, at least 1.
  func isMajority(of count: Int) -> Bool { 2 * lead >= count }
}
