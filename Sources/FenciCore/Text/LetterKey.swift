/// Up to eight letters or digits, packed into one number. With such keys, short names can be looked
/// up without creating strings.
struct LetterKey: Equatable, BitwiseCopyable {
  private(set) var packed: UInt64 = 0
  private(set) var count = 0

  /// Appends a letter or digit. A full-width form is stored as its ASCII form, μ as u, and Ω as a
  /// number below all letters.
  ///
  /// - Returns: false if the key is full, or if the scalar cannot be stored.
  mutating func append(_ scalar: UInt32) -> Bool {
    guard count < 8, let byte = Self.byte(scalar) else { return false }
    packed = packed << 8 | UInt64(byte)
    count += 1
    return true
  }

  /// The key of the same letters in lower case. Digits and Ω do not change.
  var lowercased: LetterKey {
    var key = self
    for place in 0..<count {
      let shift = UInt64(8 * place)
      if key.packed >> shift & 0xFF &- 0x41 < 26 { key.packed |= 0x20 << shift }
    }
    return key
  }

  private static func byte(_ scalar: UInt32) -> UInt8? {
    switch WordScan.narrow(scalar) {
    case 0xB5, 0x3BC: UInt8(ascii: "u")
    case 0x3A9, 0x2126: ohm
    case let narrow where narrow | 0x20 &- 0x61 < 26 || narrow &- 0x30 < 10:
      UInt8(truncatingIfNeeded: narrow)
    default: nil
    }
  }

  /// The byte that represents Ω. No ASCII letter or digit has this value.
  private static let ohm: UInt8 = 0x01

  /// Returns the keys of the names in a list. Spaces and line breaks separate the names.
  static func keys(_ list: String) -> [UInt64] {
    var keys: [UInt64] = []
    var key = LetterKey()
    for scalar in list.unicodeScalars where !key.append(scalar.value) {
      if key.count > 0 { keys.append(key.packed) }
      key = LetterKey()
    }
    if key.count > 0 { keys.append(key.packed) }
    return keys
  }
}

extension UTF8Reader {
  /// Reads the letters from a UTF-8 offset on, and skips combining marks. The letters end at the
  /// first digit or other character.
  ///
  /// - Returns: the letters and the offset after them. The result is nil if there are more than
  ///   eight letters, or if one of them cannot be stored in a key.
  func letters(at start: Int) -> (key: LetterKey, end: Int)? {
    var key = LetterKey()
    var end = start
    while let (item, characterClass) = classified(at: end), characterClass == .latin {
      guard key.append(item.scalar) else { return nil }
      end = self.end(ofMarksAt: end + item.length)
    }
    return (key, end)
  }
}
