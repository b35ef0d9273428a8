/// A phrase that was found in a corpus, with the evidence for it.
public struct DiscoveredTerm: Hashable, Sendable {
  /// The phrase as it stands in the text where it occurs first, annotations left out.
  public let phrase: String
  /// Whether the dictionary has it; only terms that rise may be known.
  public let isKnown: Bool
  /// Occurrences that neither begin nor end inside a phrase of the dictionary.
  public let count: Int
  /// Documents with such an occurrence.
  public let documents: Int
  /// How much oftener the phrase occurs than its parts would meet by chance, at its weakest place
  /// (pointwise mutual information), in nats. A part is taken to be as common as it is in the corpus or by
  /// the counts of the dictionary, whatever is more. 0 for a single word.
  public let cohesion: Double
  /// How varied the words before it are, in nats; every punctuation mark is a neighbour of its own.
  public let leftEntropy: Double
  /// How varied the words behind it are, in nats.
  public let rightEntropy: Double
  /// What terms are ordered by: of new terms the log-odds that a reader takes it for a term, in nats, up to
  /// a constant; of terms that rise the log-likelihood ratio *G*².
  public let score: Double
  /// The same in the corpus that was compared with; nil if none was.
  public let earlier: Earlier?
  /// Pieces of text around the first occurrences in different documents.
  public let contexts: [Context]

  /// How often a term stands in the corpus that was compared with.
  public struct Earlier: Hashable, Sendable {
    /// Occurrences.
    public let count: Int
    /// Documents with an occurrence.
    public let documents: Int
    /// Occurrences in a million words.
    public let perMillion: Double
    /// Occurrences in a million words of the later corpus.
    public let laterPerMillion: Double
  }

  /// A piece of a line around an occurrence.
  public struct Context: Hashable, Sendable {
    /// What stands before the phrase, up to sixty bytes.
    public let before: String
    /// The phrase as it stands there.
    public let phrase: String
    /// What stands behind it, up to sixty bytes.
    public let after: String
  }
}
