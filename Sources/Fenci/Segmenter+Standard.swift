public import FenciDictionary

extension Segmenter {
  /// A segmenter with the standard method for a granularity, see `Method.standard(for:)`: the best
  /// words for readers at the granularities words and phrases, and words for an index and its
  /// queries at the others.
  ///
  ///     let segmenter = Segmenter()
  ///     print(segmenter.words(in: "江泽民主席关心安庆的发展"))
  ///
  ///     let index = Segmenter(granularity: .search)
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary, for example the standard one with user words.
  ///   - granularity: the length of the tokens.
  ///   - personalNames: whether personal names are one word or two. `split` changes nothing at the
  ///     granularities search and all, because only the trained method knows which words are names.
  /// - Complexity: O(*n*) in the characters of the lexicon at the granularities words and phrases,
  ///   some microseconds. Otherwise constant.
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
  /// The default method for a granularity, which `Segmenter(lexicon:granularity:personalNames:)`
  /// and `fenci segment` use.
  ///
  /// - Words and phrases are for readers. The trained method with `SegmentationModel.standard`
  ///   finds words that no dictionary contains, above all names.
  /// - An index (search and all) and its queries need the same words for the same characters. A
  ///   trained model decides by context, which a query does not have, so the method is
  ///   `probability`.
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
