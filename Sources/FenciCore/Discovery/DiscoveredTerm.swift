/// A phrase found in a corpus, with the evidence that it is a term.
public struct DiscoveredTerm: Hashable, Sendable {
  /// The phrase as spelt at its first occurrence, without pinyin annotations.
  public let phrase: String
  /// Whether the dictionary has the phrase. New terms are never in the dictionary, but rising terms
  /// may be.
  public let isKnown: Bool
  /// The number of occurrences. An occurrence that begins or ends inside a phrase of the dictionary
  /// does not count.
  public let count: Int
  /// The number of documents that contain at least one counted occurrence.
  public let documents: Int
  /// How much more often the phrase occurs than its two parts would meet by chance, as a natural
  /// logarithm (pointwise mutual information).
  ///
  /// A phrase of several words can be split in several places. The split with the lowest value
  /// counts. The frequency of a part is its share in the corpus or in the dictionary, whichever is
  /// greater. The value is 0 for a single word and for an entry of the dictionary.
  public let cohesion: Double
  /// The variety of the words before the phrase. A term occurs after many different words, but a
  /// fragment of a longer phrase nearly always occurs after the same one.
  ///
  /// The value is the entropy of these words, computed with natural logarithms. Each occurrence
  /// after a punctuation mark, or after a word of a question or a greeting such as 您好, counts as a
  /// different neighbour. The value is 0 for an entry of the dictionary.
  public let leftEntropy: Double
  /// The variety of the words after the phrase, computed like ``leftEntropy``.
  public let rightEntropy: Double
  /// The score by which terms are ordered. For a new term it is the log-odds, up to a constant,
  /// that a reader accepts the phrase as a term. For a rising term it is the log-likelihood ratio
  /// *G*².
  public let score: Double
  /// The counts of the term in the earlier corpus; nil if no corpora were compared.
  public let earlier: Earlier?
  /// Excerpts around the first occurrences, each from a different document.
  public let contexts: [Context]

  /// The counts of a rising term in the earlier corpus.
  public struct Earlier: Hashable, Sendable {
    /// The number of occurrences in the earlier corpus.
    public let count: Int
    /// The number of documents of the earlier corpus that contain the term.
    public let documents: Int
    /// The number of occurrences per million words of the earlier corpus. Punctuation marks count
    /// as words.
    public let perMillion: Double
    /// The number of occurrences per million words of the later corpus. Punctuation marks count as
    /// words.
    public let laterPerMillion: Double
  }

  /// An excerpt of the line around an occurrence.
  public struct Context: Hashable, Sendable {
    /// The text before the phrase, at most sixty bytes.
    public let before: String
    /// The phrase as spelt in this excerpt.
    public let phrase: String
    /// The text after the phrase, at most sixty bytes.
    public let after: String
  }
}
