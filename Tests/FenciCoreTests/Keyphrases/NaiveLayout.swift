@testable import FenciCore

/// Title and headings of a plain text by regular expressions over its lines.
struct NaiveLayout {
  private(set) var title: Range<Int>?
  private(set) var headings: [Range<Int>] = []

  init(_ text: String) {
    var lines: [(text: Substring, start: Int)] = []
    var start = 0
    // CR LF is one character of Swift.
    for line in text.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" })
    {
      let blank = line.prefix { Self.blanks.contains($0) }
      let rest = line.dropFirst(blank.count)
      let last = rest.reversed().prefix { Self.blanks.contains($0) }.count
      let kept = Substring(rest.dropLast(last))
      if !kept.isEmpty { lines.append((kept, start + Substring(blank).utf8.count)) }
      start += Substring(line).utf8.count + 1
    }
    if let first = lines.first, lines.count > 1, first.text.utf8.count <= 180,
      let last = first.text.unicodeScalars.last, !"。，；：！？、.,;:!?".unicodeScalars.contains(last)
    {
      title = first.start..<first.start + first.text.utf8.count
    }
    for line in lines where Self.beginsWithListNumber(line.text) {
      let heading = Self.firstSentence(line.text)
      let range = line.start..<line.start + heading.utf8.count
      if range.count <= 120, title.map({ !$0.overlaps(range) }) ?? true { headings.append(range) }
    }
  }

  private static let blanks = Set(" \t\u{3000}\u{A0}\u{FEFF}".unicodeScalars)

  /// 一、 （一） 第一章 1． 1. but not 1.5, or #.
  private static func beginsWithListNumber(_ line: Substring) -> Bool {
    let pattern =
      /#|第([0-9一二三四五六七八九十百]+)[章节编部]|[（\(]([0-9一二三四五六七八九十百]+)[）\)]|([0-9一二三四五六七八九十百]+)(?:[、．]|\.[^0-9])/
      .matchingSemantics(.unicodeScalar)
    guard let match = line.prefixMatch(of: pattern) else { return false }
    let number = match.1 ?? match.2 ?? match.3 ?? ""
    return number.utf8.count <= 12
  }

  /// What stands before the first 。 ； ： ！ ？ that does not belong to the number.
  private static func firstSentence(_ line: Substring) -> Substring {
    var length = 0
    for scalar in line.unicodeScalars {
      if length >= 4, "。；：！？".unicodeScalars.contains(scalar) { break }
      length += UTF8.width(scalar)
    }
    return line.prefixOfBytes(length)
  }
}

extension Substring {
  fileprivate func prefixOfBytes(_ count: Int) -> Substring {
    self[..<utf8.index(startIndex, offsetBy: count)]
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { UTF8.encode(scalar)?.count ?? 0 }
}
