/// Decodes bytes as UTF-8 that were displayed in another encoding. For example, the characters
/// `ä¸­` of Windows-1252 are the bytes E4 B8 AD, which are 中 in UTF-8. The bytes arrive one after
/// the other, and some may be missing.
struct MisreadText {
  /// The decoded scalars. Each run of bytes that do not form a character is one U+FFFD.
  private(set) var scalars: [UInt32] = []
  /// The number of decoded characters that have three bytes or more.
  private(set) var characters = 0
  /// The position in the document after the character that completed the last decoded character, or
  /// nil if no character is complete yet.
  private(set) var end: Int?
  private var rest: [UInt8] = []
  private var lengthAtEnd = 0
  /// How much the recent bytes look unlike UTF-8. A byte that does not belong to a character adds
  /// one, except 0xFF, which represents lost bytes. Each decoded character subtracts one, down to
  /// 0.
  private var misfits = 0

  private static let mostMisfits = 4

  /// Appends the next bytes. The byte 0xFF represents lost bytes. Returns false if the bytes no
  /// longer look like UTF-8.
  ///
  /// - Parameter end: the position in the document after the character that the bytes come from.
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

  /// Ends the text. Bytes after the last complete character are dropped. If they are the beginning
  /// of a character, it becomes U+FFFD.
  mutating func finish(isAtEnd position: Int) {
    scalars.removeLast(scalars.count - lengthAtEnd)
    guard misfits == 0, !rest.isEmpty, end != nil else { return }
    if scalars.last != 0xFFFD { scalars.append(0xFFFD) }
    end = position
  }

  private mutating func take(_ byte: UInt8) {
    if byte != 0xFF { misfits += 1 }
    // A continuation byte at this place means that bytes before it are missing, so the character
    // before it is wrong, too.
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
