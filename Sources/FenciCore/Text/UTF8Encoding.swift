/// Encodes Unicode scalars in UTF-8.
enum UTF8Encoding {
  /// Calls `body` with each byte of a scalar, which must not be a surrogate.
  @inline(__always) static func forEachByte(of scalar: UInt32, _ body: (UInt8) -> Void) {
    func lead(_ mark: UInt8, _ shift: UInt32) -> UInt8 {
      mark | UInt8(truncatingIfNeeded: scalar >> shift)
    }
    func trail(_ shift: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift) & 0x3F)
    }
    if scalar < 0x80 { return body(UInt8(truncatingIfNeeded: scalar)) }
    if scalar < 0x800 {
      body(lead(0xC0, 6))
    } else {
      if scalar < 0x10000 {
        body(lead(0xE0, 12))
      } else {
        body(lead(0xF0, 18))
        body(trail(12))
      }
      body(trail(6))
    }
    body(trail(0))
  }
}
