/// What the salience of a candidate is made of, and how much it weighs: rows of `keyphrase-weights.tsv` that
/// begin with `salience`.
enum SalienceFeature: Int, CaseIterable {
  /// ln(1 + ln *n*) of *n* occurrences, those of other names and spellings among them.
  case frequency
  /// The logarithm of the inverse document frequency in nats.
  case rarity
  /// It stands in the title; it is the title.
  case title, wholeTitle
  /// ln(1 + *n*) of *n* occurrences in headings.
  case heading
  /// 1 / (1 + *n* / 100), where *n* words stand before it.
  case lead
  /// The logarithm of the number of 32nds of the document with an occurrence.
  case spread
  /// The share of occurrences between quotation marks.
  case quotes
  /// Characters in tens, at most 1.6: in long documents the fuller of two terms says more.
  case length
  /// How much all of these weigh for a candidate with *n* occurrences in a document of *w* words, by three
  /// numbers: weight · *w*² / (*w*² + half length²) + repeated · (1 − 1 / *n*). A short passage tells little of what it
  /// is about, and what occurs once tells less than what occurs again.
  case weight, halfLength, repeated

  var name: String {
    switch self {
    case .wholeTitle: "whole title"
    case .halfLength: "half length"
    default: "\(self)"
    }
  }
}
