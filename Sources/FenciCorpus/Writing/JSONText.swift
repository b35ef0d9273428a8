import FenciCore

/// A buffer to which JSON (RFC 8259) is written piece by piece, as UTF-8.
package struct JSONText {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Appends a string with quotation marks around it. Special characters are escaped.
  package mutating func string(_ value: String) {
    var value = value
    value.withUTF8 { unsafe string(utf8: $0) }
  }

  /// Appends a string that is given as valid UTF-8, with quotation marks around it.
  package mutating func string(utf8 value: some RandomAccessCollection<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var (previous, last): (UInt8, UInt8) = (0, 0)
    for byte in value {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20, 0x7F: escape(UInt32(byte))
      case 0xA8...0xA9 where previous == 0xE2 && last == 0x80:
        // The bytes encode U+2028 or U+2029. Some readers treat these characters as line ends, so
        // the character is escaped.
        bytes.removeLast(2)
        escape(0x2000 + UInt32(byte) - 0x80)
      default: bytes.append(byte)
      }
      (previous, last) = (last, byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ scalar: UInt32) {
    let digits = String(scalar, radix: 16)
    raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }

  /// Appends the name of a file. A byte that is not UTF-8 becomes a lone surrogate, `\udc80` to
  /// `\udcff`, as in Python's file names, so that a reader can find the file again.
  package mutating func fileName(_ name: String) {
    guard FileName.isEscaped(name) else { return string(name) }
    raw("\"")
    for scalar in name.unicodeScalars {
      if let byte = FileName.byte(of: scalar.value) {
        escape(0xDC00 + UInt32(byte))
      } else {
        var text = JSONText()
        text.string(String(Character(scalar)))
        bytes += text.bytes[1..<text.bytes.count - 1]
      }
    }
    raw("\"")
  }

  package mutating func raw(_ value: String) { bytes += value.utf8 }

  /// Appends the name of a member of an object, and a colon: `"name":`.
  package mutating func name(_ name: String) {
    string(name)
    raw(":")
  }

  /// Appends ranges as an array of pairs: `[[0,6],[9,12]]`.
  package mutating func ranges(_ ranges: [Range<Int>]) {
    array(ranges) { range, json in json.raw("[\(range.lowerBound),\(range.upperBound)]") }
  }
}
