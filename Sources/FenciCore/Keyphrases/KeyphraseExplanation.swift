/// The features of a key phrase, and how much each of them added to its score.
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
/// - ``termhood``, the probability that the phrase is a term, whatever the document:
///   1 / (1 + e^−*t*), where *t* is the sum of its contributions.
/// - ``salience``, how much this document is about it: e^*s*, where *s* is the sum of its
///   contributions.
///
/// With ``KeyphraseExtractor/Method/textRank`` the score is the sum of the contributions.
public struct KeyphraseExplanation: Hashable, Sendable {
  /// The key phrase, as returned by ``KeyphraseExtractor/keyphrases(in:top:)-(String,_)``.
  public let keyphrase: Keyphrase
  /// The probability that it is a term, from 0 to 1. With TextRank it is 1.
  public let termhood: Double
  /// How much the document is about it; greater than 0. With TextRank it is the score.
  public let salience: Double
  /// The features that make up the score, in a fixed order, without those that add nothing.
  public let contributions: [Contribution]

  init(
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

  /// The factors of a score.
  public enum Factor: String, CaseIterable, Sendable {
    /// How likely the phrase is a term.
    case termhood
    /// How much the document is about it. With TextRank it is the whole score.
    case salience
  }

  /// The amount that one feature added to the score.
  public struct Contribution: Hashable, Sendable {
    /// The feature's name: a row of `keyphrase-weights.tsv`. With TextRank, `rank` and a word.
    public let feature: String
    /// The factor that the feature belongs to.
    public let factor: Factor
    /// The feature's value: 1 for a yes-or-no feature that holds, a share of occurrences for a
    /// neighbour feature, else a number. With TextRank, the word's rank as a share of the highest
    /// in the text.
    public let value: Double
    /// The feature's weight, as a natural logarithm. For salience it depends on the length of the
    /// document and on the number of occurrences. With TextRank it depends on the numbers of words
    /// and occurrences and on whether the candidate is a phrase of the lexicon.
    public let weight: Double
    /// The amount that the feature added: the value times the weight.
    public var amount: Double { value * weight }
  }
}
