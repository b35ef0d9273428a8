extension DocumentWords {
  /// The text of a run, without pinyin annotations.
  func spelling(of run: Run) -> String {
    let range = byteRange(of: run)
    if isFolded(run) { return source.string(in: range) }
    var kept: [UInt8] = []
    kept.reserveCapacity(range.count)
    UTF8Reader(bytes: source).forEachScalar(in: range, readings: lexicon.sections.readings) {
      item, offset in
      for position in offset..<offset + item.length { kept.append(source[position]) }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Whether the text of two runs is the same, byte for byte.
  func haveSameBytes(_ first: Run, _ second: Run) -> Bool {
    let (a, b) = (byteRange(of: first), byteRange(of: second))
    guard a.count == b.count else { return false }
    for offset in 0..<a.count
    where source[a.lowerBound &+ offset] != source[b.lowerBound &+ offset] { return false }
    return true
  }

  /// The dictionary form of a run. This is the spelling of the run's lexicon entry. If the run has
  /// no entry, it is made up of the spellings of its words.
  ///
  /// - Parameter spelling: the text of the run.
  func normalizedForm(of run: Run, node: UInt32, spelling: String) -> String {
    if node != 0, let spelling = lexicon.spelling(of: node) { return spelling }
    let hasSpellings = run.tokens.contains {
      tokens[$0].node != 0 && lexicon.sections.spellings.contains(tokens[$0].node)
    }
    if !hasSpellings, isFolded(run) { return spelling }
    var word = ""
    for position in run.tokens {
      let token = tokens[position]
      if token.node != 0, let spelling = lexicon.spelling(of: token.node) {
        word += spelling
        continue
      }
      let part = Run(first: position, count: 1)
      let range = characterRange(of: part)
      // A mark inside a title has no normalized characters, so its text is used.
      if range.isEmpty { word += self.spelling(of: part) }
      for place in range {
        word.unicodeScalars.append(Unicode.Scalar(characters[place].scalar) ?? "\u{FFFD}")
      }
    }
    return word
  }

  /// The dictionary form of a word.
  func normalizedForm(of token: Int) -> String {
    let run = Run(first: token, count: 1)
    return normalizedForm(of: run, node: tokens[token].node, spelling: spelling(of: run))
  }

  /// Whether the text of a run equals its normalized characters, so the text can be used as it is.
  /// This is so for almost all runs. They consist of Han characters, without pinyin annotations or
  /// marks.
  private func isFolded(_ run: Run) -> Bool {
    let (bytes, characters) = (byteRange(of: run), characterRange(of: run))
    guard bytes.count == 3 * characters.count else { return false }
    var offset = bytes.lowerBound
    for position in characters {
      let scalar = self.characters[position].scalar
      guard scalar >= 0x4E00, scalar < 0xA000,
        source[offset] == UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12),
        source[offset + 1] == UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F),
        source[offset + 2] == UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      else { return false }
      offset += 3
    }
    return true
  }
}
