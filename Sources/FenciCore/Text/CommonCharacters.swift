/// The characters that the fast path of `Normalizer` handles: U+4E00...U+9FFF, and punctuation
/// marks of three bytes that are always one token each.
enum CommonCharacters {
  /// The pages of U+4E00...U+9FFF. In every image they come first, after the empty page.
  static let hanPages = 0x4E00 / 64..<0xA000 / 64

  /// One bit for each of the 64 scalars of a page, below U+10000. The table is written once, here,
  /// so threads may share it.
  nonisolated(unsafe) static let bitmaps: Table<UInt64> = {
    var bitmaps = [UInt64](repeating: 0, count: 0x10000 / 64)
    for page in hanPages { bitmaps[page] = .max }
    for block in [0x2010..<0x2040, 0x3000..<0x3030, 0xFF00..<0xFF80] {
      for scalar in block where isLoneMark(UInt32(scalar)) {
        bitmaps[scalar / 64] |= 1 << UInt64(scalar % 64)
      }
    }
    return Table(immortal: bitmaps)
  }()

  /// Excludes two kinds of marks: a full-width opening bracket may begin an annotation, and a run
  /// of a repeatable mark is one token.
  private static func isLoneMark(_ scalar: UInt32) -> Bool {
    CharacterClass.of(scalar) == .punctuation && scalar != 0xFF08
      && !PreTokenizer.repeats(scalar)
  }
}
