/// A Mandarin syllable with a tone mark, packed into one number. Each letter (a–z, ü, ê) takes five
/// bits, and the tone takes the lowest two bits.
///
/// A syllable of the neutral tone, which has no tone mark, cannot be represented. Otherwise `f(x)`
/// would look like an annotated character.
struct PinyinSyllable: Equatable {
  /// The packed syllable. The key is unique for syllables of up to six letters, which is the length
  /// of the longest one (`zhuang`).
  let key: UInt32

  init(key: UInt32) { self.key = key }

  /// Packs a syllable such as `chuàng`. The tone mark may be part of its letter or a separate
  /// combining mark. The result is nil if the text contains anything but letters with exactly one
  /// tone mark.
  init?(_ text: some StringProtocol) {
    var packer = Packer()
    for scalar in text.unicodeScalars where !packer.append(scalar.value) { return nil }
    guard let key = packer.key else { return nil }
    self.key = key
  }

  /// Collects the letters and the tone of a syllable, one scalar at a time.
  struct Packer {
    private var letters: UInt32 = 0
    private var length = 0
    private var tone: UInt32?

    /// Appends the next scalar. Returns false if the scalar cannot be part of a syllable with one
    /// tone mark.
    mutating func append(_ scalar: UInt32) -> Bool {
      if let mark = Packer.tone(ofMark: scalar) { return take(mark) }
      if scalar == 0x0308 {  // Combining diaeresis: u becomes ü.
        guard length > 0, letters & 0x1F == Packer.letter("u") else { return false }
        letters = letters & ~0x1F | Packer.umlaut
        return true
      }
      if scalar == 0x0302 {  // Combining circumflex: e becomes ê.
        guard length > 0, letters & 0x1F == Packer.letter("e") else { return false }
        letters = letters & ~0x1F | Packer.circumflex
        return true
      }
      guard let (letter, tone) = Packer.parts(of: scalar), length < 6 else { return false }
      letters = letters << 5 | letter
      length += 1
      return tone.map { take($0) } ?? true
    }

    /// The packed key, or nil if there are no letters yet or no tone.
    var key: UInt32? {
      guard length > 0, let tone else { return nil }
      return letters << 2 | tone
    }

    private mutating func take(_ mark: UInt32) -> Bool {
      guard tone == nil else { return false }
      tone = mark
      return true
    }

    private static let umlaut: UInt32 = 27
    private static let circumflex: UInt32 = 28

    private static func letter(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value - 0x60 }

    private static func tone(ofMark scalar: UInt32) -> UInt32? {
      switch scalar {
      case 0x0304: 0
      case 0x0301: 1
      case 0x030C: 2
      case 0x0300: 3
      default: nil
      }
    }

    /// Returns a letter, and the tone that is written on it, if any. The letters ɡ and ɑ of the
    /// phonetic alphabet count as g and a, because they occur on real pages.
    private static func parts(of scalar: UInt32) -> (UInt32, UInt32?)? {
      switch scalar {
      case 0x61...0x7A: return (scalar - 0x60, nil)
      case 0x41...0x5A: return (scalar - 0x40, nil)
      case 0x0261: return (letter("g"), nil)
      case 0x0251: return (letter("a"), nil)
      case 0xFC: return (umlaut, nil)
      case 0xEA: return (circumflex, nil)
      default: break
      }
      for (tones, letter) in toned {
        for (tone, variant) in tones.unicodeScalars.enumerated()
        where variant.value == scalar && scalar > 0x7F {
          return (letter, UInt32(tone))
        }
      }
      return nil
    }

    private static let toned: [(String, UInt32)] = [
      ("āáǎà", letter("a")), ("ēéěè", letter("e")), ("īíǐì", letter("i")), ("ōóǒò", letter("o")),
      ("ĀÁǍÀ", letter("a")), ("ĒÉĚÈ", letter("e")), ("ŌÓǑÒ", letter("o")),
      ("ūúǔù", letter("u")), ("ǖǘǚǜ", umlaut), ("\u{0}ế\u{0}ề", circumflex),
      ("\u{0}ńňǹ", letter("n")),
      ("\u{0}ḿ", letter("m")),
    ]
  }
}
