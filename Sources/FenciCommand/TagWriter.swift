import Fenci

/// Prints one line a line of text: tokens with their tags, `城市/n`, separated by one space, white space between
/// them left out: the form in which tagged corpora are written. A blank that a word of the dictionary has is
/// shown as `WordBlanks` says.
struct TagWriter {
  let blanks: WordBlanks

  /// What is printed where no part of speech is known: jieba's tag for that.
  private static let unknown = Array("x".utf8)

  /// - Parameter tags: one for each token.
  func write(_ tokens: Tokens, _ tags: [String], to output: inout [UInt8]) {
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

  /// A token without white space, or with marks for it.
  private func oneWord(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    // All white space begins with one of these bytes.
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
