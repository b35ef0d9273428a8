public import FenciDictionary

extension Segmenter {
  /// The best words for a reader at the granularities words and phrases, words for an index and its
  /// queries at the others: by the method that `Method.standard(for:)` chooses.
  ///
  ///     let segmenter = Segmenter()
  ///     print(segmenter.words(in: "江泽民主席关心安庆的发展"))
  ///
  ///     let index = Segmenter(granularity: .search)
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary, for example the standard one with words of your own.
  ///   - granularity: how long the pieces are.
  ///   - personalNames: how words are cut where corpora differ. `split` changes nothing at the granularities
  ///     search and all, because only the trained method knows which words are names.
  /// - Complexity: At the granularities words and phrases O(*n*) in the characters of the lexicon: some
  ///   microseconds. Otherwise constant.
  public init(
    lexicon: Lexicon = .standard, granularity: Granularity = .words,
    personalNames: PersonalNames = .joined
  ) {
    self.init(
      lexicon: lexicon, method: .standard(for: granularity), granularity: granularity,
      personalNames: personalNames)
  }
}

extension Segmenter.Method {
  /// The method for who has no other wish: that of `Segmenter(lexicon:granularity:personalNames:)` and of
  /// `fenci segment`.
  ///
  /// - Words and phrases are for readers: the trained method with `SegmentationModel.standard`, which finds
  ///   words that no dictionary has, names above all.
  /// - An index (search and all) and its queries need the same words for the same characters. A trained
  ///   model decides by context, which a query does not have, so it is `probability`.
  ///
  /// Classical text and Cantonese are better cut by `probability` at every granularity.
  ///
  ///     let method = Segmenter.Method.standard(for: .search)
  ///     print(method.name)  // probability
  ///
  /// - Parameter granularity: how long the pieces are to be.
  public static func standard(for granularity: Segmenter.Granularity) -> Self {
    switch granularity {
    case .words, .phrases: .trained(.standard)
    case .search, .all: .probability
    }
  }
}
