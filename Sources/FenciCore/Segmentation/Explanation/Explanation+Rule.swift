extension Explanation {
  /// A rule that decides where a token ends. The raw values are stable names, so you may store
  /// them.
  public enum Rule: String, Sendable, CaseIterable {
    // Rules of the segmentation methods.

    /// The token is the longest word that begins at its first character.
    case longestForward
    /// The token is the longest word that ends at its last character.
    case longestBackward
    /// Forward and backward matching both find the token.
    case directionsAgree
    /// Forward and backward matching differ. The segmentation with fewer words was chosen.
    case fewerWords
    /// Forward and backward matching differ, but find equally many words. The segmentation with
    /// fewer words of one character was chosen.
    case fewerSingles
    /// Forward and backward matching differ, but find equally many words, and equally many words of
    /// one character. The segmentation with the lower total cost was chosen.
    case commonerWords
    /// Forward and backward matching differ, but all criteria are equal. The backward segmentation
    /// was chosen.
    case backwardOnTie
    /// The token is the first of the three words that the rules of MMSEG rate best.
    case bestOfThreeWords
    /// The token belongs to the segmentation with the lowest total cost, which is the most probable
    /// one.
    case mostProbable
    /// The trained model puts boundaries at both ends of the token and none inside. Next to
    /// punctuation and letters, the boundaries of the most probable words are used instead.
    case trainedModel
    /// The lexicon contains exactly one word that is possible here.
    case onlyCandidate
    /// The lexicon contains no word that is possible here, so the character is a token by itself.
    case notInLexicon

    // Rules that apply before or after matching.

    /// The token is a user word without a count, or a piece of a word that the user dictionary
    /// splits. Such tokens are fixed before matching.
    case userWord
    /// The number rules have found a number, such as 一百七十, 3.5亿 or 第三.
    case number
    /// The token is a unit after a number, such as 个 in 三个人.
    case unit
    /// The token is the longest phrase of the lexicon that begins here, joined from several words.
    case joinedPhrase
    /// The token is a number joined with the unit after it.
    case numberWithUnit

    // Tokens of other forms, which are not words of the lexicon.

    /// The token consists of digits, which may include signs as in 3.5%.
    case digits
    /// The token is a word of letters other than Chinese characters.
    case letters
    /// The token is an email address or a URL.
    case address
    /// The token is a punctuation mark or a run of the same mark.
    case punctuation
    /// The token is a symbol, an emoji sequence or a control character.
    case symbol
    /// The token is whitespace or a line break.
    case whiteSpace
    /// The token consists of bytes that are not valid UTF-8.
    case invalidBytes
  }
}

extension Explanation.Rule: CustomStringConvertible {
  /// A description of the rule in a few words, such as “longest word from here”. You may print it
  /// after a token.
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
  /// Finds the rule for a token that is not covered by a word of the lexicon.
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
