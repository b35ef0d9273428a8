/// What is seen of a candidate: what its score is made of, feature by feature, and what a script fits
/// the weights to.
package struct CandidateFeatures: Sendable {
  /// The commonest spelling.
  package let phrase: String
  /// Every occurrence, ascending: UTF-8 offsets.
  package let ranges: [Range<Int>]
  /// The features of the termhood: a name of `keyphrase-weights.tsv` and a value.
  package let termhood: [(name: String, value: Double)]
  /// What the salience is made of: the number of occurrences and that of the document's words, which tell how
  /// much it weighs, and the features by their names in `keyphrase-weights.tsv`.
  package let salience: [(name: String, value: Double)]
}
