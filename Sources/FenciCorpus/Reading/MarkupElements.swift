import Fenci

/// What happens to the parts of a page that are around its text: menus, footers, lists of links.
package enum PageFurniture: Sendable { case kept, setAside }

/// The elements of a page: which hold the title and the headings, and which are furniture.
///
/// An element is furniture if its name or its attributes say so (`nav`, `footer`,
/// `class="breadcrumb"`), or if more than half of its text is in links, and there are several
/// (Kohlschütter, Fankhauser and Nejdl 2010, “Boilerplate Detection using Shallow Text Features”).
struct MarkupElements {
  private(set) var title: Range<Int>?
  private(set) var headings: [Range<Int>] = []

  private struct Element {
    let name: String
    let start: Int
    let contents: Int
    let isNamedFurniture: Bool
    /// The number of bytes of text, without white space, and of those in links.
    var textCount = 0
    var linkedCount = 0
    var linkCount = 0
    /// The number of levels of containers inside.
    var height = 0
  }

  private struct Furniture {
    let range: Range<Int>
    let textCount: Int
  }

  /// The open elements. Their number is limited, so that closing one takes constant time.
  private var open: [Element] = []
  private var furniture: [Furniture] = []
  private var openLinks = 0
  private var textCount = 0
  private var mainHeadings: [Range<Int>] = []

  private static let mostOpen = 256
  private static let leastLinks = 2
  /// The longest text that the density of links makes furniture, in bytes.
  private static let longestLinked = 3000

  // MARK: Reading

  /// Counts a byte of text.
  mutating func note(_ byte: UInt8) {
    textCount += 1
    guard !open.isEmpty else { return }
    open[open.count - 1].textCount += 1
    if openLinks > 0 { open[open.count - 1].linkedCount += 1 }
  }

  mutating func open(_ name: String, at start: Int, contents: Int, in bytes: [UInt8]) {
    guard !Self.void.contains(name), open.count < Self.mostOpen else { return }
    // These elements end where the next one begins, if their end tag is missing.
    if Self.endsItself.contains(name), open.last?.name == name {
      close(name, at: start, end: start, in: bytes)
    }
    if name == "a" { openLinks += 1 }
    open.append(
      Element(
        name: name, start: start, contents: contents,
        isNamedFurniture: Self.isFurniture(name, bytes[start..<contents])))
  }

  /// Closes an element and those inside it. An end tag without an element is ignored.
  mutating func close(_ name: String, at start: Int, end: Int, in bytes: [UInt8]) {
    guard let position = open.lastIndex(where: { $0.name == name }) else { return }
    while open.count > position {
      closeLast(at: start, end: open.count - 1 == position ? end : start, bytes)
    }
  }

  /// Closes all elements at the end of a page, and decides on its title.
  mutating func closeAll(in bytes: [UInt8]) {
    while !open.isEmpty { closeLast(at: bytes.count, end: bytes.count, bytes) }
    guard let known = title else {
      title = mainHeadings.count == 1 ? mainHeadings.first : nil
      return
    }
    // The name of the site after the document's own title is furniture. The own title is a part
    // that the page repeats.
    let body = bytes[known.upperBound...]
    var end = known.lowerBound
    // Limits, so that a title made for it takes no more time than others.
    for _ in 0..<Self.mostSeparators {
      guard let next = separator(in: bytes, from: end, to: known.upperBound) else { return }
      end = next.upperBound
      let own = bytes[known.lowerBound..<next.lowerBound].trimmed
      guard Self.titleLengths.contains(own.count), body.containsBytes(Array(own)) else { continue }
      title = own.startIndex..<own.endIndex
      furniture.append(
        Furniture(
          range: own.endIndex..<known.upperBound, textCount: known.upperBound - own.endIndex))
      return
    }
  }

  /// The lengths of a title that is looked for in the page, in bytes.
  private static let titleLengths = 12...240
  private static let mostSeparators = 4

  /// The next separator between a title and the name of a site.
  private func separator(in bytes: [UInt8], from start: Int, to end: Int) -> Range<Int>? {
    for position in start..<end {
      for mark in Self.titleSeparators where bytes[position..<end].starts(with: mark) {
        return position..<position + mark.count
      }
    }
    return nil
  }

  private static let titleSeparators = ["_", "-", "|", "－", "—", "｜", "–"].map { Array($0.utf8) }

  private mutating func closeLast(at start: Int, end: Int, _ bytes: [UInt8]) {
    let element = open.removeLast()
    let contents = element.contents..<max(element.contents, start)
    switch element.name {
    case "a":
      openLinks -= 1
      if !open.isEmpty { open[open.count - 1].linkCount += 1 }
    case "title": if title == nil { title = contents }
    case "h1":
      mainHeadings.append(contents)
      headings.append(contents)
    case "h2", "h3", "h4", "h5", "h6": headings.append(contents)
    default: break
    }
    let isLinked =
      Self.containers.contains(element.name) && element.linkCount >= Self.leastLinks
      && 2 * element.linkedCount > element.textCount && element.textCount < Self.longestLinked
    if element.isNamedFurniture || isLinked || isCopyright(element, contents, bytes) {
      furniture.append(
        Furniture(
          range: element.start..<max(element.start, end), textCount: element.textCount))
    }
    guard !open.isEmpty else { return }
    let height = element.height + (Self.containers.contains(element.name) ? 1 : 0)
    open[open.count - 1].height = max(open[open.count - 1].height, height)
    open[open.count - 1].textCount += element.textCount
    open[open.count - 1].linkedCount += element.linkedCount
    if element.name != "a" { open[open.count - 1].linkCount += element.linkCount }
  }

  /// Whether a short element has what a site says about itself: a copyright notice or the number of
  /// its registration.
  private func isCopyright(_ element: Element, _ contents: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard Self.containers.contains(element.name), element.height <= Self.noticeHeight,
      element.textCount < Self.longestNotice,
      contents.count < 8 * Self.longestNotice
    else { return false }
    return Self.notices.contains { bytes[contents].containsBytes($0) }
  }

  private static let longestNotice = 500
  /// The levels of elements that a notice has. A limit keeps the time linear.
  private static let noticeHeight = 3
  private static let notices = ["版权所有", "版權所有", "ICP备", "ICP備", "公网安备", "网站标识码", "&copy;", "©"]
    .map { Array($0.utf8) }

  // MARK: Furniture

  /// The edits that also delete the furniture. If little text would be left, the page is a list of
  /// links, and nothing is deleted.
  func withoutFurniture(
    _ edits: [RepairedText.Edit], in bytes: [UInt8]
  ) -> [RepairedText.Edit] {
    var ranges: [Range<Int>] = []
    var deleted = 0
    for part in furniture.sorted(by: {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }) where part.range.lowerBound >= ranges.last?.upperBound ?? 0 {
      ranges.append(part.range)
      deleted += part.textCount
    }
    guard !ranges.isEmpty, 3 * (textCount - deleted) >= textCount else { return edits }
    var result: [RepairedText.Edit] = []
    var next = 0
    for range in ranges {
      while next < edits.count, edits[next].utf8Range.lowerBound < range.lowerBound {
        result.append(edits[next])
        next += 1
      }
      while next < edits.count, edits[next].utf8Range.lowerBound < range.upperBound { next += 1 }
      result.append(
        RepairedText.Edit(utf8Range: range, replacement: "\n", kind: .markup, confidence: 1))
    }
    return result + edits[next...]
  }

  private static func isFurniture(_ name: String, _ attributes: ArraySlice<UInt8>) -> Bool {
    if furnitureNames.contains(name) { return true }
    guard containers.contains(name) else { return false }
    guard attributes.contains(0x3D) else { return false }
    for attribute in furnitureAttributes {
      for word in words(of: attribute, in: attributes) where furnitureWords.contains(word) {
        return true
      }
    }
    return false
  }

  private static let furnitureAttributes = ["class", "id", "role"].map { Array(" \($0)=".utf8) }

  /// The words of an attribute in lower case, divided at everything that is not a letter.
  private static func words(of attribute: [UInt8], in tag: ArraySlice<UInt8>) -> [String] {
    guard let start = tag.endOfBytes(attribute), start < tag.endIndex else { return [] }
    let quote = tag[start] == 0x22 || tag[start] == 0x27 ? tag[start] : nil
    let value =
      quote == nil
      ? tag[start...].prefix { $0 > 0x20 && $0 != 0x3E }
      : tag[(start + 1)...].prefix { $0 != quote }
    return value.prefix(longestValue).split { !(0x61...0x7A ~= $0 | 0x20) }.map { word in
      String(decoding: word.map { $0 | 0x20 }, as: UTF8.self)
    }
  }

  /// The length of an attribute's value that is read, in bytes.
  private static let longestValue = 200

  // MARK: Names

  private static let furnitureNames: Set<String> = ["nav", "footer", "select", "svg"]

  /// Words in `class`, `id` and `role` that name furniture.
  private static let furnitureWords: Set<String> = [
    "nav", "navbar", "navigation", "menu", "footer", "foot", "contentinfo", "breadcrumb",
    "breadcrumbs", "crumbs", "copyright", "sidebar", "pagination", "pager", "share", "toolbar",
  ]

  /// Elements that hold parts of a page.
  private static let containers: Set<String> = [
    "div", "ul", "ol", "dl", "table", "tr", "td", "section", "aside", "header", "p", "center",
    "tbody", "menu", "form",
  ]

  private static let endsItself: Set<String> = ["p", "li", "td", "tr", "th", "dt", "dd", "option"]

  /// Elements without contents.
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]
}

extension ArraySlice<UInt8> {
  /// The bytes without ASCII white space at both ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    let rest = drop { $0 <= 0x20 }
    return rest[..<(rest.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? rest.startIndex)]
  }

  /// The offset after the first occurrence of some bytes; nil without one.
  fileprivate func endOfBytes(_ other: [UInt8]) -> Int? {
    guard let first = other.first, count >= other.count else { return nil }
    for position in startIndex...endIndex - other.count where self[position] == first {
      var length = 1
      while length < other.count, self[position + length] == other[length] { length += 1 }
      if length == other.count { return position + length }
    }
    return nil
  }

  fileprivate func containsBytes(_ other: [UInt8]) -> Bool { endOfBytes(other) != nil }
}
