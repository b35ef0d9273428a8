/// The reasons for the segmentation of a text: for each token, the rule that decided where it ends
/// and the candidates that it was chosen from.
///
///     for decision in segmenter.explanation(of: text) {
///       print(decision.token.utf8Range, decision.rule, decision.candidates.map(\.word))
///     }
///
/// The tokens are those of ``Segmenter/tokens(in:)-(String)``. An explanation runs the same code as
/// the segmentation and records the result of each step.
public struct Explanation: RandomAccessCollection, Sendable {
  /// The explained tokens, one for each decision; they give access to spellings and words.
  public let tokens: Tokens
  /// The spans of the text for which a method compared two segmentations, in order. Only the
  /// bidirectional method makes comparisons.
  public let comparisons: [Comparison]
  private let decisions: [Decision]

  init(tokens: Tokens, comparisons: [Comparison], decisions: [Decision]) {
    self.tokens = tokens
    self.comparisons = comparisons
    self.decisions = decisions
  }

  /// The position of the first decision.
  public var startIndex: Int { 0 }
  /// The position after the last decision.
  public var endIndex: Int { decisions.count }
  /// The decision for the token at a position.
  public subscript(position: Int) -> Decision { decisions[position] }

  /// The decision where one token ends.
  public struct Decision: Hashable, Sendable {
    /// The token.
    public let token: Token
    /// The rule that decided where the token ends.
    public let rule: Rule
    /// The words that are possible here, longest first: lexicon words that begin where the token
    /// begins and do not end inside a pre-token or a number. At the granularity `phrases`, also the
    /// phrases that begin here and end where a word ends. For the backward method, the words that
    /// end where the token ends. For a user word, number or unit that rules have fixed, the token
    /// alone if it is a word of the lexicon.
    public let candidates: [Candidate]
    /// The comparison that decided, if any; it is among ``Explanation/comparisons``.
    public let comparison: Comparison?
    /// The parts that were joined to the token, as UTF-8 offsets: the words of a phrase, or a
    /// number and its unit. Empty if the token was not joined.
    public let parts: [Range<Int>]
  }

  /// A word or phrase of the lexicon at a place in the text.
  public struct Candidate: Hashable, Sendable {
    /// The UTF-8 offsets that the candidate covers.
    public let range: Range<Int>
    /// The spelling in the dictionary.
    public let word: String
    /// The cost of the entry (−ln *p*), as ``Lexicon/Entry/cost``: the more common, the lower.
    public let cost: Double
    /// Whether the candidate is a word, or a phrase that is joined from words.
    public let layer: Lexicon.Layer
  }
}
