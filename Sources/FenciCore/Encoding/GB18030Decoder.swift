/// Decodes GB 18030 or GBK to UTF-8, block by block.
///
///     var decoder = try GB18030Decoder(lexicon: .standard)
///     let text = decoder.decode([0xB3, 0xC7, 0xCA]) + decoder.finish([0xD0])
///
/// Blocks may end anywhere, even inside a character: the result is that of all bytes together. A
/// byte that begins no code becomes U+FFFD, and decoding continues after it, so any bytes can be
/// decoded.
public struct GB18030Decoder: Sendable {
  /// The form of the encoding, which determines the codes that exist.
  public enum Form: Sendable, CaseIterable {
    /// Codes of one and two bytes. 0x80 is the euro sign, as in Windows code page 936.
    case gbk
    /// Codes of one, two and four bytes, one for every character of Unicode.
    case gb18030
  }

  /// The number of bytes that became U+FFFD.
  public private(set) var replacementCount = 0
  /// The offset of the first such byte from the beginning of the input; nil without one.
  public private(set) var firstReplacement: Int?
  /// The number of bytes decoded so far.
  private var readCount = 0
  /// The beginning of a code that the next block completes: at most three bytes.
  private var tail: [UInt8] = []
  private let codes: GB18030Codes

  /// A decoder that uses a lexicon's GBK table.
  ///
  /// - Throws: `FenciError.missingTable` if the lexicon was compiled without `gbk.tsv`.
  /// - Complexity: O(1): it visits all characters below U+10000 once.
  public init(lexicon: Lexicon, form: Form = .gb18030) throws(FenciError) {
    codes = try GB18030Codes(lexicon, form)
  }

  /// Decodes the next bytes to UTF-8. An incomplete code at their end is kept for the next call.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func decode(_ bytes: [UInt8]) -> [UInt8] { convert(bytes, .open) }

  /// Decodes the last bytes to UTF-8. Each byte of an incomplete code is decoded by itself. The
  /// next call to `decode(_:)` begins with a new character.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func finish(_ bytes: [UInt8] = []) -> [UInt8] { convert(bytes, .closed) }

  /// Whether more bytes may come.
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
  /// Appends a character from U+0080 on as UTF-8.
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
