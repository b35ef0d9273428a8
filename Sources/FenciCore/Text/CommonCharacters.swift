/// The characters that the fast path of `Normalizer` handles. They are the Han characters
/// U+4E00...U+9FFF and the punctuation marks of three bytes that are always one token each.
enum CommonCharacters {
  /// The pages of 64 scalars that contain U+4E00...U+9FFF. In every image they are the first pages
  /// after the empty one.
  static let hanPages = 0x4E00 / 64..<0xA000 / 64

  /// The common characters below U+10000. Each element has one bit for each scalar of a page of 64.
  /// Threads may share the table, because it is written only once, by this initializer.
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

  /// Whether a punctuation mark is always one token. Two kinds of marks are not: a full-width
  /// opening bracket may begin a pinyin annotation, and several equal marks in a row may be one
  /// token.
  private static func isLoneMark(_ scalar: UInt32) -> Bool {
    CharacterClass.of(scalar) == .punctuation && scalar != 0xFF08
      && !PreTokenizer.repeats(scalar)
  }
}
