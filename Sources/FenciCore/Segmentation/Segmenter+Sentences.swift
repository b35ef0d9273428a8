extension Segmenter {
  /// The sentences of a text, without the white space between them.
  ///
  ///     for range in segmenter.sentences(in: text) { print(text[range]) }
  ///
  /// A sentence ends after 。！？ and the closing quotation marks and brackets that follow, after `!`,
  /// `?` and `.` of Latin text, and at the end of a line. It does not end inside a title in 《》, a
  /// number or an address, or where a comma follows, as in “好！”，他说. The rules are those of Unicode
  /// Standard Annex #29, adapted to Chinese. They use no dictionary.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func sentences(in text: some StringProtocol) -> [Range<String.Index>] {
    text.ranges(ofUTF8: text.withUTF8Table { SentenceBoundaries($0).sentences() })
  }
}
