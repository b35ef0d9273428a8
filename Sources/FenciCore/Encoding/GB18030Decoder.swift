/// Decodes text in GB 18030 or GBK to UTF-8, block by block.
///
///     var decoder = try GB18030Decoder(lexicon: .standard)
///     let text = decoder.decode([0xB3, 0xC7, 0xCA]) + decoder.finish([0xD0])
///
/// A block may end anywhere, even inside a character. The decoded text does not depend on where
/// blocks end. If a byte does not begin a code, it becomes U+FFFD, and decoding continues with the
/// next byte. So any bytes can be decoded.
public struct GB18030Decoder: Sendable {
  /// The variant of the encoding. It determines which codes exist.
  public enum Form: Sendable, CaseIterable {
    /// GBK, which has codes of one and two bytes. The byte 0x80 is the euro sign, as in Windows
    /// code page 936.
    case gbk
    /// GB 18030, which has codes of one, two and four bytes. Every character of Unicode has a code.
    case gb18030
  }

  /// The number of bytes that became U+FFFD.
  public private(set) var replacementCount = 0
  /// The offset of the first byte that became U+FFFD, from the beginning of the input; nil without
  /// such a byte.
  public private(set) var firstReplacement: Int?
  /// The number of bytes decoded so far.
  private var readCount = 0
  /// The beginning of a code at the end of the last block, at most three bytes. The next block
  /// completes the code.
  private var tail: [UInt8] = []
  private let codes: GB18030Codes

  /// Creates a decoder that uses a lexicon's table of GBK codes.
  ///
  /// - Throws: `FenciError.missingTable` if the lexicon was compiled without `gbk.tsv`.
  /// - Complexity: O(1). For GB 18030, all characters below U+10000 are visited once.
  public init(lexicon: Lexicon, form: Form = .gb18030) throws(FenciError) {
    codes = try GB18030Codes(lexicon, form)
  }

  /// Decodes the next bytes to UTF-8. If the bytes end inside a code, its beginning is kept for the
  /// next call.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func decode(_ bytes: [UInt8]) -> [UInt8] { convert(bytes, .open) }

  /// Decodes the last bytes to UTF-8. If the bytes end inside a code, each byte of that code is
  /// decoded separately. The next call to `decode(_:)` begins with a new character.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func finish(_ bytes: [UInt8] = []) -> [UInt8] { convert(bytes, .closed) }

  /// Whether more bytes may follow (`open`) or not (`closed`).
  private enum End { case open, closed }

  private mutating func convert(_ bytes: [UInt8], _ end: End) -> [UInt8] {
    let bytes = tail.isEmpty ? bytes : tail + bytes
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 2 + 4)
    var position = 0
    bytes.withTable { table in
      let gbk = codes.gbk
      while position < table.count {
        let byte = table[position]
        if byte < 0x80 {
          text.append(byte)
          position += 1
          continue
        }
        switch codes.code(in: table, at: position, by: gbk) {
        case .scalar(let scalar, let length):
          text.append(scalar: scalar)
          position += length
        case .incomplete where end == .open: return
        case .incomplete, .invalid:
          firstReplacement = firstReplacement ?? readCount + position
          replacementCount += 1
          text.append(scalar: 0xFFFD)
          position += 1
        }
      }
    }
    tail = position == bytes.count ? [] : Array(bytes[position...])
    readCount += position
    return text
  }
}

extension [UInt8] {
  /// Appends a character as UTF-8. The character must be U+0080 or above.
  fileprivate mutating func append(scalar: UInt32) {
    let last = UInt8(scalar & 0x3F | 0x80)
    if scalar < 0x800 {
      append(UInt8(scalar >> 6 | 0xC0))
      append(last)
      return
    }
    if scalar < 0x10000 {
      append(UInt8(scalar >> 12 | 0xE0))
    } else {
      append(UInt8(scalar >> 18 | 0xF0))
      append(UInt8(scalar >> 12 & 0x3F | 0x80))
    }
    append(UInt8(scalar >> 6 & 0x3F | 0x80))
    append(last)
  }
}
