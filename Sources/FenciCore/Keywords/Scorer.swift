/// Scores candidates: how good a term one is, and how much the document is about it.
struct Scorer {
  private let words: Int
  /// What is left of the termhood that a candidate with one occurrence needs at least, in thousandths.
  private(set) var leastTermhood = -Double.infinity

  init(_ words: borrowing DocumentWords) { self.words = words.tokens.count }

  func score(
    _ candidate: Candidate, _ placement: Placement, _ words: borrowing DocumentWords
  ) -> Double {
    candidate.termhood
  }

  mutating func setThreshold(_ threshold: Double) { leastTermhood = threshold }
}
