/// The class of a character for the segmenter, derived from its Unicode properties.
enum CharacterClass: UInt8, BitwiseCopyable {
  case unassigned, han, digit
  /// Letters of the Latin, Greek and Cyrillic scripts.
  case latin
  case kana
  /// Letters and digits of every other script.
  case letter
  /// Combining marks, joiners and variation selectors. They belong to the character before them.
  case mark
  case space, lineBreak, punctuation, symbol, pictograph, regionalIndicator
  /// Characters that belong to the character after them.
  case prepend
  case control
  /// Format characters without a visible form: zero-width space, word joiner, soft hyphen,
  /// byte-order mark, direction marks. They belong to the character before them. Without one they
  /// are whitespace.
  case invisible

  /// Whether matching skips such a character after another one, to which it belongs.
  @inline(__always) var isLookedThrough: Bool { self == .mark || self == .invisible }

  /// The class of a scalar. Constant time below U+10000, binary search above.
  static func of(_ scalar: UInt32) -> CharacterClass {
    unsafe scalar < 0x10000 ? basicPlane[Int(scalar)] : search(scalar)
  }

  /// The classes below U+10000. The table is written once, here, so threads may share it.
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
    // The first run begins with U+0000.
    let run = (1..<runs.count).partitioningIndex { runs[$0] >> 8 > scalar } - 1
    return CharacterClass(rawValue: UInt8(runs[run] & 0xFF)) ?? .unassigned
  }
}
