package import Fenci

/// The text of a document as a reader sees it: HTML without markup, wrapped lines joined, blanks
/// between Chinese characters removed. Every range leads back to the bytes of the file.
package struct DocumentText: Sendable {
  /// The text and the edits that made it.
  package let text: RepairedText
  /// The title and the headings that the markup names, as ranges of the text; nil for plain text,
  /// whose title and headings are found by their form.
  private let markup: (title: Range<Int>?, headings: [Range<Int>])?

  /// Reads the text of a document.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  package init(_ bytes: [UInt8], _ reading: Corpus.Reading) {
    guard reading != .bytes else {
      (text, markup) = (RepairedText(bytes), nil)
      return
    }
    let furniture = reading == .text ? PageFurniture.setAside : .kept
    // A byte-order mark is not part of the text.
    let mark =
      bytes.starts(with: [0xEF, 0xBB, 0xBF])
      ? [RepairedText.Edit(utf8Range: 0..<3, replacement: "", kind: .markup, confidence: 1)] : []
    guard let page = MarkupReader.page(in: bytes, furniture) else {
      (text, markup) = (RepairedText(bytes, mark + PlainTextReader.edits(in: bytes)), nil)
      return
    }
    let text = RepairedText(bytes, mark + page.edits)
    self.text = text
    markup = (
      page.title.map { text.repairedRange(of: $0) },
      page.headings.map { text.repairedRange(of: $0) }
    )
  }

  /// What was removed from plain text, for a message; nil if nothing was.
  package var changes: String? {
    let kinds: [(RepairedText.Edit.Kind, String)] = [
      (.lineBreak, "line breaks inside paragraphs"), (.blank, "blanks between characters"),
      (.pageLine, "page heads and page numbers"),
    ]
    let found = kinds.compactMap { kind, name in
      let count = text.edits.count { $0.kind == kind }
      return count > 0 ? "\(count) \(name)" : nil
    }
    return found.isEmpty ? nil : found.joined(separator: ", ")
  }

  /// The document for the extractor of key phrases.
  ///
  /// - Parameter page: the text after repair.
  package func document(_ page: RepairedText) -> Document {
    guard let markup else { return Document(page.bytes) }
    return Document(
      bytes: page.bytes, title: markup.title.map { page.repairedRange(of: $0) },
      headings: markup.headings.map { page.repairedRange(of: $0) })
  }
}

extension Corpus {
  /// How much of a file is changed for reading.
  public enum Reading: Sendable {
    /// The text of the document: no markup, menus and footers, and paragraphs in one line.
    case text
    /// The same with menus and footers.
    case wholeText
    /// The bytes as they are.
    case bytes
  }
}
