/// A phrase found in a corpus, with the evidence that it is a term.
public struct DiscoveredTerm: Hashable, Sendable {
  /// The phrase as spelt at its first occurrence, without pinyin annotations.
  public let phrase: String
  /// Whether the dictionary has it. Only rising terms may be known.
  public let isKnown: Bool
  /// The number of occurrences that neither begin nor end inside a phrase of the dictionary.
  public let count: Int
  /// The number of documents with such an occurrence.
  public let documents: Int
  /// The pointwise mutual information of its two parts at the weakest split (natural logarithm):
  /// how much more often the phrase occurs than its parts would meet by chance. The frequency of a
  /// part is its share in the corpus or in the dictionary, whichever is greater. 0 for a single
  /// word.
  public let cohesion: Double
  /// The entropy of the words before it (natural logarithm). Each occurrence after a punctuation
  /// mark counts as a different neighbour.
  public let leftEntropy: Double
  /// The entropy of the words after it (natural logarithm).
  public let rightEntropy: Double
  /// The score by which terms are ordered. For new terms: the log-odds, up to a constant, that a
  /// reader accepts the phrase as a term. For rising terms: the log-likelihood ratio *G*².
  public let score: Double
  /// Its counts in the earlier corpus; nil if there was no comparison.
  public let earlier: Earlier?
  /// Excerpts around its first occurrences, each from a different document.
  public let contexts: [Context]

  /// The counts of a term in the earlier corpus, for comparison.
  public struct Earlier: Hashable, Sendable {
    /// The number of occurrences.
    public let count: Int
    /// The number of documents with an occurrence.
    public let documents: Int
    /// Occurrences per million words; punctuation marks count as words.
    public let perMillion: Double
    /// Occurrences per million words of the later corpus; punctuation marks count as words.
    public let laterPerMillion: Double
  }

  /// An excerpt of a line around an occurrence.
  public struct Context: Hashable, Sendable {
    /// The text before the phrase, up to sixty bytes.
    public let before: String
    /// The phrase as spelt there.
    public let phrase: String
    /// The text after the phrase, up to sixty bytes.
    public let after: String
  }
}
