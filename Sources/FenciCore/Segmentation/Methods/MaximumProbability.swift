/// Maximum probability: finds the segmentation with the lowest total cost. This is the most
/// probable segmentation under a unigram model, which gives each word a probability that does not
/// depend on other words.
final class ProbabilityMatcher: Matcher {
  private let lattice: Lattice

  init(capacity: Int, unknownCost: Int) {
    lattice = Lattice(capacity: capacity, unknownCost: unknownCost)
  }

  var rule: Explanation.Rule { .mostProbable }

  func match(
    _ text: borrowing NormalizedText, _ fixed: inout FixedSpans, _ sections: ImageSections,
    into tokens: inout ChunkTokens
  ) {
    lattice.solve(text, fixed, sections, tokens.paths.view)
    tokens.take(lattice.lengths.view, characterCount: text.count)
  }
}
