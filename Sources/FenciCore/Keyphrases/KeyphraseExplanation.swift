/// Why a key phrase was chosen: what was seen of it, and what each of that added to its score.
///
///     for explanation in extractor.explanations(of: text, top: 10) {
///       print(explanation.keyphrase.phrase, explanation.termhood, explanation.salience)
///       for contribution in explanation.contributions where contribution.factor == .salience {
///         print("  ", contribution.feature, contribution.amount)
///       }
///     }
///
/// By ``KeyphraseExtractor/Method/tfidf`` a candidate is as good as the product of two factors. ``termhood``
/// says how good a term it is, whatever the document: the probability 1 / (1 + e^−*t*), where *t* is the sum
/// of its contributions. ``salience`` says how much this document is about it: e^*s*, where *s* is the sum of
/// its contributions. The score is *x* / (1 + *x*) of the product *x*. By
/// ``KeyphraseExtractor/Method/textRank`` the score is the sum of the contributions itself.
public struct KeyphraseExplanation: Hashable, Sendable {
  /// The key phrase, as ``KeyphraseExtractor/keyphrases(in:top:)-(String,_)`` gives it.
  public let keyphrase: Keyphrase
  /// How good a term it is: from 0 to 1. By TextRank 1.
  public let termhood: Double
  /// How much the document is about it: above 0. By TextRank the score.
  public let salience: Double
  /// What the score is made of, in the order of the features; what would add nothing is left out.
  public let contributions: [Contribution]

  init(
    keyphrase: Keyphrase, termhood: Double, salience: Double, contributions: [Contribution]
  ) {
    self.keyphrase = keyphrase
    self.termhood = termhood
    self.salience = salience
    self.contributions = contributions
  }

  /// - Parameter contributions: those of a score that is a product of termhood and salience.
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
    /// How good a term it is.
    case termhood
    /// How much the document is about it; by TextRank the whole score.
    case salience
  }

  /// What one feature added to the score.
  public struct Contribution: Hashable, Sendable {
    /// The feature's name: a row of `keyphrase-weights.tsv`; by TextRank `rank` and a word.
    public let feature: String
    /// What it is a part of.
    public let factor: Factor
    /// What was seen: 1 for what is so, the share of occurrences for what stands around them, else a
    /// number. By TextRank the word's rank as a share of the highest in the text.
    public let value: Double
    /// The feature's weight in nats, that of salience for the length of this document; by TextRank a share
    /// that depends on the numbers of words and occurrences and on whether it is a phrase.
    public let weight: Double
    /// What the feature added: the value times the weight.
    public var amount: Double { value * weight }
  }
}
