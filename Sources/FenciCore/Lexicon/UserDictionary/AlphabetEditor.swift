/// Gives codes to characters that occur in user words but not yet in the lexicon. A code is the
/// number of a character in a lexicon. The characters of the lexicon keep their codes, and the
/// codes of new characters follow.
struct AlphabetEditor {
  /// The largest number of codes. They are 16,381 characters, including those that every lexicon
  /// reserves, and the unused codes 0 and 1.
  static let limit = ImageFormat.maximumAlphabet - 1

  private let sections: ImageSections
  private var newCodes: [UInt32: UInt16] = [:]
  private(set) var newScalars: [UInt32] = []

  init(_ sections: ImageSections) { self.sections = sections }

  var count: Int { sections.alphabet.count + newScalars.count }

  /// Returns the codes of a word's characters, or nil if a character does not have a code.
  func knownCodes(of word: String) -> [UInt16]? {
    var codes: [UInt16] = []
    for scalar in word.unicodeScalars where !FoldMap.isTransparent(scalar.value) {
      let code = code(of: scalar.value)
      if code == 0 { return nil }
      codes.append(code)
    }
    return codes
  }

  /// Returns the codes of a word's characters. Characters without a code get one. If too few codes
  /// are left, the result is nil and nothing changes.
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

  /// The character of a code, whether the code is old or new.
  func scalar(of code: UInt16) -> UInt32 {
    Int(code) < sections.alphabet.count
      ? sections.alphabet[Int(code)] : newScalars[Int(code) - sections.alphabet.count]
  }

  /// The code of a character, whether it is old or new; 0 if the character does not have one.
  private func code(of scalar: UInt32) -> UInt16 {
    let code = sections.codeMap.code(of: scalar)
    return code != 0 ? code : newCodes[scalar] ?? 0
  }

  /// Returns the map from characters to codes and the alphabet, both with the new characters.
  /// `memory` receives the memory of the new tables.
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

/// The memory of new tables. The storage of an edited lexicon owns it and calls the `releases` to
/// free it.
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
