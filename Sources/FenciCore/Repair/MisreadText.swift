/// Bytes that were shown in another encoding, read as UTF-8 one after the other, with gaps.
struct MisreadText {
  /// What was read; U+FFFD for each stretch of bytes that is none.
  private(set) var scalars: [UInt32] = []
  /// How many of them have three bytes or more.
  private(set) var characters = 0
  /// The position behind the character of the document that ends the last one read; nil before the first.
  private(set) var end: Int?
  private var rest: [UInt8] = []
  private var lengthAtEnd = 0
  /// Rises with every byte that fits nowhere, falls with every character.
  private var misfits = 0

  private static let mostMisfits = 4

  /// Takes the next bytes; 0xFF stands for some that are lost. False if the text seems to be no UTF-8 any more.
  ///
  /// - Parameter end: the position behind the character of the document that they are from.
  mutating func append(_ bytes: [UInt8], end: Int) -> Bool {
    rest += bytes
    var start = 0
    while start < rest.count {
      let lead = rest[start]
      let length = lead >= 0xE3 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 1
      let limit = min(start + length, rest.count)
      let continues = rest[(start + 1)..<limit].allSatisfy { $0 & 0xC0 == 0x80 }
      if continues, length > 1, limit < start + length { break }
      if continues, length > 1, let scalar = Self.scalar(rest[start..<limit]) {
        scalars.append(scalar)
        characters += 1
        misfits = max(0, misfits - 1)
        (self.end, lengthAtEnd) = (end, scalars.count)
        start = limit
      } else {
        take(lead)
        if lead == 0xFF, characters > 0 { (self.end, lengthAtEnd) = (end, scalars.count) }
        start += 1
      }
    }
    rest.removeFirst(start)
    return misfits < Self.mostMisfits
  }

  /// Ends the text: what stands behind the last character belongs to it only as a character cut off.
  mutating func finish(isAtEnd position: Int) {
    scalars.removeLast(scalars.count - lengthAtEnd)
    guard misfits == 0, !rest.isEmpty, end != nil else { return }
    if scalars.last != 0xFFFD { scalars.append(0xFFFD) }
    end = position
  }

  private mutating func take(_ byte: UInt8) {
    if byte != 0xFF { misfits += 1 }
    // Bytes are missing before one that continues a character: the character before it is none, either.
    if byte & 0xC0 == 0x80, let last = scalars.last, last != 0xFFFD {
      scalars[scalars.count - 1] = 0xFFFD
      characters -= 1
    } else if scalars.last != 0xFFFD {
      scalars.append(0xFFFD)
    }
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    Array(bytes).withTable { table in
      let item = UTF8Reader(bytes: table).item(at: 0)
      return item.isInvalid || item.length != table.count ? nil : item.scalar
    }
  }
}
