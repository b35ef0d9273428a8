internal import CFenciStandard
@_exported public import FenciCore

extension Lexicon {
  /// The standard dictionary of the library. It contains general words and policy phrases.
  ///
  /// The dictionary is part of the program's binary and is read in place. The first access takes
  /// microseconds.
  public static let standard: Lexicon = {
    var size = 0
    guard let image = unsafe fenci_standard_image(&size) else {
      fatalError("the embedded lexicon is missing")
    }
    return unsafe Lexicon(embedded: image, byteCount: size)
  }()
}

extension KeyphraseExtractor {
  /// Creates an extractor that uses the standard dictionary.
  ///
  ///     let keyphrases = KeyphraseExtractor().keyphrases(in: text, top: 10)
  ///
  /// - Complexity: O(1). It takes some microseconds, so make an extractor once and keep it.
  public init(method: Method = .tfidf) { self.init(lexicon: .standard, method: method) }
}

extension TextRepair {
  /// Creates a repair that uses the standard dictionary.
  ///
  /// - Complexity: O(1). It takes about twenty microseconds.
  public init() { self.init(lexicon: .standard) }
}
