extension Explanation {
  /// What can decide where a token ends. The raw values are stable names.
  public enum Rule: String, Sendable, CaseIterable {
    // What a method decides.

    /// It is the longest word that begins here.
    case longestForward
    /// It is the longest word that ends here.
    case longestBackward
    /// Forward and backward matching have the same word here.
    case directionsAgree
    /// The directions differ, and the answer with fewer words was taken.
    case fewerWords
    /// The directions differ with as many words, and the answer with fewer words of one character was
    /// taken.
    case fewerSingles
    /// The directions differ with as many words and words of one character, and the answer with the
    /// lower sum of costs was taken.
    case commonerWords
    /// The directions differ and all that is compared is equal: the backward answer was taken.
    case backwardOnTie
    /// It begins the best three words by the rules of MMSEG.
    case bestOfThreeWords
    /// It is one of the words that are the most probable together.
    case mostProbable
    /// The trained model has a boundary on both sides and none inside; beside punctuation and letters
    /// the most probable words have it.
    case trainedModel
    /// The lexicon has one word here and no other.
    case onlyCandidate
    /// The lexicon has no word here: the character is a token by itself.
    case notInLexicon

    // What is decided before matching and after it.

    /// A word of the user's own without a count, or a piece of one that was split: fixed before
    /// matching.
    case userWord
    /// A number that the rules have found: 一百七十, 3.5亿, 第三.
    case number
    /// A unit after a number: 个 of 三个人.
    case unit
    /// Words are joined to the longest phrase of the lexicon that begins here.
    case joinedPhrase
    /// A number is joined with its unit.
    case numberWithUnit

    // What is one token by its form, where no word of the lexicon covers it.

    /// Digits with the signs of numbers.
    case digits
    /// A word of letters other than Chinese.
    case letters
    /// A mail address or a URL.
    case address
    /// A punctuation mark or a run of one.
    case punctuation
    /// A symbol, an emoji sequence, a control character.
    case symbol
    /// White space or a line break.
    case whiteSpace
    /// Bytes that are not valid UTF-8.
    case invalidBytes
  }
}

extension Explanation.Rule: CustomStringConvertible {
  /// The rule in a few words, to follow a token: “longest word from here”.
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
