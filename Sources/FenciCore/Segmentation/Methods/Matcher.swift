/// A segmentation method: finds where the words of a normalized text end.
///
/// Each method is one file in this folder, with a class that conforms to this protocol. To add a
/// method, write such a file and add a case to ``Segmenter/Method``.
///
/// A matcher owns the working memory of its method, so only one chunk at a time may use it. It is
/// called once for each chunk of a few thousand characters, so the dynamic call costs nothing
/// measurable.
protocol Matcher: AnyObject {
  /// The least distance between the end of a chunk and the tokens that are kept, as a multiple of
  /// the longest word. The distance applies to a chunk that was cut where a word may cross, because
  /// later text could change the tokens near such a cut.
  var reach: Int { get }

  /// The rule that explains a token if the method chose it from several words.
  var rule: Explanation.Rule { get }

  /// Whether the method compares the words that end at the same character, not the words that begin
  /// at the same character. Explanations list these words.
  var comparesEnds: Bool { get }

  /// Finds the end of every token of a text and writes them to `tokens`.
  ///
  /// - Parameters:
  ///   - fixed: the numbers and units that the number rules have fixed. Each is one token.
  ///   - tokens: receives the ends. The method may use the other arrays as working memory.
  func match(
    _ text: borrowing NormalizedText, _ fixed: inout FixedSpans, _ sections: ImageSections,
    into tokens: inout ChunkTokens)

  /// The spans for which the method compared two segmentations, in order. The text is the one that
  /// the method matched last.
  func comparisons(
    in text: borrowing NormalizedText, _ sections: ImageSections
  ) -> [Explanation.Comparison]
}

extension Matcher {
  // The first word after a kept token must fit, and a phrase may extend past it.
  var reach: Int { 2 }
  var comparesEnds: Bool { false }
  func comparisons(
    in text: borrowing NormalizedText, _ sections: ImageSections
  ) -> [Explanation.Comparison] { [] }
}
