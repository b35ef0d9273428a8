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
