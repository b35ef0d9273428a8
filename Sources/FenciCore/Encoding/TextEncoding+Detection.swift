extension TextEncoding {
  /// The result of detecting the encoding of a text.
  public struct Detection: Hashable, Sendable {
    /// The detected encoding: `utf8`, `gb18030` or `big5`. GBK text is reported as GB 18030, which
    /// includes GBK.
    public let encoding: TextEncoding
    /// How certain the result is, from 0 to 1. ``TextEncoding/detected(in:lexicon:)`` defines the
    /// number.
    public let confidence: Double

    package init(encoding: TextEncoding, confidence: Double) {
      (self.encoding, self.confidence) = (encoding, confidence)
    }
  }

  /// Detects the encoding of bytes.
  ///
  /// The bytes are read as UTF-8, as GB 18030 and as Big5. Each reading counts the characters
  /// beyond ASCII, and the unusual items among them. An invalid byte is unusual. In GB 18030 and
  /// Big5, a character is also unusual if it is not among the common characters, which these
  /// standards list first. If u of n items are unusual, the share of unusual items is
  /// (u + ½) / (n + 1). The encoding with the smallest share wins. Valid UTF-8 always wins.
  ///
  /// If the best encoding has the share b and the second-best has the share s, the confidence is
  /// s / (s + b). ASCII text is UTF-8 with confidence 1. A character that is cut off at the end of
  /// the bytes does not count.
  ///
  /// - Throws: `FenciError.missingTable` if the lexicon was compiled without `gbk.tsv`.
  /// - Complexity: O(*n*) in the number of bytes. A few thousand bytes are enough.
  public static func detected(
    in bytes: [UInt8], lexicon: Lexicon
  ) throws(FenciError) -> Detection {
    let codes = try GB18030Codes(lexicon, .gb18030)
    return bytes.withTable { table in
      let utf8 = CharacterCounts(utf8: table)
      let gb18030 = CharacterCounts(gb18030: table, codes).unusualShare
      let big5 = CharacterCounts(big5: table).unusualShare
      if utf8 == CharacterCounts() { return Detection(encoding: .utf8, confidence: 1) }
      let other = min(gb18030, big5)
      if utf8.unusual == 0 || utf8.unusualShare < other {
        return Detection(encoding: .utf8, utf8.unusualShare, other)
      }
      return gb18030 <= big5
        ? Detection(encoding: .gb18030, gb18030, min(big5, utf8.unusualShare))
        : Detection(encoding: .big5, big5, min(gb18030, utf8.unusualShare))
    }
  }
}

extension TextEncoding.Detection {
  fileprivate init(encoding: TextEncoding, _ best: Double, _ second: Double) {
    self.init(encoding: encoding, confidence: second / (second + best))
  }
}

/// The numbers of common and unusual characters beyond ASCII that are found when bytes are read in
/// one encoding.
private struct CharacterCounts: Equatable {
  var common = 0
  var unusual = 0

  /// The share of unusual characters. One more character is counted as half unusual, so the share
  /// is never 0 or 1.
  var unusualShare: Double { (Double(unusual) + 0.5) / (Double(common + unusual) + 1) }

  init() {}

  init(utf8 bytes: Table<UInt8>) {
    let reader = UTF8Reader(bytes: bytes)
    var position = 0
    while position < bytes.count {
      let item = reader.item(at: position)
      position += item.length
      if item.isInvalid {
        let isCutOff = position == bytes.count && bytes[position - item.length] >= 0xC2
        if !isCutOff || bytes[position - item.length] > 0xF4 { unusual += 1 }
      } else if item.length > 1 {
        common += 1
      }
    }
  }

  init(gb18030 bytes: Table<UInt8>, _ codes: GB18030Codes) {
    let gbk = codes.gbk
    var position = 0
    while position < bytes.count {
      guard bytes[position] >= 0x80 else {
        position += 1
        continue
      }
      switch codes.code(in: bytes, at: position, by: gbk) {
      case .scalar(_, let length):
        let isCommon = length == 2 && gbk.isCommon(bytes[position], bytes[position + 1])
        if isCommon { common += 1 } else { unusual += 1 }
        position += length
      case .incomplete: return
      case .invalid:
        unusual += 1
        position += 1
      }
    }
  }

  /// Reads the bytes as Big5. The common characters have codes from 0xA440 to 0xC67E. Punctuation
  /// has codes from 0xA140 to 0xA3BF and counts as common, too. All other codes are unusual.
  init(big5 bytes: Table<UInt8>) {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      position += 1
      guard lead >= 0x80 else { continue }
      guard lead > 0x80, lead < 0xFF else {
        unusual += 1
        continue
      }
      guard position < bytes.count else { return }
      let code = UInt16(lead) << 8 | UInt16(bytes[position])
      switch bytes[position] {
      case 0x40...0x7E, 0xA1...0xFE:
        position += 1
        let isCommon = 0xA140...0xA3BF ~= code || 0xA440...0xC67E ~= code
        if isCommon { common += 1 } else { unusual += 1 }
      default: unusual += 1
      }
    }
  }
}

extension GBKTable {
  /// Whether a character is common. It is common if it is punctuation or belongs to the first
  /// level, the most frequent characters, of GB 2312 or Big5.
  fileprivate func isCommon(_ lead: UInt8, _ trail: UInt8) -> Bool {
    switch (lead, trail) {
    case (0xA1...0xA3, 0xA1...), (0xB0...0xD7, 0xA1...): return true
    default:
      guard let cell = Self.cell(of: UInt16(lead) << 8 | UInt16(trail)) else { return false }
      return scalars[Self.cellCount + cell / 16] >> UInt16(cell % 16) & 1 != 0
    }
  }
}
