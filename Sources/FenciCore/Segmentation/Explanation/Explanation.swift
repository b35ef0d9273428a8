/// Why a text was cut as it was: for each token the rule that decided where it ends, and the words that
/// it was chosen from.
///
///     for decision in segmenter.explanation(of: text) {
///       print(decision.token.range, decision.rule, decision.candidates.map(\.word))
///     }
///
/// The tokens are those of ``Segmenter/tokens(in:)-(String)``. Nothing here is a guess: an explanation
/// takes the same steps with the same code, and notes what each of them has done.
public struct Explanation: RandomAccessCollection, Sendable {
  /// The tokens that are explained, one for each decision; they know their spellings and words.
  public let tokens: Tokens
  /// The stretches of the text for which a method weighed several answers against each other, in order.
  /// Empty for the methods that look in one direction only.
  public let comparisons: [Comparison]
  private let decisions: [Decision]

  init(tokens: Tokens, comparisons: [Comparison], decisions: [Decision]) {
    self.tokens = tokens
    self.comparisons = comparisons
    self.decisions = decisions
  }

  /// The position of the first decision.
  public var startIndex: Int { 0 }
  /// The position behind the last decision.
  public var endIndex: Int { decisions.count }
  /// The decision for the token at a position.
  public subscript(position: Int) -> Decision { decisions[position] }

  /// What decided where one token ends.
  public struct Decision: Hashable, Sendable {
    /// The token.
    public let token: Token
    /// What decided that it ends where it does.
    public let rule: Rule
    /// The words that could have stood here, the longest first: those of the lexicon that begin
    /// where the token begins, do not cut what other rules have joined, and, at phrases granularity, the
    /// phrases that begin here and end where a word ends. Where the backward method decided, the words
    /// that end where the token ends. Of a word, number or unit that
    /// rules have fixed, the word alone.
    public let candidates: [Candidate]
    /// The comparison that decided, if one did; it is among ``Explanation/comparisons``.
    public let comparison: Comparison?
    /// What a token was joined from, as UTF-8 offsets: the words of a phrase, a number and its
    /// unit. Empty if it was not joined.
    public let parts: [Range<Int>]
  }

  /// A word or phrase of the lexicon, in the text.
  public struct Candidate: Hashable, Sendable {
    /// The UTF-8 offsets that it would cover.
    public let range: Range<Int>
    /// The dictionary's spelling.
    public let word: String
    /// The entry's cost in nats, as ``Lexicon/Entry/cost``: the commoner, the lower.
    public let cost: Double
    /// Whether it is a word, or a phrase that is joined from words.
    public let layer: Lexicon.Layer
  }
}
