/// The features that decide the salience of a candidate for key phrases, and three numbers that
/// weight salience. Salience measures whether a document is about the candidate. Each feature is a
/// row of `keyphrase-weights.tsv` that begins with `salience`.
enum SalienceFeature: Int, CaseIterable {
  /// How often the candidate occurs. The value is ln(1 + ln *n*) for *n* occurrences. Other names
  /// and spellings of the candidate count as occurrences.
  case frequency
  /// How few other documents contain the candidate. The value is ln(idf + 1.5), where idf is the
  /// inverse document frequency, a natural logarithm.
  case rarity
  /// Whether the candidate is in the title. `title` is 1 if the candidate is a part of the title.
  /// `wholeTitle` is 1 if the candidate is the title, and then `title` is 0.
  case title, wholeTitle
  /// How often the candidate occurs in headings. The value is ln(1 + *n*) for *n* occurrences.
  case heading
  /// How early the candidate occurs. The value is 100 / (100 + *n*) if *n* words precede the first
  /// occurrence. So it is 1 at the beginning and 0.5 after 100 words.
  case lead
  /// How widely the occurrences are spread. The document is divided into 32 equal parts. The value
  /// is ln *n* if *n* of these parts contain an occurrence.
  case spread
  /// The share of occurrences that are between quotation marks.
  case quotes
  /// The number of characters divided by 10, at most 1.6. In long documents the longer of two terms
  /// says more about the subject.
  case length
  /// Three numbers that decide how much salience counts in the score. For a candidate that occurs
  /// *n* times in a document of *w* words, salience is multiplied by weight · *w*² / (*w*² + half
  /// length²) + repeated · (1 − 1 / *n*).
  ///
  /// A short passage says little about its subject. One occurrence says less than several.
  case weight, halfLength, repeated

  var name: String {
    switch self {
    case .frequency: "frequency"
    case .rarity: "rarity"
    case .title: "title"
    case .wholeTitle: "whole title"
    case .heading: "heading"
    case .lead: "lead"
    case .spread: "spread"
    case .quotes: "quotes"
    case .length: "length"
    case .weight: "weight"
    case .halfLength: "half length"
    case .repeated: "repeated"
    }
  }
}
