internal import CFenciModel
@_exported public import FenciDictionary

extension SegmentationModel {
  /// The standard model of the library, for the trained method:
  ///
  ///     let segmenter = Segmenter(lexicon: .standard, method: .trained(.standard))
  ///
  /// It was trained with the standard dictionary, and works with any other that has the same tags.
  /// The training text consists of official documents, old novels and sentences written for this
  /// project, segmented by a vote of a free program, at two granularities, and the dictionary. See
  /// Dictionaries/NOTICE.md.
  ///
  /// The model is part of the program's binary and read in place. The first access takes
  /// microseconds.
  public static let standard: SegmentationModel = {
    var size = 0
    guard let image = unsafe fenci_standard_model(&size) else {
      fatalError("the embedded model is missing")
    }
    return unsafe SegmentationModel(embedded: image, byteCount: size)
  }()
}
