/// Where a document stands in the input.
struct DocumentPlace {
  /// The number of its file, from 0.
  let file: Int
  /// The number of the line that it is, from 0; nil where it is a whole file.
  var line: Int?
}
