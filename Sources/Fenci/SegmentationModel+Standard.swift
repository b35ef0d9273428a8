internal import CFenciModel
@_exported public import FenciDictionary

extension SegmentationModel {
  /// The standard model that comes with the library, for the trained method:
  ///
  ///     let segmenter = Segmenter(lexicon: .standard, method: .trained(.standard))
  ///
  /// It is trained with the standard dictionary, and works with any other that has its tags. The text that it
  /// learnt from is official documents, old novels and sentences written for this project, segmented by a vote of
  /// a free program, at two granularities, and the dictionary: see Dictionaries/NOTICE.md.
  ///
  /// It is part of the program's binary and read in place; the first access takes microseconds.
  public static let standard: SegmentationModel = {
    var size = 0
    guard let image = unsafe fenci_standard_model(&size) else {
      fatalError("the embedded model is missing")
    }
    return unsafe SegmentationModel(embedded: image, byteCount: size)
  }()
}
