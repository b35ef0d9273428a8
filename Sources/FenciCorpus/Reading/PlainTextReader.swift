import Fenci

/// Joins what a conversion to plain text has cut: lines that were wrapped inside a paragraph, text
/// that a page head or a page number interrupts, and characters with blanks between them, as in
/// text from PDF files and e-mails.
///
/// All of this is decided by the document as a whole, so that a verse, a list or a table keeps its
/// lines. Three parts find the edits: `SpacedCharacters`, `PageLines` and this type.
struct PlainTextReader {
  private let lines: [TextLine]
  /// Whether a line is a page head, a page foot or a page number.
  private let isPageLine: [Bool]

  /// The edits that join a text, in the order of the text.
  ///
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  static func edits(in bytes: [UInt8]) -> [RepairedText.Edit] {
    let blanks = SpacedCharacters.edits(in: bytes)
    let lines = TextLine.lines(of: bytes, without: blanks)
    let reader = PlainTextReader(lines: lines, isPageLine: PageLines.find(in: lines))
    let breaks = reader.edits
    guard breaks.contains(where: { $0.kind == .lineBreak }) else { return merge(blanks, breaks) }
    let others = SpacedCharacters.editsBetweenScripts(in: bytes)
    let all =
      blanks.isEmpty
      ? others : (blanks + others).sorted { $0.utf8Range.lowerBound < $1.utf8Range.lowerBound }
    return merge(all, breaks)
  }

  /// Both lists in the order of the text. A blank inside a deleted line is deleted with it.
  private static func merge(
    _ blanks: [RepairedText.Edit], _ breaks: [RepairedText.Edit]
  ) -> [RepairedText.Edit] {
    guard !breaks.isEmpty else { return blanks }
    var merged: [RepairedText.Edit] = []
    var next = 0
    for edit in breaks {
      while next < blanks.count, blanks[next].utf8Range.lowerBound < edit.utf8Range.lowerBound {
        merged.append(blanks[next])
        next += 1
      }
      while next < blanks.count, blanks[next].utf8Range.lowerBound < edit.utf8Range.upperBound {
        next += 1
      }
      merged.append(edit)
    }
    return merged + blanks[next...]
  }

  /// The narrowest line at which text is wrapped, in columns: verses are narrower.
  private static let leastWidth = 30
  /// The widest one: longer lines are paragraphs.
  private static let mostWidth = 130
  /// The indentation of a paragraph's first line, in columns.
  private static let indentation = 2
  /// The indentation that a converter may have dropped: two Chinese characters.
  private static let lostIndentation = 4

  /// Deletes the page lines, and the line breaks inside paragraphs if the document is wrapped.
  private var edits: [RepairedText.Edit] {
    let joins = joinedLines
    var edits: [RepairedText.Edit] = []
    var line = 0
    while line < lines.count {
      if let next = joins[line] {
        // The lines between the two are page lines and empty.
        let kind: RepairedText.Edit.Kind = next == line + 1 ? .lineBreak : .pageLine
        edits.append(
          Self.deletion(lines[line].range.upperBound..<lines[next].range.lowerBound, kind))
        line = next
        continue
      }
      if isPageLine[line] {
        edits.append(Self.deletion(lines[line].range.lowerBound..<lines[line].end, .pageLine))
      }
      line += 1
    }
    return edits
  }

  private static func deletion(
    _ range: Range<Int>, _ kind: RepairedText.Edit.Kind
  ) -> RepairedText.Edit {
    RepairedText.Edit(utf8Range: range, replacement: "", kind: kind, confidence: 1)
  }

  // MARK: Wrapped lines

  /// For each line, the line that continues its paragraph; nil if it ends one. All are nil unless
  /// the document is wrapped: most lines that another line follows are full, and many of them end
  /// inside a sentence.
  private var joinedLines: [Int?] {
    var joins = [Int?](repeating: nil, count: lines.count)
    let width = wrapWidth
    guard width >= Self.leastWidth, width <= Self.mostWidth else { return joins }
    let margin = margin(width)
    /// The lines that continue a paragraph.
    var continued: Set<Int> = []
    var (followed, full, insideSentence, marked) = (0, 0, 0, 0)
    for line in lines.indices where !lines[line].isEmpty && !isPageLine[line] {
      guard let next = continuation(of: line) else { continue }
      followed += 1
      let (last, first) = (lines[line].last, lines[next].first)
      // The first line of a paragraph may have lost its indentation.
      let isFirst = lines[line].indentation <= margin && !continued.contains(line)
      let lineWidth = lines[line].width + (isFirst ? Self.lostIndentation : 0)
      // The paragraph was broken here if what begins the next line did not fit.
      guard lines[line].width <= width + 4, !lines[line].isTabular,
        lineWidth + lines[next].firstUnitWidth > width - width / 40
      else { continue }
      full += 1
      if lines[line].hasMark { marked += 1 }
      let mayContinue = last.isHan && (first.isHan || first.mayNotBeginLine)
      if mayContinue { insideSentence += 1 }
      let isIndented = lines[next].indentation >= margin + Self.indentation
      if !isIndented, !lines[next].isItem, !last.endsParagraph, last.joins(first) {
        joins[line] = next
        continued.insert(next)
      }
    }
    // Lists and verses without marks also have lines that end inside a sentence.
    let isWrapped =
      full >= 2 && 2 * full > followed && 4 * insideSentence >= full && 3 * marked >= full
    return isWrapped ? joins : [Int?](repeating: nil, count: lines.count)
  }

  /// The line after a line. Page lines are passed over, and so are empty lines next to them.
  private func continuation(of line: Int) -> Int? {
    var next = line + 1
    var crossesPage = false
    while next < lines.count, lines[next].isEmpty || isPageLine[next] {
      if isPageLine[next] || lines[next].beginsPage { crossesPage = true }
      next += 1
    }
    guard next < lines.count, next == line + 1 || crossesPage || lines[next].beginsPage else {
      return nil
    }
    return next
  }

  /// The width at which most lines break: nine of ten lines are not wider.
  private var wrapWidth: Int {
    let widths = lines.indices.filter { !lines[$0].isEmpty && !isPageLine[$0] }
      .map { lines[$0].width }.sorted()
    return widths.count > 2 ? widths[widths.count * 9 / 10] : 0
  }

  /// The indentation that most full lines have.
  private func margin(_ width: Int) -> Int {
    var counts: [Int: Int] = [:]
    for line in lines where !line.isEmpty && line.width > width - width / 10 {
      counts[line.indentation, default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }
}
