/// Why a key phrase was chosen: what was seen of it, and what each of that added to its score.
///
///     for explanation in extractor.explanations(of: text, top: 10) {
///       print(explanation.keyphrase.phrase, explanation.contributions.map(\.feature))
///     }
///
/// The score is the sum *s* of the contributions, mapped to 0...1 by (1 + *s* / (1 + |*s*|)) / 2; by
/// ``KeywordExtractor/Method/textRank`` it is the sum itself, which lies in 0...1.
public struct KeyPhraseExplanation: Hashable, Sendable {
  /// The key phrase, as ``KeywordExtractor/keyphrases(in:top:)-(String,_)`` gives it.
  public let keyphrase: KeyPhrase
  /// What the score is made of, in the order of the features; what would add nothing is left out.
  public let contributions: [Contribution]

  /// What one feature added to the score.
  public struct Contribution: Hashable, Sendable {
    /// The feature's name: a row of `keyphrase-weights.tsv`; by TextRank `rank` and a word.
    public let feature: String
    /// What was seen: 1 for what is so, the share of occurrences for what stands around them, else a
    /// number. By TextRank the word's rank as a share of the highest in the text.
    public let value: Double
    /// The feature's weight, in nats of the odds that an editor chooses a phrase; by TextRank a share
    /// that depends on the numbers of words and occurrences and on whether it is a phrase.
    public let weight: Double
    /// What the feature added: the value times the weight.
    public var amount: Double { value * weight }
  }
}
