package import Fenci

/// The text of a document as a reader sees it: HTML without markup, wrapped lines joined, blanks
/// between Chinese characters removed. Every range leads back to the bytes of the file.
package enum DocumentText {
  /// How much of a file is changed for reading.
  package enum Reading: Sendable {
    /// The text of markup and of wrapped lines.
    case text
    /// The bytes as they are.
    case bytes
  }

  /// Reads the text of a document.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  package static func read(_ bytes: [UInt8], _ reading: Reading) -> RepairedText {
    switch reading {
    case .bytes: RepairedText(bytes)
    case .text:
      RepairedText(bytes, MarkupReader.edits(in: bytes) ?? PlainTextReader.edits(in: bytes))
    }
  }
}
