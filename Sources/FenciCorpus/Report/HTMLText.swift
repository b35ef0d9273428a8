/// A buffer to which HTML is written piece by piece, as UTF-8.
///
/// Text is escaped, so it cannot begin or end an element. Characters that HTML forbids are
/// replaced.
package struct HTMLText {
  package private(set) var bytes: [UInt8] = []

  /// Appends markup unchanged. It must not contain file names or text of documents.
  package mutating func raw(_ markup: String) { bytes += markup.utf8 }

  /// Appends a piece of a document as text. Some characters are replaced:
  ///
  /// - Invalid UTF-8, C1 control characters and noncharacters become U+FFFD.
  /// - Other control characters become visible symbols, U+2400 to U+2421. Tabs and line feeds do
  ///   not change.
  /// - A carriage return becomes a line feed. It is omitted if a line feed follows it.
  package mutating func text(_ document: [UInt8], _ range: Range<Int>) {
    let piece = String(decoding: document[range], as: UTF8.self).unicodeScalars
    var position = piece.startIndex
    while position < piece.endIndex {
      let scalar = piece[position]
      position = piece.index(after: position)
      guard scalar == "\r" else {
        append(scalar)
        continue
      }
      let isLineFeedNext =
        position < piece.endIndex
        ? piece[position] == "\n"
        : range.upperBound < document.count && document[range.upperBound] == 0x0A
      if !isLineFeedNext { append("\n") }
    }
  }

  package mutating func text(_ value: String) {
    let bytes = Array(value.utf8)
    text(bytes, 0..<bytes.count)
  }

  /// Appends a file name or a phrase as text.
  ///
  /// An element around the text isolates it. Without this element, text that runs from right to
  /// left could change the order of the text around it.
  package mutating func isolated(_ value: String) {
    raw("<bdi>")
    text(value)
    raw("</bdi>")
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x26: raw("&amp;")
    case 0x3C: raw("&lt;")
    case 0x3E: raw("&gt;")
    case 0x22: raw("&quot;")
    case 0x27: raw("&#39;")
    case 0x09, 0x0A, 0x20..<0x7F: bytes.append(UInt8(scalar.value))
    case 0..<0x20: append(picture: 0x2400 + scalar.value)
    case 0x7F: append(picture: 0x2421)
    case 0x80..<0xA0, 0xFDD0...0xFDEF: raw("\u{FFFD}")
    case let value where value & 0xFFFE == 0xFFFE: raw("\u{FFFD}")
    default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }

  private mutating func append(picture value: UInt32) {
    raw(Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}")
  }
}
