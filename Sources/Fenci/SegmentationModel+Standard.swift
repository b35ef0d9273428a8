internal import CFenciModel
@_exported public import FenciDictionary

extension SegmentationModel {
  /// The standard model of the library. The trained method uses it:
  ///
  ///     let segmenter = Segmenter(lexicon: .standard, method: .trained(.standard))
  ///
  /// The model was trained with the standard dictionary. It works with any other dictionary that
  /// uses the same tags. The training text consists of official documents, old novels and sentences
  /// that were written for this project. It was segmented by a vote of three: a free program at two
  /// granularities, and the dictionary. See Dictionaries/NOTICE.md.
  ///
  /// The model is part of the program's binary and is read in place. The first access takes
  /// microseconds.
  public static let standard: SegmentationModel = {
    var size = 0
    guard let image = unsafe fenci_standard_model(&size) else {
      fatalError("the embedded model is missing")
    }
    return unsafe SegmentationModel(embedded: image, byteCount: size)
  }()
}
