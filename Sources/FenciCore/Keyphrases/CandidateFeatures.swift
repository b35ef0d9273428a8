/// The features of a candidate: the inputs of its score, to which a script fits the weights.
package struct CandidateFeatures: Sendable {
  /// The commonest spelling.
  package let phrase: String
  /// Every occurrence, ascending: UTF-8 offsets.
  package let ranges: [Range<Int>]
  /// The features of the termhood: names as in `keyphrase-weights.tsv`, with values.
  package let termhood: [(name: String, value: Double)]
  /// The inputs of the salience: the number of occurrences and the number of words in the document,
  /// which determine its weight, and the features by their names in `keyphrase-weights.tsv`.
  package let salience: [(name: String, value: Double)]
}
