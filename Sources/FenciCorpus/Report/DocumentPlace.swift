/// The position of a document in the input.
package struct DocumentPlace {
  /// The number of the document's file, counted from 0.
  package let file: Int
  /// The number of the document's line in the file, counted from 0. It is nil if the document is a
  /// whole file.
  package var line: Int?
  /// The identifier that the document has in its record.
  package var recordID: String?

  package init(file: Int, line: Int? = nil, recordID: String? = nil) {
    self.file = file
    self.line = line
    self.recordID = recordID
  }
}
