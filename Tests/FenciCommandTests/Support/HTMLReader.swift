/// Reads a page and accepts only what the command may write: known elements and attributes, all closed
/// in order, each id once, each link to an id of the page, and nothing that a browser would repair.
struct HTMLReader {
  /// A document's text as a reader sees it.
  struct Text {
    var scalars: [Unicode.Scalar] = []
    /// For each scalar, in how many marks it stands.
    var depths: [Int] = []
    /// Where each mark with an id begins.
    var starts: [String: Int] = [:]
    /// What is struck out, and what is put in and not part of the text.
    var deletions: [String] = []
    var insertions: [String] = []

    var string: String {
      var string = String.UnicodeScalarView()
      string.append(contentsOf: scalars)
      return String(string)
    }
  }

  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// The elements of a page and their attributes.
  private static let elements: [String: Set<String>] = [
    "html": ["lang"], "head": [], "meta": ["charset", "http-equiv", "content", "name"],
    "title": [], "style": [], "body": [], "header": [], "main": [], "h1": [], "h2": [], "h3": [],
    "nav": ["id", "aria-label"], "ol": [], "li": ["id"], "article": ["id"],
    "section": ["class", "id", "aria-label", "dir"], "p": ["class"],
    "a": ["class", "href", "aria-label", "tabindex", "data-rank"], "span": ["class"], "bdi": [],
    "svg": ["class", "viewBox", "preserveAspectRatio", "aria-hidden"], "rect": ["width", "height"],
    "details": ["class"], "summary": [], "table": [], "tr": [], "td": [], "th": [],
    "mark": ["id", "class"], "del": [], "ins": [],
  ]
  private static let references: [(name: String, scalar: Unicode.Scalar)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
  ]

  private(set) var texts: [Text] = []
  /// What stands in each element that isolates its text.
  private(set) var isolated: [String] = []
  private(set) var title = ""
  private(set) var ids: Set<String> = []
  private(set) var links: [String] = []
  private let page: [Unicode.Scalar]
  private var position = 0
  private var open: [String] = []
  /// How many elements were open before a document's text; nil outside one.
  private var textLevel: Int?

  init(_ bytes: [UInt8]) throws {
    guard let page = String(validating: bytes, as: UTF8.self) else {
      throw Problem(description: "not UTF-8")
    }
    self.page = Array(page.unicodeScalars)
    try readPage()
  }

  private mutating func readPage() throws {
    try expect("<!DOCTYPE html>\n<html")
    position -= 5
    while position < page.count {
      if page[position] == "<" { try readTag() } else { try readScalar() }
    }
    if let name = open.last { throw problem("<\(name)> is not closed") }
    for link in links where !ids.contains(link) { throw problem("no id for #\(link)") }
  }

  private mutating func readTag() throws {
    if open.last == "style" { return try close("style") }
    position += 1
    if position < page.count, page[position] == "/" {
      position -= 1
      return try close(open.last ?? "")
    }
    let name = readName()
    guard let known = Self.elements[name] else { throw problem("<\(name)>") }
    if name == "a" || name == "p" || name == "title", open.contains(name) {
      throw problem("<\(name)> in <\(name)>")
    }
    var attributes: [String: String] = [:]
    while position < page.count, page[position] == " " {
      position += 1
      let attribute = readName()
      guard known.contains(attribute) else { throw problem("\(attribute) of <\(name)>") }
      try expect("=\"")
      attributes[attribute] = try readValue()
    }
    try note(attributes, of: name)
    if name == "rect" { return try expect("/>") }
    try expect(">")
    if name != "meta" { open.append(name) }
    if attributes["class"] == "text" {
      guard textLevel == nil else { throw problem("a text in a text") }
      textLevel = open.count
      texts.append(Text())
    }
    if name == "bdi" { isolated.append("") }
    if name == "del" { texts[texts.count - 1].deletions.append("") }
    if name == "ins" { texts[texts.count - 1].insertions.append("") }
  }

  private mutating func note(_ attributes: [String: String], of name: String) throws {
    if let id = attributes["id"] {
      guard ids.insert(id).inserted else { throw problem("id \(id) twice") }
      if name == "mark" { texts[texts.count - 1].starts[id] = texts.last?.scalars.count }
    }
    if let target = attributes["href"] {
      guard target.first == "#" else { throw problem("link to \(target)") }
      links.append(String(target.dropFirst()))
    }
    if ["mark", "del", "ins"].contains(name), textLevel == nil {
      throw problem("<\(name)> outside a text")
    }
  }

  private mutating func close(_ name: String) throws {
    try expect("</\(name)>")
    open.removeLast()
    if let level = textLevel, open.count < level { textLevel = nil }
  }

  private mutating func readScalar() throws {
    var scalar = page[position]
    position += 1
    switch scalar.value {
    case 0x26 where open.last != "style": scalar = try readReference()
    case 0x3E where open.last != "style": throw problem("a bare >")
    case 0..<0x09, 0x0B..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: throw problem("control character")
    case let value where value & 0xFFFE == 0xFFFE: throw problem("noncharacter")
    default: break
    }
    if textLevel != nil {
      readText(scalar)
    } else if open.last == "title" {
      title.unicodeScalars.append(scalar)
    } else if open.contains("bdi") {
      isolated[isolated.count - 1].unicodeScalars.append(scalar)
    }
  }

  private mutating func readText(_ scalar: Unicode.Scalar) {
    let last = texts.count - 1
    switch open.last {
    case "ins":
      texts[last].insertions[texts[last].insertions.count - 1].unicodeScalars.append(scalar)
      return
    case "del":
      texts[last].deletions[texts[last].deletions.count - 1].unicodeScalars.append(scalar)
    default: break
    }
    texts[last].scalars.append(scalar)
    texts[last].depths.append(open.count { $0 == "mark" })
  }

  private mutating func readReference() throws -> Unicode.Scalar {
    position -= 1
    for reference in Self.references {
      let name = Array(reference.name.unicodeScalars)
      guard page[position...].starts(with: name) else { continue }
      position += name.count
      return reference.scalar
    }
    throw problem("a bare &")
  }

  private mutating func readName() -> String {
    var name = ""
    while position < page.count, page[position].isASCII,
      page[position].properties.isAlphabetic || page[position] == "-"
        || page[position].properties.numericType != nil
    {
      name.unicodeScalars.append(page[position])
      position += 1
    }
    return name
  }

  private mutating func readValue() throws -> String {
    var value = ""
    while position < page.count, page[position] != "\"" {
      if "<>&\n".unicodeScalars.contains(page[position]) { throw problem("a value") }
      value.unicodeScalars.append(page[position])
      position += 1
    }
    try expect("\"")
    return value
  }

  private mutating func expect(_ expected: String) throws {
    guard page[position...].starts(with: expected.unicodeScalars) else {
      throw problem("\(expected) expected")
    }
    position += expected.unicodeScalars.count
  }

  private func problem(_ what: String) -> Problem {
    var excerpt = String.UnicodeScalarView()
    excerpt.append(contentsOf: page[max(position - 40, 0)..<min(position + 20, page.count)])
    return Problem(description: "\(what), scalar \(position), behind “\(String(excerpt))”")
  }
}
