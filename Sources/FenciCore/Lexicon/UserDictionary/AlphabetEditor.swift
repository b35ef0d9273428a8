/// The characters of a lexicon, and new ones whose codes follow theirs.
struct AlphabetEditor {
  /// The largest size of an alphabet: 16,381 characters, the reserved ones included, and the unused
  /// codes 0 and 1.
  static let limit = ImageFormat.maximumAlphabet - 1

  private let sections: ImageSections
  private var newCodes: [UInt32: UInt16] = [:]
  private(set) var newScalars: [UInt32] = []

  init(_ sections: ImageSections) { self.sections = sections }

  var count: Int { sections.alphabet.count + newScalars.count }

  /// The codes of a word; nil if a character does not have one.
  func knownCodes(of word: String) -> [UInt16]? {
    var codes: [UInt16] = []
    for scalar in word.unicodeScalars where !FoldMap.isTransparent(scalar.value) {
      let code = code(of: scalar.value)
      if code == 0 { return nil }
      codes.append(code)
    }
    return codes
  }

  /// The codes of a word; characters without a code get one. If there are not enough codes left,
  /// returns nil and changes nothing.
  mutating func codes(of word: String) -> [UInt16]? {
    if let codes = knownCodes(of: word) { return codes }
    var added: [UInt32] = []
    for scalar in word.unicodeScalars where !FoldMap.isTransparent(scalar.value) {
      if code(of: scalar.value) == 0, !added.contains(scalar.value) { added.append(scalar.value) }
    }
    guard count + added.count <= Self.limit else { return nil }
    for scalar in added {
      newCodes[scalar] = UInt16(count)
      newScalars.append(scalar)
    }
    return knownCodes(of: word)
  }

  /// The scalar of a code, old or new.
  func scalar(of code: UInt16) -> UInt32 {
    Int(code) < sections.alphabet.count
      ? sections.alphabet[Int(code)] : newScalars[Int(code) - sections.alphabet.count]
  }

  /// The code of a character, old or new; 0 if it does not have one.
  private func code(of scalar: UInt32) -> UInt16 {
    let code = sections.codeMap.code(of: scalar)
    return code != 0 ? code : newCodes[scalar] ?? 0
  }

  /// The code map and the alphabet, including the new characters.
  func finish(_ memory: inout OwnedMemory) -> (CharacterMap, Table<UInt32>) {
    guard !newScalars.isEmpty else { return (sections.codeMap, sections.alphabet) }
    var alphabet = GrowableTable(copying: sections.alphabet, capacity: count)
    let index = GrowableTable(copying: sections.codeMap.index, capacity: 0)
    var pages = GrowableTable(
      copying: sections.codeMap.codes,
      capacity: sections.codeMap.codes.count + 64 * newScalars.count)
    alphabet.grow(to: count)
    for (number, scalar) in newScalars.enumerated() {
      let code = sections.alphabet.count + number
      alphabet[code] = scalar
      let page = Int(scalar >> 6)
      if index[page] == 0 {
        index[page] = UInt16(pages.count / 64)
        pages.grow(to: pages.count + 64)
      }
      pages[Int(index[page]) << 6 | Int(scalar & 0x3F)] = UInt16(code)
    }
    let map = CharacterMap(index: memory.take(index.finish()), codes: memory.take(pages.finish()))
    return (map, memory.take(alphabet.finish()))
  }
}

/// Tables that an edited storage owns and frees.
struct OwnedMemory {
  private(set) var releases: [@Sendable () -> Void] = []

  mutating func take<Element>(
    _ finished: (table: Table<Element>, release: @Sendable () -> Void)
  ) -> Table<Element> {
    releases.append(finished.release)
    return finished.table
  }

  mutating func take<Element: FixedWidthInteger & BitwiseCopyable>(
    _ elements: [Element]
  ) -> Table<Element> {
    take(elements.withTable { GrowableTable(copying: $0, capacity: 0).finish() })
  }
}
