/// Explains the score of a key phrase: its features, and how much each of them added.
///
///     for explanation in extractor.explanations(of: text, top: 10) {
///       print(explanation.keyphrase.phrase, explanation.termhood, explanation.salience)
///       for contribution in explanation.contributions where contribution.factor == .salience {
///         print("  ", contribution.feature, contribution.amount)
///       }
///     }
///
/// With ``KeyphraseExtractor/Method/tfidf`` the score is *x* / (1 + *x*), where *x* is the product
/// of two factors:
///
/// - ``termhood`` is the probability that the phrase is a term, whatever the document. If *t* is
///   the sum of its contributions, it is 1 / (1 + e^−*t*).
/// - ``salience`` tells how much this document is about the phrase. If *s* is the sum of its
///   contributions, it is e^*s*.
///
/// With ``KeyphraseExtractor/Method/textRank`` the score is the sum of all contributions.
public struct KeyphraseExplanation: Hashable, Sendable {
  /// The key phrase, as ``KeyphraseExtractor/keyphrases(in:top:)-(StringProtocol,_)`` returns it.
  public let keyphrase: Keyphrase
  /// The probability that the phrase is a term, from 0 to 1. With TextRank it is always 1.
  public let termhood: Double
  /// How much the document is about the phrase. The value is greater than 0. With TextRank it is
  /// the score.
  public let salience: Double
  /// The features that make up the score, in a fixed order. Features that add nothing are left out.
  public let contributions: [Contribution]

  package init(
    keyphrase: Keyphrase, termhood: Double, salience: Double, contributions: [Contribution]
  ) {
    self.keyphrase = keyphrase
    self.termhood = termhood
    self.salience = salience
    self.contributions = contributions
  }

  /// - Parameter contributions: the contributions to termhood and to salience.
  init(_ keyphrase: Keyphrase, _ contributions: [Contribution]) {
    var (termhood, salience) = (0.0, 0.0)
    for contribution in contributions {
      switch contribution.factor {
      case .termhood: termhood += contribution.amount
      case .salience: salience += contribution.amount
      }
    }
    self.init(
      keyphrase: keyphrase,
      termhood: DeterministicMath.exp(DeterministicMath.lnProbability(ofLogOdds: termhood)),
      salience: DeterministicMath.exp(salience), contributions: contributions)
  }

  /// The factor of the score that a feature contributes to.
  public enum Factor: String, CaseIterable, Sendable {
    /// The probability that the phrase is a term.
    case termhood
    /// How much the document is about the phrase. With TextRank it is the whole score.
    case salience
  }

  /// The amount that one feature added to the score.
  public struct Contribution: Hashable, Sendable {
    /// The name of the feature, which is a row of `keyphrase-weights.tsv`. With TextRank it is
    /// `rank`, followed by a word.
    public let feature: String
    /// The factor that the feature contributes to.
    public let factor: Factor
    /// The value of the feature. A feature that either holds or not has the value 1. A feature of
    /// the neighbours has the share of occurrences for which it holds. Other features have a
    /// number. With TextRank the value is the word's rank, divided by the highest rank in the text.
    public let value: Double
    /// The weight of the feature, as a natural logarithm. A weight of salience depends on the
    /// length of the document and on the number of occurrences. With TextRank the weight depends on
    /// the numbers of words and occurrences, and on whether the candidate is a phrase of the
    /// dictionary.
    public let weight: Double
    package init(feature: String, factor: Factor, value: Double, weight: Double) {
      (self.feature, self.factor, self.value, self.weight) = (feature, factor, value, weight)
    }

    /// The amount that the feature added, which is the value times the weight.
    public var amount: Double { value * weight }
  }
}
