package import Fenci

/// Writes a document with its key phrases highlighted.
///
/// Occurrences may nest and overlap in any way. If an occurrence ends after the mark around it, it
/// continues in a second mark, so the elements always nest.
package struct HTMLMarks {
  /// One occurrence of a key phrase.
  private struct Occurrence {
    package let range: Range<Int>
    package let rank: Int
    package let number: Int
    package let count: Int
    /// Whether a part of it is already reachable by the tab key.
    package var isReached = false
  }

  /// The prefix of all ids of the document.
  package let prefix: String
  private let document: [UInt8]
  private var edits: HTMLEdits
  private var html: HTMLText
  private var open: [Occurrence] = []
  private var position = 0

  /// - Parameters:
  ///   - ranges: the occurrences of each key phrase, best phrase first; no range is empty.
  ///   - html: the page so far; the document is appended.
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

  /// The id of a key phrase's entry in the ranked list.
  package static func id(_ prefix: String, rank: Int) -> String { "\(prefix)-k\(rank)" }

  /// The id of an occurrence.
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

  /// Writes the text up to an offset, and closes the marks that end there or earlier.
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

  /// Ends a paragraph after its line feed. Open marks continue in the next paragraph.
  private mutating func writeParagraphBreak() {
    for _ in open { html.raw("</mark>") }
    html.raw("</p>")
    writeParagraphStart()
    for _ in open { html.raw("<mark class=\"on\">") }
  }

  /// Starts a paragraph; the style shows a blank line as a lower one.
  private mutating func writeParagraphStart() {
    let line = document[position...].prefix(2)
    html.raw(
      line.first == 0x0A || line.elementsEqual([0x0D, 0x0A]) ? "<p class=\"blank\">" : "<p>")
  }

  /// Writes a piece of text. It links to the next occurrence of the innermost mark's phrase; the
  /// last occurrence links to the first.
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

  /// Writes the link to the phrase's entry. The style draws the rank, so it is not part of the
  /// text.
  private mutating func writeEntryLink(_ occurrence: Occurrence) {
    let id = Self.id(prefix, rank: occurrence.rank)
    html.raw("<a class=\"entry\" href=\"#\(id)\" data-rank=\"\(occurrence.rank)\"")
    html.raw(" aria-label=\"关键词 \(occurrence.rank)\"></a>")
  }
}
