extension Lexicon {
  /// The cost of a token that is not a word, in the units of the image: that of a word counted once
  /// among all words.
  ///
  /// No word of the lexicon costs more. So an unknown token never beats a word of the same
  /// characters, and two words beat an unknown token plus a word only if the counts say so.
  var unknownCost: Int {
    let total = UInt64(sections.meta(.totalLow)) | UInt64(sections.meta(.totalHigh)) << 32
    return Int(FixedPointLogarithm.cost(of: 1, in: total))
  }
}
