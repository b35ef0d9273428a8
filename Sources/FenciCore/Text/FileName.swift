/// File names as strings that keep every byte.
///
/// On Linux a file name is a sequence of bytes that need not be UTF-8: an unpacked archive may
/// contain names in GBK. Swift strings are Unicode. So each byte of a name that is not UTF-8
/// becomes one private character, U+10FE80 to U+10FEFF for the bytes 0x80 to 0xFF, and the byte
/// again when the name goes to the system. (Python does the same with surrogates, PEP 383.)
///
/// A name that contains one of these private characters itself keeps its bytes, too: they are
/// treated as bytes that are not UTF-8.
package enum FileName {
  private static let first: UInt32 = 0x10FE00
  private static let escapes: ClosedRange<UInt32> = 0x10FE80...0x10FEFF

  /// The string for the bytes of a name.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  package static func string(of bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    bytes.withTable { table in
      let reader = UTF8Reader(bytes: table)
      var position = 0
      while position < bytes.count {
        let item = reader.item(at: position)
        let end = min(position + max(item.length, 1), bytes.count)
        if !item.isInvalid, !escapes.contains(item.scalar),
          let scalar = Unicode.Scalar(item.scalar)
        {
          text.append(scalar)
        } else {
          for byte in bytes[position..<end] {
            if let scalar = Unicode.Scalar(first + UInt32(byte)) { text.append(scalar) }
          }
        }
        position = end
      }
    }
    return String(text)
  }

  /// The bytes of the name that a string stands for.
  ///
  /// - Complexity: O(*n*) in the length of the name.
  package static func bytes(of name: String) -> [UInt8] {
    guard isEscaped(name) else { return Array(name.utf8) }
    var bytes: [UInt8] = []
    for scalar in name.unicodeScalars {
      if let byte = byte(of: scalar.value) {
        bytes.append(byte)
      } else {
        bytes += String(Character(scalar)).utf8
      }
    }
    return bytes
  }

  /// The byte that a private character stands for; nil for other characters.
  package static func byte(of scalar: UInt32) -> UInt8? {
    escapes.contains(scalar) ? UInt8(truncatingIfNeeded: scalar) : nil
  }

  /// Whether a name contains bytes that are not UTF-8.
  package static func isEscaped(_ name: String) -> Bool {
    name.unicodeScalars.contains { escapes.contains($0.value) }
  }

  /// The name with U+FFFD in place of each byte that is not UTF-8, to be read by people.
  package static func display(of name: String) -> String {
    guard isEscaped(name) else { return name }
    return String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { byte(of: $0.value) == nil ? $0 : "\u{FFFD}" }))
  }

  /// Calls `body` with the bytes of a name, followed by a zero byte, as the system reads them.
  package static func withPath<Result>(
    _ name: String, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    guard isEscaped(name) else { return unsafe name.withCString { unsafe body($0) } }
    let path = bytes(of: name).map { CChar(bitPattern: $0) } + [0]
    return unsafe path.withUnsafeBufferPointer { buffer in
      // The array has at least the zero byte, so the buffer has an address.
      guard let start = buffer.baseAddress else {
        return unsafe name.withCString { unsafe body($0) }
      }
      return unsafe body(start)
    }
  }
}
