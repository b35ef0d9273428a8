/// A candidate with the values from which its score is computed. A script fits the weights of the
/// score to these values.
package struct CandidateFeatures: Sendable {
  /// The most frequent spelling in the document.
  package let phrase: String
  /// All occurrences as UTF-8 offsets, in ascending order.
  package let ranges: [Range<Int>]
  /// The features of termhood, which is the probability that the phrase is a term, whatever the
  /// document is about. The names are those in `keyphrase-weights.tsv`.
  package let termhood: [(name: String, value: Double)]
  /// The features of salience, which is how much the document is about the phrase. The names are
  /// the same as in `keyphrase-weights.tsv`.
  ///
  /// The list begins with two values that determine how much salience weighs in the score. `count`
  /// is the number of occurrences, and `words` is the number of words in the document.
  package let salience: [(name: String, value: Double)]
}
