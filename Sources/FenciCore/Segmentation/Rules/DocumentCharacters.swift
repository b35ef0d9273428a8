/// The Chinese characters of a document, and the unknown words that a method has found in them. An
/// unknown word is a token that the lexicon does not contain.
struct DocumentCharacters {
  /// The characters, folded by the lexicon. One 0 replaces each token that no word may cross. Such
  /// tokens are marks, letters, numbers, the units of numbers, and forced words, which are user
  /// words that were fixed before matching.
  private(set) var scalars: [UInt32] = []
  /// By character: its byte offset in the document.
  private(set) var starts: [Int] = []
  /// By character: whether a boundary before it would be inside a word of the lexicon.
  private(set) var isInsideKnown: [Bool] = []
  /// The characters of each unknown word, in the order of the document.
  private(set) var unknownWords: [Range<Int>] = []
  private let lexicon: Lexicon

  /// The most characters of an unknown word. This is the same limit as for lexicon entries.
  static let longest = ImageFormat.maximumWordLength

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Appends the characters of the next chunk, which is a part of the document.
  ///
  /// - Parameter bytes: the whole document in UTF-8.
  mutating func append(_ chunk: borrowing Chunk, _ bytes: Table<UInt8>) {
    var units: [Range<Int>] = []
    chunk.fixedSpans.forEach { span, kind in
      if kind == .unit { units.append(span) }
    }
    var unit = 0
    let reader = UTF8Reader(bytes: bytes)
    for token in 0..<chunk.tokens.count {
      let range = chunk.tokens.start(of: token)..<Int(chunk.tokens.ends[token])
      while unit < units.count, units[unit].upperBound <= range.lowerBound { unit += 1 }
      let isUnit = unit < units.count && units[unit].lowerBound < range.upperBound
      let node = chunk.tokens.nodes[token]
      let mark = chunk.text.marks[range.lowerBound]
      let first = scalars.count
      if !isUnit, mark & CharacterFlags.fixed == 0,
        chunk.kind(startingAt: range.lowerBound, node: node) == .word,
        append(range, of: chunk.text, reader, isKnown: node != 0)
      {
        if node == 0, 2...Self.longest ~= range.count {
          unknownWords.append(first..<scalars.count)
        }
      } else {
        append(0, chunk.text.origin + Int(chunk.text.starts[range.lowerBound]))
      }
    }
  }

  /// Appends the characters of a token.
  ///
  /// - Returns: whether all characters of the token are Chinese. If not, none of them is appended.
  private mutating func append(
    _ range: Range<Int>, of units: borrowing NormalizedText, _ reader: UTF8Reader, isKnown: Bool
  ) -> Bool {
    let first = scalars.count
    let sections = lexicon.sections
    for unit in range {
      let start = units.origin + Int(units.starts[unit])
      let code = units.codes[unit]
      let scalar =
        code == 0 ? reader.item(at: start).scalar : sections.alphabet[Int(code)]
      guard scalar != UTF8Reader.invalid, reader.characterClass(of: scalar) == .han else {
        scalars.removeSubrange(first...)
        starts.removeSubrange(first...)
        isInsideKnown.removeSubrange(first...)
        return false
      }
      append(scalar, start)
      if isKnown, unit > range.lowerBound { isInsideKnown[isInsideKnown.count - 1] = true }
    }
    return true
  }

  private mutating func append(_ scalar: UInt32, _ start: Int) {
    scalars.append(scalar)
    starts.append(start)
    isInsideKnown.append(false)
  }

  /// The byte range of some characters. It extends from the start of the first character to the
  /// start of the character after the last one, or to the end of the text.
  ///
  /// - Parameter end: the byte offset of the end of the text.
  func bytes(of range: Range<Int>, textEnd end: Int) -> Range<Int> {
    starts[range.lowerBound]..<(range.upperBound < starts.count ? starts[range.upperBound] : end)
  }
}
