import Fenci

/// Finds the text of an HTML page, by the rules of the HTML standard as far as text is concerned.
///
/// Comments, scripts, styles, templates and attributes are not text. An inline element does not cut
/// a word; a block element ends a line. Character references become characters. White space
/// collapses as in a browser, and is removed between two Chinese characters.
struct MarkupReader {
  let bytes: [UInt8]
  private var position = 0
  private var edits: [RepairedText.Edit] = []
  private var elements = MarkupElements()
  /// The open element whose contents have no tags.
  private var plainElement: String?
  /// The number of open elements whose line breaks count.
  private var preformatted = 0
  /// Whether a tag begins that does not end. Then everything after it belongs to it, and no other tag
  /// is looked for. So reading takes linear time.
  private var isInUnclosedTag = false

  /// The text of a page, as edits of its bytes, and what its elements say about it.
  struct Page {
    /// The edits that make text of the page.
    var edits: [RepairedText.Edit]
    /// The bytes of the element that holds the title; nil if the page has none.
    var title: Range<Int>?
    /// The bytes of the headings, in order.
    var headings: [Range<Int>]
  }

  /// Reads a page; nil if the bytes are not HTML.
  ///
  /// - Parameter furniture: whether menus and footers are kept.
  /// - Complexity: O(*n* log *n*) in the number of bytes.
  static func page(in bytes: [UInt8], _ furniture: PageFurniture) -> Page? {
    guard isHTML(bytes) else { return nil }
    var reader = MarkupReader(bytes: bytes)
    reader.read()
    reader.elements.closeAll(in: bytes)
    let edits =
      furniture == .setAside
      ? reader.elements.withoutFurniture(reader.edits, in: bytes) : reader.edits
    return Page(edits: edits, title: reader.elements.title, headings: reader.elements.headings)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Detection

  /// Whether bytes are HTML: they begin as a page does, or an element of HTML is opened and closed.
  /// A less-than sign alone, as in `a<b`, is text.
  private static func isHTML(_ bytes: [UInt8]) -> Bool {
    var reader = MarkupReader(bytes: bytes)
    var opened: Set<String> = []
    while let start = reader.nextSign(0x3C) {
      reader.position = start
      guard let tag = reader.tag() else {
        if reader.starts("<!doctype html") { return true }
        reader.position = start + 1
        continue
      }
      reader.position = tag.end
      if ["html", "head", "body"].contains(tag.name) { return true }
      if block.contains(tag.name) || inline.contains(tag.name) {
        if !tag.isEnd { opened.insert(tag.name) } else if opened.contains(tag.name) { return true }
      }
    }
    return false
  }

  // MARK: Reading

  private mutating func read() {
    while position < bytes.count {
      let start = position
      switch bytes[position] {
      case 0x3C:
        let isMarkup = plainElement.map { starts("</\($0)") } ?? true
        if isMarkup { plainElement = nil }
        if !isMarkup || !readMarkup() {
          elements.note(0x3C)
          position = start + 1
        }
      case 0x26:
        if let (character, end) = CharacterReference.read(bytes, at: position) {
          replace(start..<end, by: character)
          elements.note(0x78)
          position = end
        } else {
          position += 1
        }
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: readWhiteSpace()
      default:
        elements.note(bytes[position])
        position += 1
      }
    }
  }

  /// Reads a comment, a declaration or a tag. Returns false if a less-than sign is text.
  private mutating func readMarkup() -> Bool {
    let start = position
    if starts("<!--") {
      // The dashes of `<!-->` begin the comment and end it.
      position = end(of: "-->", from: start + 2) ?? bytes.count
      replace(start..<position, by: "")
      return true
    }
    let isEmptyEnd = starts("</") && start + 2 < bytes.count && !Self.isLetter(bytes[start + 2])
    if starts("<!") || starts("<?") || isEmptyEnd {
      position = end(of: ">", from: start + 2) ?? bytes.count
      replace(start..<position, by: "")
      return true
    }
    let wasInUnclosedTag = isInUnclosedTag
    guard let tag = tag() else {
      guard isInUnclosedTag, !wasInUnclosedTag else { return false }
      // The page ends inside the tag.
      position = bytes.count
      replace(start..<position, by: "")
      return true
    }
    if !tag.isEnd, Self.hidden.contains(tag.name) {
      position = end(of: "</\(tag.name)", from: tag.end) ?? bytes.count
      position = min(end(of: ">", from: position) ?? bytes.count, bytes.count)
      replace(start..<position, by: "\n")
      return true
    }
    if !tag.isEnd, Self.plain.contains(tag.name) { plainElement = tag.name }
    if tag.name == "pre" { preformatted = max(preformatted + (tag.isEnd ? -1 : 1), 0) }
    position = tag.end
    let isOpened = !tag.isEnd && bytes[tag.end - 2] != 0x2F
    if tag.isEnd {
      elements.close(tag.name, at: start, end: tag.end, in: bytes)
    } else if isOpened {
      elements.open(tag.name, at: start, contents: tag.end, in: bytes)
    }
    replace(start..<tag.end, by: Self.block.contains(tag.name) ? "\n" : "")
    return true
  }

  /// Collapses a run of white space.
  private mutating func readWhiteSpace() {
    let start = position
    while position < bytes.count, [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(bytes[position]) {
      position += 1
    }
    guard preformatted == 0, bytes[start..<position].contains(where: { $0 == 0x0A || $0 == 0x0D })
    else { return }
    let isBetween =
      start > 2 && position + 2 < bytes.count && bytes[start - 1] >= 0x80 && bytes[position] >= 0xE2
    replace(start..<position, by: isBetween ? "" : " ")
  }

  private mutating func replace(_ range: Range<Int>, by text: String) {
    guard !range.isEmpty else { return }
    edits.append(
      RepairedText.Edit(utf8Range: range, replacement: text, kind: .markup, confidence: 1))
  }

  // MARK: Tags

  private struct Tag {
    let name: String
    let isEnd: Bool
    let end: Int
  }

  /// The tag at the position; nil if a less-than sign does not begin one. A greater-than sign inside a
  /// quoted attribute does not end a tag.
  private mutating func tag() -> Tag? {
    guard !isInUnclosedTag else { return nil }
    var place = position + 1
    let isEnd = place < bytes.count && bytes[place] == 0x2F
    if isEnd { place += 1 }
    let first = place
    while place < bytes.count, Self.isNameByte(bytes[place]) { place += 1 }
    guard place > first, Self.isLetter(bytes[first]) else { return nil }
    guard place < bytes.count else {
      isInUnclosedTag = true
      return nil
    }
    guard [0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F, 0x3E].contains(bytes[place]) else { return nil }
    let name = String(decoding: bytes[first..<place].map { $0 | 0x20 }, as: UTF8.self)
    var quote: UInt8 = 0
    var isValue = false
    while place < bytes.count {
      let byte = bytes[place]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return Tag(name: name, isEnd: isEnd, end: place + 1)
      } else if byte == 0x3D {
        isValue = true
      } else if byte == 0x22 || byte == 0x27 {
        if isValue { quote = byte }
        isValue = false
      } else if byte > 0x20 {
        isValue = false
      }
      place += 1
    }
    isInUnclosedTag = true
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x3A
  }

  // MARK: Searching

  private func nextSign(_ byte: UInt8) -> Int? { bytes[position...].firstIndex(of: byte) }

  private func starts(_ text: String) -> Bool { matches(Array(text.utf8), at: position) }

  private func matches(_ text: [UInt8], at place: Int) -> Bool {
    guard place + text.count <= bytes.count else { return false }
    for (offset, byte) in text.enumerated() {
      let found = bytes[place + offset]
      if found != byte, !(Self.isLetter(byte) && found | 0x20 == byte) { return false }
    }
    return true
  }

  /// The offset after the next occurrence of a text.
  private func end(of text: String, from start: Int) -> Int? {
    let text = Array(text.utf8)
    var place = start
    while place + text.count <= bytes.count {
      if matches(text, at: place) { return place + text.count }
      place += 1
    }
    return nil
  }

  // MARK: Names

  /// Elements whose content is not text.
  private static let hidden: Set<String> = [
    "script", "style", "template", "iframe", "noscript", "noembed", "noframes",
  ]

  /// Elements whose contents have no tags.
  private static let plain: Set<String> = ["title", "textarea", "xmp"]

  /// Elements that begin and end a line.
  private static let block: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3",
    "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav",
    "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead",
    "title", "tr", "ul",
  ]

  /// Elements inside a line by which HTML is recognized.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "big", "button", "cite", "code", "del", "em", "font", "i", "ins", "label",
    "mark", "s", "small", "span", "strike", "strong", "sub", "sup", "u",
  ]
}
