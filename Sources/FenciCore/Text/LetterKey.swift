/// Up to eight letters or digits packed into one number, to look up short names without strings.
struct LetterKey: Equatable, BitwiseCopyable {
  private(set) var packed: UInt64 = 0
  private(set) var count = 0

  /// Appends a letter or digit: full-width forms as ASCII, μ as u, Ω as a code below the letters.
  ///
  /// - Returns: false if the key is full or the scalar is not such a character.
  mutating func append(_ scalar: UInt32) -> Bool {
    guard count < 8, let byte = Self.byte(scalar) else { return false }
    packed = packed << 8 | UInt64(byte)
    count += 1
    return true
  }

  /// The same letters in lower case.
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

  /// The packed form of Ω, which no ASCII letter has.
  private static let ohm: UInt8 = 0x01

  /// The keys of a list of names separated by spaces or line breaks.
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
  /// Returns the letters from an offset on, without marks, and their end; nil if they are more than
  /// eight or include a letter that no name has.
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
