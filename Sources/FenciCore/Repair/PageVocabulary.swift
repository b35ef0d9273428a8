/// The characters of a page, and the pairs of adjacent characters. They help to guess a lost
/// character: a candidate is likelier if it occurs elsewhere on the page, above all next to the
/// same neighbor.
struct PageVocabulary {
  private var characters = CharacterSet()
  /// The pairs of adjacent characters. Each is packed into one number from the two GBK codes.
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

  /// Whether two characters, given by their GBK codes, are adjacent anywhere on the page.
  func contains(_ first: UInt16, _ second: UInt16) -> Bool {
    pairs.contains(Self.pair(first, second))
  }

  private static func pair(_ first: UInt16, _ second: UInt16) -> UInt32 {
    UInt32(first) << 16 | UInt32(second)
  }
}
