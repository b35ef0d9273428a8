package import Fenci

/// Prints the tokens of a text with their part-of-speech tags, as in `城市/n 建设/vn`.
///
/// This is the common form of tagged corpora. Each line of the text becomes one line of output,
/// with a space between tokens. Whitespace between tokens is omitted. `WordBlanks` decides how to
/// show whitespace inside a token.
package struct TagWriter {
  private let blanks: WordBlanks

  package init(blanks: WordBlanks) { self.blanks = blanks }

  /// The tag that is printed if the part of speech is unknown. The program jieba prints the same
  /// tag.
  private static let unknown = Array("x".utf8)

  /// Prints the tokens of a text.
  ///
  /// - Parameter tags: one tag for each token.
  package func write(_ tokens: Tokens, _ tags: [String], to output: inout [UInt8]) {
    var isFirst = true
    for (token, tag) in zip(tokens, tags) {
      if token.kind == .lineBreak {
        output.append(0x0A)
        isFirst = true
        continue
      }
      let start = token.start - tokens.sourceOffset
      let text = oneWord(tokens.source[start..<start + (token.end - token.start)])
      guard token.kind != .space, !text.isEmpty else { continue }
      if !isFirst { output.append(0x20) }
      isFirst = false
      output += text
      output.append(UInt8(ascii: "/"))
      output += tag.isEmpty ? Self.unknown : Array(tag.utf8)
    }
    if !isFirst { output.append(0x0A) }
  }

  /// Returns the bytes of a token, either without its whitespace or with a mark for each whitespace
  /// character.
  private func oneWord(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    // A token without these bytes has no whitespace, because every whitespace character begins with
    // one of them.
    guard bytes.contains(where: { $0 <= 0x20 || $0 == 0xC2 || $0 >= 0xE1 && $0 <= 0xE3 }) else {
      return Array(bytes)
    }
    var kept: [UInt8] = []
    var marked: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      var length = 1
      while position + length < bytes.endIndex, bytes[position + length] & 0xC0 == 0x80 {
        length += 1
      }
      let character = bytes[position..<position + length]
      let scalars = String(decoding: character, as: UTF8.self).unicodeScalars
      if scalars.allSatisfy(\.properties.isWhitespace) {
        marked += WordBlanks.mark
      } else {
        kept += character
        marked += character
      }
      position += length
    }
    return kept.count < bytes.count && !kept.isEmpty && blanks.isShown(bytes) ? marked : kept
  }
}
