extension Lexicon {
  /// What a token that is no word costs, in the image's units: as much as a word that was counted once
  /// among all words.
  ///
  /// A character that no list knows as a word has not been seen more often than that, and no word of
  /// the lexicon costs more. So an unknown token never wins over a word of the same characters, and two
  /// words beat one unknown token and a word only where the counts say so.
  var unknownCost: Int {
    let total = UInt64(sections.meta(.totalLow)) | UInt64(sections.meta(.totalHigh)) << 32
    return Int(FixedPointLogarithm.cost(of: 1, in: total))
  }
}
