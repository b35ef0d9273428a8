/// What a character is to the segmenter, derived from Unicode's properties.
enum CharacterClass: UInt8, BitwiseCopyable {
  case unassigned, han, digit
  /// Letters of the Latin, Greek and Cyrillic scripts.
  case latin
  case kana
  /// Letters and digits of every other script.
  case letter
  /// Combining marks, joiners, variation selectors: never apart from what they follow.
  case mark
  case space, lineBreak, punctuation, symbol, pictograph, regionalIndicator
  /// Characters that are never apart from what follows them.
  case prepend
  case control
  /// Format characters that show by nothing: zero-width space, word joiner, soft hyphen, byte-order
  /// mark, marks of direction. They belong to the character before them, and without one are white
  /// space.
  case invisible

  /// Whether matching skips such a character behind another one, to which it belongs.
  @inline(__always) var isLookedThrough: Bool { self == .mark || self == .invisible }

  /// The class of a scalar. Constant time below U+10000, binary search above.
  static func of(_ scalar: UInt32) -> CharacterClass {
    unsafe scalar < 0x10000 ? basicPlane[Int(scalar)] : search(scalar)
  }

  /// The classes below U+10000: written once, here, so that threads may share them.
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
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle] >> 8 <= scalar { low = middle } else { high = middle }
    }
    return CharacterClass(rawValue: UInt8(runs[low] & 0xFF)) ?? .unassigned
  }
}
