internal import CFenciModel
public import FenciCore

extension BoundaryModel {
  /// The model that comes with the library, for the trained method:
  ///
  ///     let segmenter = Segmenter(lexicon: .standard, method: .trained(.standard))
  ///
  /// It is trained on the People's Daily of January 1998 with the standard dictionary. The rights in
  /// that text are not clear: see the NOTICE of this module before you ship it.
  ///
  /// It is part of the program's binary and read in place; the first access takes microseconds.
  public static let standard: BoundaryModel = {
    var size = 0
    guard let image = unsafe fenci_peoples_daily_model(&size) else {
      fatalError("the embedded model is missing")
    }
    return unsafe BoundaryModel(embedded: image, byteCount: size)
  }()
}
