/// Decodes the contents of a JSON string (RFC 8259, section 7), without its quotation marks.
package enum JSONString {
  package static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

  /// The contents with escapes decoded; their syntax must have been checked.
  ///
  /// An unpaired surrogate becomes U+FFFD. Bytes that are not valid UTF-8 are unchanged.
  package static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\\")) else { return Array(bytes) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let escape = bytes[position...].firstIndex(of: UInt8(ascii: "\\")) ?? bytes.endIndex
      output += bytes[position..<escape]
      position = escape
      if escape == bytes.endIndex { break }
      if let character = character(escapedAs: bytes[position + 1]) {
        output.append(character)
        position += 2
        continue
      }
      var scalar = unit(of: bytes, at: position)
      position += 6
      if scalar & 0xFC00 == 0xD800, position < bytes.endIndex,
        bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u"),
        case let low = unit(of: bytes, at: position), low & 0xFC00 == 0xDC00
      {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
        position += 6
      }
      output += Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
    }
    return output
  }

  /// The UTF-16 code unit of an escape `\uXXXX`.
  private static func unit(of bytes: ArraySlice<UInt8>, at position: Int) -> UInt32 {
    bytes[position + 2..<position + 6].reduce(0) {
      $0 << 4 | UInt32(value(ofHexDigit: $1) ?? 0)
    }
  }

  package static func character(escapedAs escape: UInt8) -> UInt8? {
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): escape
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  package static func value(ofHexDigit digit: UInt8) -> UInt8? {
    switch digit {
    case digits: digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
