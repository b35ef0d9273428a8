/// Reads Unicode scalars from UTF-8 bytes, which may be invalid. Offsets count bytes.
///
///     let reader = UTF8Reader(bytes: bytes)
///     var offset = 0
///     while offset < reader.count {
///       let item = reader.item(at: offset)  // `item.scalar` or `item.isInvalid`
///       offset += item.length
///     }
///
/// An invalid sequence is read as one item. Its length is the "maximal subpart" of section 3.9 of
/// the Unicode Standard, so each such item corresponds to one U+FFFD of `String`.
struct UTF8Reader {
  /// A scalar and its length in bytes. For invalid bytes, the scalar is `UTF8Reader.invalid`.
  struct Item {
    var scalar: UInt32
    var length: Int
    var isInvalid: Bool { scalar == UTF8Reader.invalid }
  }

  static let invalid: UInt32 = 0xFFFF_FFFF

  let bytes: Table<UInt8>
  private let classes = unsafe CharacterClass.basicPlane
  private let endWatch: LookaheadFlag?

  /// - Parameter endWatch: the flag that is set when the reader asks for a byte after the end. Pass
  ///   nil if the bytes are the whole text.
  init(bytes: Table<UInt8>, endWatch: LookaheadFlag? = nil) {
    self.bytes = bytes
    self.endWatch = endWatch
  }

  var count: Int { bytes.count }

  /// Whether an offset is before the end of the bytes. If not, `endWatch` records this.
  @inline(__always) func hasByte(at offset: Int) -> Bool {
    if offset < bytes.count { return true }
    endWatch?.note()
    return false
  }

  /// The byte at an offset, or zero at the end of the bytes.
  @inline(__always) func byte(_ offset: Int) -> UInt8 {
    hasByte(at: offset) ? bytes[offset] : 0
  }

  /// Reads the scalar at an offset, which must be before the end of the bytes.
  func item(at offset: Int) -> Item {
    let lead = bytes[offset]
    if lead < 0x80 { return Item(scalar: UInt32(lead), length: 1) }
    // These are the well-formed ranges of the second byte, from table 3-7 of the Unicode Standard.
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return Item(scalar: Self.invalid, length: 1)
    }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for position in 1..<length {
      let next = byte(offset + position)
      guard next >= low, next <= high else {
        return Item(scalar: Self.invalid, length: position)
      }
      scalar = scalar << 6 | UInt32(next & 0x3F)
      (low, high) = (0x80, 0xBF)
    }
    return Item(scalar: scalar, length: length)
  }

  /// The class of a scalar. The result equals `CharacterClass.of`, but the table is in a property
  /// of the reader, which is faster.
  @inline(__always) func characterClass(of scalar: UInt32) -> CharacterClass {
    scalar < 0x10000 ? classes[Int(scalar)] : CharacterClass.of(scalar)
  }

  /// The item at an offset and its class, or nil at the end of the bytes and for invalid bytes.
  func classified(at offset: Int) -> (item: Item, characterClass: CharacterClass)? {
    guard hasByte(at: offset) else { return nil }
    let item = item(at: offset)
    return item.isInvalid ? nil : (item, characterClass(of: item.scalar))
  }
}

extension [UInt8] {
  /// Whether the bytes in a range are valid UTF-8.
  ///
  /// - Complexity: O(*n*) in the length of the range.
  package func isValidUTF8(in range: Range<Int>) -> Bool {
    withTable { table in
      let reader = UTF8Reader(bytes: table.view(at: 0, count: range.upperBound, as: UInt8.self))
      var position = range.lowerBound
      while position < range.upperBound {
        let item = reader.item(at: position)
        if item.isInvalid { return false }
        position += item.length
      }
      return true
    }
  }
}
