/// A tag of HTML or XML, such as `<a href="…">`, or a declaration that begins with `<!` or `<?`.
/// The ASCII words of a tag cannot be part of key phrases.
struct MarkupTag {
  /// The kind of content after a tag. It is code up to the end tag if the tag opens a script or
  /// style element, and text otherwise.
  enum Content { case text, script, style }

  /// The byte offset after the tag.
  let end: Int
  let content: Content

  private static let script = Array("script".utf8)
  private static let style = Array("style".utf8)

  /// Reads the tag that begins at a less-than sign. Returns nil if none begins there.
  init?(_ source: Table<UInt8>, at start: Int) {
    func byte(_ offset: Int) -> UInt8 { offset < source.count ? source[offset] : 0 }
    var offset = start + 1
    if byte(offset) == 0x21 || byte(offset) == 0x3F {
      content = .text
    } else {
      let isEndTag = byte(offset) == 0x2F
      if isEndTag { offset += 1 }
      let name = offset
      guard Self.isLetter(byte(offset)) else { return nil }
      while Self.isName(byte(offset)) { offset += 1 }
      guard [0x20, 0x09, 0x0A, 0x0C, 0x0D, 0x2F, 0x3E].contains(byte(offset)) else { return nil }
      if !isEndTag, Self.matches(Self.script, source, name..<offset) {
        content = .script
      } else {
        content = !isEndTag && Self.matches(Self.style, source, name..<offset) ? .style : .text
      }
    }
    while offset < source.count, source[offset] != 0x3C, source[offset] != 0x3E { offset += 1 }
    guard byte(offset) == 0x3E else { return nil }
    end = offset + 1
  }

  /// Whether the end tag of a script or style element begins at a less-than sign.
  static func ends(_ content: Content, _ source: Table<UInt8>, at start: Int) -> Bool {
    let name = content == .script ? script : style
    guard start + 2 + name.count <= source.count, source[start + 1] == 0x2F else { return false }
    return matches(name, source, start + 2..<start + 2 + name.count)
  }

  private static func matches(
    _ name: [UInt8], _ source: Table<UInt8>, _ range: Range<Int>
  ) -> Bool {
    range.count == name.count
      && name.indices.allSatisfy { source[range.lowerBound + $0] | 0x20 == name[$0] }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x3A
  }
}
