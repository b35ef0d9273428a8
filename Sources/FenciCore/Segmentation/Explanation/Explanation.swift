/// Explains the segmentation of a text. For each token, the explanation names the rule that decided
/// where the token ends, and the candidates for the token.
///
///     for decision in segmenter.explanation(of: text) {
///       print(decision.token.utf8Range, decision.rule, decision.candidates.map(\.word))
///     }
///
/// The tokens are the same as from ``Segmenter/tokens(in:)-(StringProtocol)``. An explanation runs the same
/// code as the segmentation and records the result of each step.
public struct Explanation: RandomAccessCollection, Sendable {
  /// The explained tokens, one for each decision. This collection provides their spellings.
  public let tokens: Tokens
  /// The comparisons of two segmentations of the same span, in the order of the text. Only the
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

  /// The decision that determined where one token ends.
  public struct Decision: Hashable, Sendable {
    /// The token that was decided.
    public let token: Token
    /// The rule that decided where the token ends.
    public let rule: Rule
    /// The words of the lexicon that are possible here, longest first.
    ///
    /// - In general, these are the words that begin where the token begins. Words that end inside a
    ///   pre-token or a number are left out. A pre-token is a sequence that no boundary divides,
    ///   such as a word of letters or an address.
    /// - At the granularity `phrases`, the phrases that begin here and end at the end of a word are
    ///   included.
    /// - For the backward method, these are the words that end where the token ends.
    /// - For a user word, number or unit that rules have fixed, the token is the only candidate. If
    ///   the lexicon does not have it as a word, the array is empty.
    public let candidates: [Candidate]
    /// The comparison that decided, or nil. It is an element of ``Explanation/comparisons``.
    public let comparison: Comparison?
    /// The parts that were joined to the token, as ranges of UTF-8 offsets. The parts are the words
    /// of a phrase, or a number and its unit. The array is empty if the token was not joined.
    public let parts: [Range<Int>]
  }

  /// A word or phrase of the lexicon at one place in the text.
  public struct Candidate: UTF8Ranged, Hashable, Sendable {
    /// The UTF-8 offsets that the candidate covers.
    public let utf8Range: Range<Int>
    /// The spelling of the word in the dictionary.
    public let word: String
    /// The cost of the lexicon entry (−ln *p*), as in ``Lexicon/Entry/cost``. A more common word
    /// has a lower cost.
    public let cost: Double
    /// Whether the candidate is a word, or a phrase that is joined from several words.
    public let layer: Lexicon.Layer
  }
}
