internal import CFenci

/// What an offset counts.
enum OffsetUnit {
  case utf8, utf16, codePoint

  init(_ unit: fenci_unit) throws(CallError) {
    switch unit {
    case FENCI_UNIT_UTF8: self = .utf8
    case FENCI_UNIT_UTF16: self = .utf16
    case FENCI_UNIT_CODE_POINT: self = .codePoint
    default: throw .argument("the unit is not one of fenci_unit")
    }
  }
}

/// A place in a text, in bytes and in another unit. It only moves ahead.
///
/// Each maximal part of a character counts as one U+FFFD (Unicode, section 3.9).
struct UnitCursor {
  /// The byte at which a character or such a part starts, or the end of the text.
  private(set) var byte = 0
  /// The number of units before that byte.
  private(set) var units = 0
  private let unitsOfLong: Int

  init(_ unit: OffsetUnit) { unitsOfLong = unit == .utf16 ? 2 : 1 }

  /// Moves to a byte, or to the end of the character that has it inside, and returns the units
  /// before it.
  @inline(__always) mutating func units(
    beforeByte target: Int, count: Int, _ bytes: (Int) -> UInt8
  ) -> Int {
    while byte < target { step(count, bytes) }
    return units
  }

  /// Moves behind one character.
  @inline(__always) mutating func step(_ count: Int, _ bytes: (Int) -> UInt8) {
    let first = bytes(byte)
    units &+= 1
    let length: Int
    // The bytes that may follow the first one. Those behind the second are 80 to BF.
    var (low, high): (UInt8, UInt8) = (0x80, 0xBF)
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default:
      byte &+= 1
      return
    }
    let end = byte &+ length
    byte &+= 1
    while byte < end {
      guard byte < count else { return }
      let next = bytes(byte)
      guard next >= low, next <= high else { return }
      (low, high) = (0x80, 0xBF)
      byte &+= 1
    }
    if length == 4 { units &+= unitsOfLong &- 1 }
  }
}

/// Converts offsets of a text in any order between bytes and another unit.
struct UnitOffsets {
  private static let stride = 64

  private let bytes: [UInt8]
  private let unit: OffsetUnit
  /// Cursors at the first character from each multiple of the stride on. None for bytes.
  private var marks: [UnitCursor] = []
  private var end: UnitCursor

  init(_ bytes: [UInt8], _ unit: OffsetUnit) {
    self.bytes = bytes
    self.unit = unit
    end = UnitCursor(unit)
    guard unit != .utf8 else { return }
    var start = 0
    while start < bytes.count {
      _ = end.units(beforeByte: start, count: bytes.count) { bytes[$0] }
      marks.append(end)
      start += Self.stride
    }
    _ = end.units(beforeByte: bytes.count, count: bytes.count) { bytes[$0] }
  }

  /// The length of the text in the unit.
  var count: Int { unit == .utf8 ? bytes.count : end.units }

  /// The offset of a byte, from 0 to the number of bytes.
  func offset(ofByte byte: Int) -> Int {
    guard unit != .utf8, byte > 0 else { return byte }
    // If a character reaches over the beginning of a stride, the cursor is behind the byte already.
    var cursor = marks[(byte - 1) / Self.stride]
    return cursor.units(beforeByte: byte, count: bytes.count) { bytes[$0] }
  }

  func range(_ range: Range<Int>) -> fenci_range {
    fenci_range(start: offset(ofByte: range.lowerBound), end: offset(ofByte: range.upperBound))
  }

  /// The byte at an offset, from 0 to ``count``. Inside a character it is the byte after it.
  func byte(ofOffset offset: Int) -> Int {
    guard unit != .utf8, offset > 0 else { return offset }
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].units <= offset { low = middle + 1 } else { high = middle }
    }
    var cursor = marks[max(low - 1, 0)]
    while cursor.units < offset, cursor.byte < bytes.count {
      cursor.step(bytes.count) { bytes[$0] }
    }
    return cursor.byte
  }
}
