extension Lexicon {
  /// The cost of a token that the lexicon does not contain, in units of 1/2048. The cost of a word
  /// is −ln of its share of all words. An unknown token costs as much as a word that was counted
  /// once.
  ///
  /// No word of the lexicon costs more. So an unknown token never beats a word of the same
  /// characters. Two words beat an unknown token plus a word only if the counts of the words are
  /// high enough.
  var unknownCost: Int {
    let total = UInt64(sections.meta(.totalLow)) | UInt64(sections.meta(.totalHigh)) << 32
    return Int(FixedPointLogarithm.cost(of: 1, in: total))
  }
}
