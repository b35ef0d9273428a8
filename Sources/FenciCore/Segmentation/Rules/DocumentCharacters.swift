/// The Chinese characters of a document, folded, with the unknown words that a method found in
/// them.
struct DocumentCharacters {
  /// Each character as folded by the lexicon. 0 for each token that no word may cross: marks,
  /// letters, numbers and their units, and forced words.
  private(set) var scalars: [UInt32] = []
  /// The byte offset of each character.
  private(set) var starts: [Int] = []
  /// By character: whether a boundary before it would be inside a word of the lexicon.
  private(set) var isInsideKnown: [Bool] = []
  /// The characters of each token that is an unknown word, in order.
  private(set) var unknownWords: [Range<Int>] = []
  private let lexicon: Lexicon

  /// The most characters of an unknown word, as for a lexicon entry.
  static let longest = ImageFormat.maximumWordLength

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// Appends the characters of the next chunk.
  ///
  /// - Parameter bytes: the whole text.
  mutating func append(_ chunk: borrowing Chunk, _ bytes: Table<UInt8>) {
    var units: [Range<Int>] = []
    chunk.fixedSpans.forEach { span, kind in
      if kind == .unit { units.append(span) }
    }
    var unit = 0
    let reader = UTF8Reader(bytes: bytes)
    for token in 0..<chunk.tokenCount {
      let range = chunk.start(of: token)..<Int(chunk.ends[token])
      while unit < units.count, units[unit].upperBound <= range.lowerBound { unit += 1 }
      let isUnit = unit < units.count && units[unit].lowerBound < range.upperBound
      let node = chunk.nodes[token]
      let mark = chunk.units.marks[range.lowerBound]
      let first = scalars.count
      if !isUnit, mark & CharacterFlags.fixed == 0,
        chunk.kind(startingAt: range.lowerBound, node: node) == .word,
        append(range, of: chunk.units, reader, isKnown: node != 0)
      {
        if node == 0, 2...Self.longest ~= range.count {
          unknownWords.append(first..<scalars.count)
        }
      } else {
        append(0, chunk.units.origin + Int(chunk.units.starts[range.lowerBound]))
      }
    }
  }

  /// Appends the characters of a token.
  ///
  /// - Returns: whether all of them are Chinese; if not, none is appended.
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

  /// The byte range from the first of some characters to the start of the character after the last.
  ///
  /// - Parameter end: the end of the text.
  func bytes(of range: Range<Int>, textEnd end: Int) -> Range<Int> {
    starts[range.lowerBound]..<(range.upperBound < starts.count ? starts[range.upperBound] : end)
  }
}
