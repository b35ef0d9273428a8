package import Fenci

/// Shows the edits that repaired a damaged document.
///
/// In the text, the original of each edit is shown as deleted, and its replacement as inserted. A
/// separate list shows all edits.
package struct HTMLEdits {
  private let document: [UInt8]
  private let edits: [RepairedText.Edit]
  /// The index of the first edit that is not completely written.
  private var next = 0

  package init(_ page: RepairedText) { (document, edits) = (page.source, page.edits) }

  /// Writes a piece of the original document with its edits.
  ///
  /// The pieces of a document must be written in order and without gaps.
  package mutating func write(_ piece: Range<Int>, to html: inout HTMLText) {
    var position = piece.lowerBound
    while next < edits.count, edits[next].utf8Range.lowerBound < piece.upperBound {
      let edit = edits[next]
      let start = max(position, edit.utf8Range.lowerBound)
      html.text(document, position..<start)
      // The piece may end inside the edit, because a piece ends where a highlighted phrase or a
      // line ends. The rest of the edit is then written with the next piece.
      position = min(edit.utf8Range.upperBound, piece.upperBound)
      html.raw("<del>")
      html.text(document, start..<position)
      html.raw("</del>")
      guard position == edit.utf8Range.upperBound else { return }
      if !edit.replacement.isEmpty {
        html.raw("<ins>")
        html.text(edit.replacement)
        html.raw("</ins>")
      }
      next += 1
    }
    html.text(document, position..<piece.upperBound)
  }

  /// Writes all edits as a table that the reader can open. Writes nothing if the document has no
  /// edits.
  ///
  /// Equal edits share one row with their number. The edits with the lowest confidence come first.
  package func writeList(to html: inout HTMLText) {
    guard !edits.isEmpty else { return }
    html.raw("<details class=\"edits\"><summary>修复 \(edits.count) 处</summary>\n<table>\n")
    html.raw("<tr><th>原文</th><th>修复</th><th>种类</th><th>可信度</th><th>次数</th></tr>\n")
    for (change, count) in changes() {
      html.raw("<tr><td>")
      html.isolated(change.original)
      html.raw("</td><td>")
      html.isolated(change.replacement)
      html.raw("</td><td>\(Self.name(of: change.kind))</td><td>\(rounded(change.confidence))</td>")
      html.raw("<td>\(count)</td></tr>\n")
    }
    html.raw("</table></details>\n")
  }

  /// An edit without its position. Edits that are equal in this respect share one row of the table.
  private struct Change: Hashable {
    package let original, replacement: String
    package let kind: RepairedText.Edit.Kind
    package let confidence: Double
  }

  private func changes() -> [(change: Change, count: Int)] {
    var counts: [Change: Int] = [:]
    var order: [Change] = []
    for edit in edits {
      let change = Change(
        original: String(decoding: document[edit.utf8Range], as: UTF8.self),
        replacement: edit.replacement, kind: edit.kind, confidence: edit.confidence)
      if counts[change] == nil { order.append(change) }
      counts[change, default: 0] += 1
    }
    let sorted = order.enumerated().sorted {
      ($0.element.confidence, $0.offset) < ($1.element.confidence, $1.offset)
    }
    return sorted.map { ($0.element, counts[$0.element] ?? 0) }
  }

  private static func name(of kind: RepairedText.Edit.Kind) -> String {
    switch kind {
    case .annotation: "注音"
    case .shiftedRun: "错位"
    case .lostCharacter: "缺字"
    case .space: "空格"
    case .encoding: "编码"
    case .markup: "标记"
    case .lineBreak: "换行"
    case .blank: "空格"
    case .pageLine: "页眉"
    }
  }
}
