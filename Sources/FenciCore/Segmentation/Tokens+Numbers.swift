/// What bindings to other languages say of a token in numbers.
extension Tokens {
  /// The number of a token's part of speech in ``Lexicon/tagNames``. It is 0 if the dictionary does
  /// not have the token or its part of speech.
  package func tagNumber(of token: Token) -> Int {
    Int(lexicon.sections.tag[Int(token.node)] & NodeTag.mask)
  }
}
