/// The position of a document in the input.
package struct DocumentPlace {
  /// The number of its file, from 0.
  package let file: Int
  /// The number of its line, from 0; nil if the document is a whole file.
  package var line: Int?

  package init(file: Int, line: Int? = nil) {
    self.file = file
    self.line = line
  }
}
