extension Explanation {
  /// A rule that decides where a token ends. The raw values are stable names.
  public enum Rule: String, Sendable, CaseIterable {
    // Rules of the methods.

    /// The token is the longest word that begins here.
    case longestForward
    /// The token is the longest word that ends here.
    case longestBackward
    /// Forward and backward matching agree on the token.
    case directionsAgree
    /// The directions differ; the segmentation with fewer words was chosen.
    case fewerWords
    /// The directions differ, with equally many words; the segmentation with fewer words of one
    /// character was chosen.
    case fewerSingles
    /// The directions differ, with equally many words and words of one character; the segmentation
    /// with the lower total cost was chosen.
    case commonerWords
    /// The directions differ and all criteria are equal; the backward segmentation was chosen.
    case backwardOnTie
    /// The token is the first of the best three words by the rules of MMSEG.
    case bestOfThreeWords
    /// The token belongs to the segmentation with the lowest total cost.
    case mostProbable
    /// The trained model has boundaries at both ends of the token and none inside. Next to
    /// punctuation and letters, the boundaries are those of the most probable words.
    case trainedModel
    /// The lexicon has exactly one word here.
    case onlyCandidate
    /// The lexicon has no word here, so the character is a token by itself.
    case notInLexicon

    // Rules that apply before and after matching.

    /// A user word without a count, or a piece of one that was split, is fixed before matching.
    case userWord
    /// The number rules found a number: 一百七十, 3.5亿, 第三.
    case number
    /// The token is a unit after a number: 个 in 三个人.
    case unit
    /// Words are joined to the longest phrase of the lexicon that begins here.
    case joinedPhrase
    /// A number is joined with its unit.
    case numberWithUnit

    // Tokens of other forms, where no word of the lexicon covers them.

    /// Digits, with signs as in 3.5%.
    case digits
    /// A word of letters other than Chinese characters.
    case letters
    /// An email address or a URL.
    case address
    /// A punctuation mark or a run of the same mark.
    case punctuation
    /// A symbol, an emoji sequence or a control character.
    case symbol
    /// Whitespace or a line break.
    case whiteSpace
    /// Bytes that are not valid UTF-8.
    case invalidBytes
  }
}

extension Explanation.Rule: CustomStringConvertible {
  /// The rule in a few words, to print after a token: “longest word from here”.
  public var description: String {
    switch self {
    case .longestForward: "longest word from here"
    case .longestBackward: "longest word to here"
    case .directionsAgree: "both directions agree"
    case .fewerWords: "fewer words"
    case .fewerSingles: "fewer single characters"
    case .commonerWords: "commoner words"
    case .backwardOnTie: "tie: backward"
    case .bestOfThreeWords: "best three words"
    case .mostProbable: "most probable words"
    case .trainedModel: "trained model"
    case .onlyCandidate: "only word here"
    case .notInLexicon: "not in the dictionary"
    case .userWord: "user's word"
    case .number: "number"
    case .unit: "unit after a number"
    case .joinedPhrase: "joined phrase"
    case .numberWithUnit: "number with unit"
    case .digits: "digits"
    case .letters: "letters"
    case .address: "address"
    case .punctuation: "punctuation"
    case .symbol: "symbol"
    case .whiteSpace: "white space"
    case .invalidBytes: "invalid bytes"
    }
  }
}

extension Explanation.Rule {
  /// The rule for a token that no word covers.
  init(form kind: TokenKind) {
    self =
      switch kind {
      case .word: .notInLexicon
      case .number: .digits
      case .letters: .letters
      case .address: .address
      case .punctuation: .punctuation
      case .symbol: .symbol
      case .space, .lineBreak: .whiteSpace
      case .invalid: .invalidBytes
      }
  }
}
