/// A lexicon's characters, and new ones with codes behind theirs.
struct AlphabetEditor {
  private let sections: ImageSections
  private var newCodes: [UInt32: UInt16] = [:]
  private(set) var newScalars: [UInt32] = []

  init(_ sections: ImageSections) { self.sections = sections }

  var count: Int { sections.alphabet.count + newScalars.count }

  /// The codes of a word; characters that have none get one.
  mutating func codes(of word: String) -> [UInt16] {
    var codes: [UInt16] = []
    for scalar in word.unicodeScalars where !FoldMap.isTransparent(scalar.value) {
      let known = sections.codeMap.code(of: scalar.value)
      codes.append(known != 0 ? known : newCode(of: scalar.value))
    }
    return codes
  }

  /// The scalar of a code, old or new.
  func scalar(of code: UInt16) -> UInt32 {
    Int(code) < sections.alphabet.count
      ? sections.alphabet[Int(code)] : newScalars[Int(code) - sections.alphabet.count]
  }

  private mutating func newCode(of scalar: UInt32) -> UInt16 {
    if let code = newCodes[scalar] { return code }
    let code = UInt16(clamping: count)
    newCodes[scalar] = code
    newScalars.append(scalar)
    return code
  }

  /// The code map and the alphabet with the new characters.
  func finish(_ memory: inout OwnedMemory) -> (CodeMap, Table<UInt32>) {
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
    let map = CodeMap(index: memory.take(index.finish()), codes: memory.take(pages.finish()))
    return (map, memory.take(alphabet.finish()))
  }
}

/// Memory that a storage will free.
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
