/// The change of a term's frequency from an earlier corpus to a later one. It tells whether the
/// term has become more frequent, and how certain this is.
struct Change {
  /// The share of all words that are this term, in the later and in the earlier corpus.
  let share, earlierShare: Double
  /// The log-likelihood ratio *G*² (Dunning 1993). The greater it is, the less likely the change is
  /// mere chance. It compares the occurrences and the other words of both corpora in a two-by-two
  /// table.
  let logLikelihoodRatio: Double
  /// Whether the share is greater in the later corpus. Half an occurrence is added to the earlier
  /// count, so a term that is missing there is not compared with a share of 0.
  let isRise: Bool

  init(_ count: Int, of total: Int, earlier: Int, of earlierTotal: Int) {
    share = Double(count) / Double(max(total, 1))
    earlierShare = Double(earlier) / Double(max(earlierTotal, 1))
    isRise = share > (Double(earlier) + 0.5) / Double(earlierTotal + 1)
    let (both, all) = (count + earlier, total + earlierTotal)
    // One cell *k* of the table adds k ln(k / e) to the sum, where e is the count to expect if the
    // term had the same share in both corpora.
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
