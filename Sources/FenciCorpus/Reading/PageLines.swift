/// Finds the lines that a page has around its text: page heads, page feet and page numbers.
///
/// Pages are known by form feeds, as `pdftotext` writes them, or by numbers alone in their lines
/// that count up. A line next to the end of a page is a page line if the same line, but for numbers,
/// is there on most pages.
struct PageLines {
  private let lines: [TextLine]
  private var isPageLine: [Bool]

  /// The number of lines that are looked at on each side of a page's end.
  private static let depth = 3
  /// The least number of pages on which a line is repeated.
  private static let leastPages = 3

  /// Says of each line whether it is a page line.
  ///
  /// - Complexity: O(*n*) in the number of lines.
  static func find(in lines: [TextLine]) -> [Bool] {
    var pages = PageLines(lines: lines, isPageLine: [Bool](repeating: false, count: lines.count))
    pages.find()
    return pages.isPageLine
  }

  private mutating func find() {
    var ends = lines.indices.filter { lines[$0].beginsPage }
    if ends.isEmpty { ends = endsByNumbers }
    guard ends.count + 1 >= Self.leastPages else { return }
    // The beginning and the end of the text are ends of pages, too.
    ends = [0] + ends + [lines.count]
    mark(from: ends, to: 1)
    mark(from: ends, to: -1)
  }

  /// Marks the repeated lines after the ends of pages (`direction` 1) or before them (−1).
  private mutating func mark(from ends: [Int], to direction: Int) {
    let found = ends.map { edge(at: $0, direction) }
    var counts: [[UInt32]: Int] = [:]
    for edge in found {
      for pattern in Set(edge.compactMap { lines[$0].pattern }) { counts[pattern, default: 0] += 1 }
    }
    let least = max(Self.leastPages, (ends.count - 1) / 2)
    for edge in found {
      // A repeated line inside the text is not a page line, and neither is the second of two equal
      // lines: it may be the title, which the page head repeats.
      var marked: Set<[UInt32]> = []
      for line in edge {
        guard let pattern = lines[line].pattern, counts[pattern, default: 0] >= least,
          marked.insert(pattern).inserted
        else { break }
        // The first page head may be the title. It is not if the title follows it.
        let isTitle =
          direction > 0 && edge == found[0] && lines[line].number == nil
          && edge.count { lines[$0].pattern == pattern } == 1
        isPageLine[line] = !isTitle
      }
    }
  }

  /// The lines with text next to an end, the nearest first.
  private func edge(at end: Int, _ direction: Int) -> [Int] {
    var edge: [Int] = []
    var line = direction > 0 ? end : end - 1
    while lines.indices.contains(line), edge.count < Self.depth {
      if !lines[line].isEmpty { edge.append(line) }
      if line != end, lines[line].beginsPage { break }
      line += direction
    }
    return edge
  }

  /// The ends of pages in a text without form feeds: lines with a page number, each one more than
  /// the one before, and with an empty line on one side at least.
  private var endsByNumbers: [Int] {
    var ends: [Int] = []
    var best: [Int] = []
    var last = 0
    for line in lines.indices {
      guard let number = lines[line].number, lines[line].isPageNumber, isApart(line) else {
        continue
      }
      if number != last + 1 || ends.isEmpty { ends = [] }
      ends.append(line + 1)
      last = number
      if ends.count > best.count { best = ends }
    }
    return best.count >= Self.leastPages ? best : []
  }

  private func isApart(_ line: Int) -> Bool {
    line == 0 || lines[line - 1].isEmpty || line + 1 == lines.count || lines[line + 1].isEmpty
  }
}

extension TextLine {
  /// Whether a number is all that the line says: `12`, `- 12 -`, `第 12 页`.
  fileprivate var isPageNumber: Bool {
    guard let pattern, pattern.count <= 5 else { return false }
    return pattern.allSatisfy { Self.pageNumberSigns.contains($0) }
  }

  private static let pageNumberSigns = Set("#-—–~·第页頁".unicodeScalars.map(\.value))
}
