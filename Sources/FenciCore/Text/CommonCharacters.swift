/// The characters that take the decoder's short way: those of U+4E00...U+9FFF, and punctuation marks of
/// three bytes that are one token each wherever they stand.
enum CommonCharacters {
  /// The pages of U+4E00...U+9FFF are the first ones, so that their codes need one look-up.
  static let hanPages = 0x4E00 / 64..<0xA000 / 64

  /// A bit for each of the 64 scalars of a page, below U+10000: written once, here, so that threads
  /// may share them.
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

  /// A full-width opening bracket may begin an annotation, and a mark that repeats is one token with
  /// the next.
  private static func isLoneMark(_ scalar: UInt32) -> Bool {
    CharacterClass.of(scalar) == .punctuation && scalar != 0xFF08
      && !PreTokenizer.repeats(scalar)
  }
}
