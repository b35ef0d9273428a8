/// The features of a candidate's salience, and the numbers that weigh it: the rows of
/// `keyphrase-weights.tsv` that begin with `salience`.
enum SalienceFeature: Int, CaseIterable {
  /// ln(1 + ln *n*) for *n* occurrences, including those of other names and spellings.
  case frequency
  /// ln(idf + 1.5), where idf is the inverse document frequency, itself a natural logarithm.
  case rarity
  /// 1 if the candidate is in the title; 1 if it is the title, and then `title` is 0.
  case title, wholeTitle
  /// ln(1 + *n*) for *n* occurrences in headings.
  case heading
  /// 100 / (100 + *n*) for *n* words before the first occurrence.
  case lead
  /// ln *n* if *n* of 32 equal parts of the document contain an occurrence.
  case spread
  /// The share of occurrences between quotation marks.
  case quotes
  /// Characters / 10, at most 1.6. In long documents the longer of two terms says more.
  case length
  /// The share that salience has in the score of a candidate, by three numbers. With *n*
  /// occurrences in a document of *w* words it is
  /// weight · *w*² / (*w*² + half length²) + repeated · (1 − 1 / *n*).
  ///
  /// A short passage says little about its subject, and one occurrence says less than several.
  case weight, halfLength, repeated

  var name: String {
    switch self {
    case .wholeTitle: "whole title"
    case .halfLength: "half length"
    default: "\(self)"
    }
  }
}
