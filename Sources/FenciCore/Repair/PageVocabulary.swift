/// What a page has where it is not damaged: the likelier is a lost character that it has elsewhere, above all
/// beside the same neighbour.
struct PageVocabulary {
  private var characters = CharacterSet()
  /// Pairs of characters that stand together, by their codes.
  private var pairs: Set<UInt32> = []

  init(_ document: RepairDocument) {
    var (position, last) = (0, UInt16(0))
    while position < document.count {
      let (scalar, code) = (document.scalars[position], document.codes[position])
      if code != 0, scalar >= 0x3400 {
        characters.insert(scalar)
        if last != 0 { pairs.insert(Self.pair(last, code)) }
        last = code
        position = document.annotationEnd(behind: position) ?? position + 1
      } else {
        last = 0
        position += 1
      }
    }
  }

  func contains(_ scalar: UInt32) -> Bool { characters.contains(scalar) }

  /// Whether two characters, by their codes, stand together.
  func contains(_ first: UInt16, _ second: UInt16) -> Bool {
    pairs.contains(Self.pair(first, second))
  }

  private static func pair(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }
}
