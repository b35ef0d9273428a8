/// The class of a character, by which the segmenter decides which characters form a token. For
/// example, consecutive `latin` letters belong to one token. The class is derived from the
/// character's Unicode properties.
enum CharacterClass: UInt8, BitwiseCopyable {
  case unassigned, han, digit
  /// A letter of the Latin, Greek or Cyrillic script.
  case latin
  case kana
  /// A letter or digit of any other script.
  case letter
  /// A combining mark, a joiner or a variation selector. It belongs to the character before it.
  case mark
  case space, lineBreak, punctuation, symbol, pictograph, regionalIndicator
  /// A character that belongs to the character after it.
  case prepend
  case control
  /// A format character without a visible form, such as a zero-width space, a word joiner, a soft
  /// hyphen, a byte-order mark or a direction mark. It belongs to the character before it. If no
  /// character precedes it, it counts as whitespace.
  case invisible

  /// Whether matching skips a character of this class when it follows another character. Such a
  /// character belongs to the character before it.
  @inline(__always) var isLookedThrough: Bool { self == .mark || self == .invisible }

  /// The class of a scalar. The lookup takes constant time below U+10000, and a binary search
  /// above.
  static func of(_ scalar: UInt32) -> CharacterClass {
    unsafe scalar < 0x10000 ? basicPlane[Int(scalar)] : search(scalar)
  }

  /// The classes of the scalars below U+10000. Threads may share the table, because it is written
  /// only once, by this initializer.
  nonisolated(unsafe) static let basicPlane: Table<CharacterClass> = {
    var table = [CharacterClass](repeating: .unassigned, count: 0x10000)
    for (run, entry) in runs.enumerated() {
      let first = Int(entry >> 8)
      guard first < table.count, let value = CharacterClass(rawValue: UInt8(entry & 0xFF)) else {
        break
      }
      let next = run + 1 < runs.count ? Int(runs[run + 1] >> 8) : table.count
      for scalar in first..<min(next, table.count) { table[scalar] = value }
    }
    return Table(immortal: table)
  }()

  private static func search(_ scalar: UInt32) -> CharacterClass {
    let runs = runs
    // The first run begins with U+0000, so the search may start at the second one.
    let run = (1..<runs.count).partitioningIndex { runs[$0] >> 8 > scalar } - 1
    return CharacterClass(rawValue: UInt8(runs[run] & 0xFF)) ?? .unassigned
  }
}
