package import Fenci

/// Writes the text of a document with its key phrases highlighted by `mark` elements.
///
/// Occurrences of key phrases may overlap in any way, but elements must be nested. If an occurrence
/// ends after the mark around it, its mark is closed early, and a second mark continues it.
package struct HTMLMarks {
  /// One occurrence of a key phrase in the document.
  private struct Occurrence {
    package let range: Range<Int>
    package let rank: Int
    package let number: Int
    package let count: Int
    /// Whether a part of the occurrence is already a link that the tab key reaches. The links of
    /// its other parts are then skipped by the tab key.
    package var isReached = false
  }

  /// The text with which all element ids of the document begin.
  package let prefix: String
  private let document: [UInt8]
  private var edits: HTMLEdits
  private var html: HTMLText
  private var open: [Occurrence] = []
  private var position = 0

  /// Writes a document to the end of a page.
  ///
  /// - Parameters:
  ///   - page: the document before and after repair. The text before repair is written.
  ///   - ranges: the ranges of each key phrase's occurrences in the text before repair. The best
  ///     phrase comes first. Ranges must not be empty.
  ///   - prefix: the text with which all element ids of the document begin.
  ///   - html: the page so far.
  package static func write(
    _ page: RepairedText, _ ranges: [[Range<Int>]], prefix: String, to html: inout HTMLText
  ) {
    var marks = HTMLMarks(prefix: prefix, page)
    swap(&marks.html, &html)
    marks.writeAll(ranges)
    swap(&marks.html, &html)
  }

  private init(prefix: String, _ page: RepairedText) {
    self.prefix = prefix
    (document, edits, html) = (page.source, HTMLEdits(page), HTMLText())
  }

  /// Returns the element id of a key phrase in the ranked list.
  package static func id(_ prefix: String, rank: Int) -> String { "\(prefix)-k\(rank)" }

  /// Returns the element id of an occurrence of a key phrase. Its number is counted from 1.
  package static func id(_ prefix: String, rank: Int, number: Int) -> String {
    "\(prefix)-k\(rank)-\(number)"
  }

  private mutating func writeAll(_ ranges: [[Range<Int>]]) {
    var occurrences: [Occurrence] = []
    for (rank, ranges) in ranges.enumerated() {
      for (number, range) in ranges.enumerated() {
        occurrences.append(
          Occurrence(range: range, rank: rank + 1, number: number + 1, count: ranges.count))
      }
    }
    occurrences.sort {
      ($0.range.lowerBound, -$0.range.upperBound, $0.rank, $0.number)
        < ($1.range.lowerBound, -$1.range.upperBound, $1.rank, $1.number)
    }
    writeParagraphStart()
    for occurrence in occurrences {
      advance(to: occurrence.range.lowerBound)
      let id = Self.id(prefix, rank: occurrence.rank, number: occurrence.number)
      html.raw("<mark id=\"\(id)\">")
      open.append(occurrence)
    }
    advance(to: document.count)
    html.raw("</p>")
  }

  /// Writes the text up to an offset, and closes the marks that end at or before the offset.
  private mutating func advance(to offset: Int) {
    while let end = open.map(\.range.upperBound).min(), end <= offset {
      writeText(to: end)
      closeMarks(endingAt: end)
    }
    writeText(to: offset)
  }

  private mutating func closeMarks(endingAt end: Int) {
    guard let lowest = open.firstIndex(where: { $0.range.upperBound == end }) else { return }
    let closed = Array(open[lowest...])
    for occurrence in closed.reversed() {
      if occurrence.range.upperBound == end { writeEntryLink(occurrence) }
      html.raw("</mark>")
    }
    open.removeSubrange(lowest...)
    for occurrence in closed where occurrence.range.upperBound > end {
      html.raw("<mark class=\"on\">")
      open.append(occurrence)
    }
  }

  private mutating func writeText(to end: Int) {
    while position < end {
      let lineFeed = document[position..<end].firstIndex(of: 0x0A)
      writePiece(to: lineFeed.map { $0 + 1 } ?? end)
      if lineFeed != nil { writeParagraphBreak() }
    }
  }

  /// Ends a paragraph after its line feed, and begins the next one. Open marks continue in it.
  private mutating func writeParagraphBreak() {
    for _ in open { html.raw("</mark>") }
    html.raw("</p>")
    writeParagraphStart()
    for _ in open { html.raw("<mark class=\"on\">") }
  }

  /// Begins a paragraph. A blank line has a separate class, so that the style sheet can make it
  /// lower.
  private mutating func writeParagraphStart() {
    let line = document[position...].prefix(2)
    html.raw(
      line.first == 0x0A || line.elementsEqual([0x0D, 0x0A]) ? "<p class=\"blank\">" : "<p>")
  }

  /// Writes a piece of text.
  ///
  /// Inside a mark, the piece is a link to the next occurrence of the same phrase. The last
  /// occurrence links to the first. If marks are nested, the innermost mark decides.
  private mutating func writePiece(to end: Int) {
    let occurrence = open.last
    if let occurrence, occurrence.count > 1 {
      let next = occurrence.number % occurrence.count + 1
      let id = Self.id(prefix, rank: occurrence.rank, number: next)
      html.raw("<a href=\"#\(id)\"\(occurrence.isReached ? " tabindex=\"-1\"" : "")>")
      open[open.count - 1].isReached = true
    }
    edits.write(position..<end, to: &html)
    if let occurrence, occurrence.count > 1 { html.raw("</a>") }
    position = end
  }

  /// Writes a link from an occurrence to its phrase in the ranked list.
  ///
  /// The link shows the rank of the phrase. The style sheet adds the rank, so the rank is not part
  /// of the text.
  private mutating func writeEntryLink(_ occurrence: Occurrence) {
    let id = Self.id(prefix, rank: occurrence.rank)
    html.raw("<a class=\"entry\" href=\"#\(id)\" data-rank=\"\(occurrence.rank)\"")
    html.raw(" aria-label=\"关键词 \(occurrence.rank)\"></a>")
  }
}
