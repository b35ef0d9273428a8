/// Turns UTF-16 into UTF-8, block by block. A surrogate without its partner becomes U+FFFD.
package struct UTF16Decoder: Sendable {
  package enum ByteOrder: Sendable { case littleEndian, bigEndian }

  package let byteOrder: ByteOrder
  /// The number of units that are not valid so far.
  package private(set) var replacementCount = 0
  /// The offset of the first of them, in bytes of the input.
  package private(set) var firstReplacement: Int?

  /// The first byte of a unit whose second byte has not come yet.
  private var halfUnit: UInt8?
  /// A high surrogate whose partner has not come yet.
  private var highSurrogate: UInt16?
  /// The bytes read so far.
  private var offset = 0

  package init(_ byteOrder: ByteOrder) { self.byteOrder = byteOrder }

  /// A decoder for bytes that are UTF-16; nil if they are not.
  ///
  /// A byte-order mark decides. Without one, bytes are UTF-16 if nearly all units are common in
  /// Chinese text in one byte order, and few of them are in the other one.
  ///
  /// - Parameter bytes: the beginning of the text.
  package init?(detectedIn bytes: ArraySlice<UInt8>) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(.littleEndian)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(.bigEndian)
    } else {
      let little = Self.commonShare(of: bytes, .littleEndian)
      let big = Self.commonShare(of: bytes, .bigEndian)
      guard max(little, big) > 0.95, min(little, big) < 0.5, !Self.isASCII(bytes) else {
        return nil
      }
      self.init(little > big ? .littleEndian : .bigEndian)
    }
  }

  /// Whether nearly all bytes are ASCII text. In UTF-16, the low bytes of Chinese characters have all
  /// values, and ASCII characters have a zero byte.
  private static func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool {
    var count = 0
    for byte in bytes {
      if byte == 0 { return false }
      if 0x20...0x7E ~= byte || 0x09...0x0D ~= byte { count += 1 }
    }
    return count * 10 > bytes.count * 9
  }

  /// The share of units that are ASCII text, Chinese characters or Chinese punctuation marks.
  private static func commonShare(of bytes: ArraySlice<UInt8>, _ byteOrder: ByteOrder) -> Double {
    var (common, all) = (0, 0)
    var position = bytes.startIndex
    while position + 1 < bytes.endIndex {
      let unit = unit(bytes[position], bytes[position + 1], byteOrder)
      switch unit {
      case 0x0009...0x000D, 0x0020...0x007E, 0x2010...0x2026, 0x3000...0x303F, 0x4E00...0x9FFF,
        0xFF01...0xFF5E:
        common += 1
      default: break
      }
      all += 1
      position += 2
    }
    return all < 4 ? 0 : Double(common) / Double(all)
  }

  private static func unit(_ first: UInt8, _ second: UInt8, _ byteOrder: ByteOrder) -> UInt16 {
    switch byteOrder {
    case .littleEndian: UInt16(first) | UInt16(second) << 8
    case .bigEndian: UInt16(second) | UInt16(first) << 8
    }
  }

  /// Decodes the next bytes.
  package mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    for byte in bytes {
      offset += 1
      guard let first = halfUnit else {
        halfUnit = byte
        continue
      }
      halfUnit = nil
      append(Self.unit(first, byte, byteOrder), to: &text)
    }
    return text
  }

  /// Decodes the rest at the end of the input.
  package mutating func finish() -> [UInt8] {
    var text: [UInt8] = []
    if highSurrogate != nil || halfUnit != nil {
      offset += 2
      replace(to: &text)
    }
    (highSurrogate, halfUnit) = (nil, nil)
    return text
  }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    if let high = highSurrogate {
      highSurrogate = nil
      if UTF16.isTrailSurrogate(unit) {
        let scalar = 0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00
        return append(scalar: scalar, to: &text)
      }
      replace(to: &text)
    }
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else if UTF16.isTrailSurrogate(unit) {
      replace(to: &text)
    } else if unit != 0xFEFF || offset > 2 {
      // A byte-order mark is not part of the text.
      append(scalar: UInt32(unit), to: &text)
    }
  }

  private mutating func replace(to text: inout [UInt8]) {
    replacementCount += 1
    if firstReplacement == nil { firstReplacement = max(offset - 4, 0) }
    append(scalar: 0xFFFD, to: &text)
  }

  private func append(scalar: UInt32, to text: inout [UInt8]) {
    let scalar = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    text.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
  }
}
