public import FenciDictionary

extension Segmenter {
  /// Creates a segmenter that uses the standard method for a granularity, see
  /// `Method.standard(for:)`. At the granularities words and phrases, that method finds the best
  /// words for readers. At the other granularities, it finds words for an index and its queries.
  ///
  ///     let segmenter = Segmenter()
  ///     print(segmenter.words(in: "江泽民主席关心安庆的发展"))
  ///
  ///     let index = Segmenter(granularity: .search)
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary, for example the standard dictionary with user words.
  ///   - granularity: the length of the tokens.
  ///   - personalNames: whether a personal name is one word or two. The value `split` changes
  ///     nothing at the granularities search and all, because only the trained method knows which
  ///     words are names.
  /// - Complexity: O(*n*) in the number of characters in the lexicon at the granularities words and
  ///   phrases, which takes some microseconds. At the others, the time is constant.
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
  /// Returns the default method for a granularity. `Segmenter(lexicon:granularity:personalNames:)`
  /// and `fenci segment` use it.
  ///
  /// - Words and phrases are for readers. The trained method with `SegmentationModel.standard`
  ///   finds words that are in no dictionary, above all names.
  /// - Search and all are for an index. The index and its queries need the same words for the same
  ///   characters. A trained model decides by context, which a query does not have, so the method
  ///   is `probability`.
  ///
  /// For classical text and Cantonese, `probability` is better at every granularity.
  ///
  ///     let method = Segmenter.Method.standard(for: .search)
  ///     print(method.name)  // probability
  ///
  /// - Parameter granularity: the length of the tokens.
  public static func standard(for granularity: Segmenter.Granularity) -> Self {
    switch granularity {
    case .words, .phrases: .trained(.standard)
    case .search, .all: .probability
    }
  }
}
