@testable import FenciCore

/// Which tokens are markup, by regular expressions over the bytes.
struct NaiveMarkup {
  /// The words that are left out, by number.
  private(set) var leftOut: Set<Int> = []

  init(_ bytes: [UInt8], _ tokens: [Token]) {
    // One scalar a byte.
    let text = bytes.map { Character(Unicode.Scalar($0)) }
    func string(_ range: Range<Int>) -> String { String(text[range]) }
    let tag = /<(?:[!?]|(\/?[A-Za-z][A-Za-z0-9:\-]*)(?=[ \t\n\f\r\/>]))[^<>]*>/
      .matchingSemantics(.unicodeScalar)
    let isWord = tokens.map { [.word, .letters, .number].contains($0.kind) }
    let isASCII = tokens.map { bytes[$0.utf8Range].allSatisfy { $0 < 0x80 } }
    var reached = 0
    for (number, token) in tokens.enumerated() where !isWord[number] && token.start >= reached {
      if bytes[token.start] == 0x3B, number > 0, isWord[number - 1], isASCII[number - 1] {
        let before = tokens[number - 1]
        if string(max(before.start - 1, 0)..<before.end).contains("&") {
          leftOut.insert(number - 1)
        }
      }
      guard bytes[token.start] == 0x3C,
        let match = string(token.start..<bytes.count).prefixMatch(of: tag)
      else { continue }
      reached = token.start + match.0.unicodeScalars.count
      for word in number..<tokens.count where tokens[word].start < reached && isASCII[word] {
        leftOut.insert(word)
      }
      let name = match.1.map { $0.lowercased() } ?? ""
      guard name == "script" || name == "style" else { continue }
      let end = tokens.indices.first { later in
        let start = tokens[later].start
        return later > number && !isWord[later] && bytes.count - start >= name.count + 2
          && string(start..<start + name.count + 2).lowercased() == "</" + name
      }
      guard let end else { continue }
      leftOut.formUnion(number..<end)
      reached = tokens[end].start
    }
    leftOut = leftOut.filter { isWord[$0] }
  }
}
