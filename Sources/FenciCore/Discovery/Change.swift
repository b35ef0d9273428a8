/// The change of a term's share from one corpus to another.
struct Change {
  /// The term's shares of all words.
  let share, earlierShare: Double
  /// *G*² (Dunning 1993) of the two-by-two table of occurrences and other words.
  let logLikelihoodRatio: Double
  /// Whether the share is greater than the earlier share with half an occurrence added.
  let isRise: Bool

  init(_ count: Int, of total: Int, earlier: Int, of earlierTotal: Int) {
    share = Double(count) / Double(max(total, 1))
    earlierShare = Double(earlier) / Double(max(earlierTotal, 1))
    isRise = share > (Double(earlier) + 0.5) / Double(earlierTotal + 1)
    let (both, all) = (count + earlier, total + earlierTotal)
    // Σ k ln(k / e), where e is the expected k if both shares were the same.
    func term(_ cell: Int, _ row: Int, _ column: Int) -> Double {
      guard cell > 0 else { return 0 }
      let expected = Double(row) * Double(column) / Double(all)
      return Double(cell) * DeterministicMath.ln(Double(cell) / expected)
    }
    let sum =
      term(count, both, total) + term(earlier, both, earlierTotal)
      + term(total - count, all - both, total)
      + term(earlierTotal - earlier, all - both, earlierTotal)
    logLikelihoodRatio = max(2 * sum, 0)
  }
}
