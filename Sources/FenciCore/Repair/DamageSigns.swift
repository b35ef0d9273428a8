/// What a fast look over a text's bytes finds that clean Chinese text hardly has.
struct DamageSigns {
  /// A letter with a tone mark, closely followed by a closing bracket.
  private(set) var hasAnnotation = false
  /// The lines that may hold UTF-8 that was read as GBK or as Latin-1: ranges of bytes, ascending.
  private(set) var linesInOtherEncodings: [Range<Int>] = []

  private static let blockSize = 64

  init(_ bytes: Table<UInt8>) {
    var start = 0
    while start < bytes.count {
      let end = min(start &+ Self.blockSize, bytes.count)
      if Self.isSuspicious(bytes, start, end) { look(bytes, start, end) }
      start = end
    }
  }

  /// Whether a block has a letter of U+00C0...U+01FF, or one of the characters that UTF-8 read as GBK is full of:
  /// U+9280...U+92BF, U+9340...U+937F, U+93C0...U+943F and U+9500...U+953F have most of them.
  @inline(__always)
  private static func isSuspicious(_ bytes: Table<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var found: UInt8 = 0
    var position = start
    while position &+ 1 < end {
      let (first, second) = (bytes[position], bytes[position &+ 1])
      let isLetter: UInt8 = first &- 0xC3 < 5 ? 1 : 0
      let isRare: UInt8 = first == 0xE9 ? 1 : 0
      let isSecond: UInt8 = Self.seconds >> UInt64(second & 0x3F) & 1 != 0 ? 1 : 0
      found |= isLetter | isRare & isSecond
      position &+= 1
    }
    let last = bytes[end &- 1]
    return found != 0 || last &- 0xC3 < 5 || last == 0xE9
  }

  /// A bit for each of the second bytes 0x8A, 0x8D, 0x8F, 0x90 and 0x94.
  private static let seconds: UInt64 = 1 << 0x0A | 1 << 0x0D | 1 << 0x0F | 1 << 0x10 | 1 << 0x14

  private mutating func look(_ bytes: Table<UInt8>, _ start: Int, _ end: Int) {
    func byte(_ position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }
    for position in start..<end {
      let (first, second) = (bytes[position], byte(position + 1))
      if first &- 0xC3 < 5 {
        for next in position + 2..<position + 10 {
          let value = byte(next)
          if value == 0x29 || value == 0xEF && byte(next + 1) == 0xBC && byte(next + 2) == 0x89 {
            hasAnnotation = true
          }
        }
        // ä to é, the first bytes of Han characters, and no ASCII behind it.
        if first == 0xC3, second &- 0xA4 < 6, byte(position + 2) >= 0xC2 {
          noteLine(at: position, bytes)
        }
      } else if first == 0xE9 {
        switch (second, byte(position + 2)) {
        case (0x94, 0x9F), (0x94, 0x9B), (0x8A, 0x86), (0x90, 0xA8):
          noteLine(at: position, bytes)
        // 鍏鍐鍒鍔鍖鍗鍙鍚鍥鍦鍨鍩 and 鏀鏁鏂鏃鏉.
        case (0x8D, 0x8F...0x97), (0x8D, 0x99...0x9A), (0x8D, 0xA5...0xA9), (0x8F, 0x80...0x83),
          (0x8F, 0x89):
          noteLine(at: position, bytes)
        default: break
        }
      }
    }
  }

  private mutating func noteLine(at position: Int, _ bytes: Table<UInt8>) {
    let last = linesInOtherEncodings.last?.upperBound ?? 0
    guard position >= last else { return }
    var (start, end) = (position, position)
    while start > last, bytes[start - 1] != 0x0A { start -= 1 }
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    linesInOtherEncodings.append(start..<end)
  }
}
