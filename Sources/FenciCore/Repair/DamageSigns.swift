/// Signs that a text may be damaged. They are found by a fast scan of the bytes, and clean Chinese
/// text rarely contains them. So most texts need no closer examination.
struct DamageSigns {
  /// Whether a closing bracket occurs soon after a letter with a tone mark, as in a pinyin
  /// annotation.
  private(set) var hasAnnotation = false
  /// The lines that may contain UTF-8 that was read as GBK or Latin-1. The ranges count bytes and
  /// are in ascending order.
  private(set) var linesInOtherEncodings: [Range<Int>] = []

  init(_ bytes: Table<UInt8>) {
    let pairs = bytes.count &- 1
    var start = 0
    while start &+ 64 <= pairs {
      lookIfSuspicious(bytes, start, pairs: 64)
      start &+= 64
    }
    while start &+ 16 <= pairs {
      lookIfSuspicious(bytes, start, pairs: 16)
      start &+= 16
    }
    // The last block overlaps the block before it, so that every pair of bytes is examined.
    if pairs < 16 {
      look(bytes, start, bytes.count)
    } else if start < pairs {
      lookIfSuspicious(bytes, pairs &- 16, pairs: 16)
    }
  }

  /// Examines a block closely if it contains a suspicious pair of bytes. Two kinds of pairs are
  /// suspicious: the beginning of a letter of U+00C0...U+01FF, and the beginning of a character
  /// that is typical of UTF-8 read as GBK. Most of those characters are in U+9280...U+92BF,
  /// U+9340...U+937F, U+93C0...U+943F and U+9500...U+953F. The loop only computes minima, so the
  /// compiler can vectorize it.
  @inline(__always)
  private mutating func lookIfSuspicious(_ bytes: Table<UInt8>, _ start: Int, pairs: Int) {
    var least = UInt8.max
    for offset in 0..<pairs {
      let (first, second) = (bytes[start &+ offset], bytes[start &+ offset &+ 1])
      // This is 0 if the first byte is 0xC3...0xC7.
      let letter = max(first &- 0xC3, 4) &- 4
      // This is 0 if the bytes are 0xE9 and one of 0x8A, 0x8D, 0x8F, 0x90 and 0x94.
      let is8D8F = second & 0xFD ^ 0x8D
      let is9094 = second & 0xFB ^ 0x90
      let other = first ^ 0xE9 | min(second ^ 0x8A, min(is8D8F, is9094))
      least = min(least, min(letter, other))
    }
    if least == 0 { look(bytes, start, start &+ pairs) }
  }

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
        // Four letters of Latin-1 in a row are GBK rather than a word of a language.
        if first == 0xC3, byte(position + 2) &- 0xC2 < 2, byte(position + 4) &- 0xC2 < 2,
          byte(position + 6) &- 0xC2 < 2
        {
          noteLine(at: position, bytes)
        }
        // The character is ä to é and ASCII does not follow. In Latin-1, the letters ä to é are the
        // bytes with which most Han characters begin in UTF-8.
        if first == 0xC3, second &- 0xA4 < 6, byte(position + 2) >= 0xC2 {
          noteLine(at: position, bytes)
        }
      } else if first == 0xE9 {
        switch (second, byte(position + 2)) {
        case (0x94, 0x9F), (0x94, 0x9B), (0x8A, 0x86), (0x90, 0xA8):
          noteLine(at: position, bytes)
        // These are the characters 鍏鍐鍒鍔鍖鍗鍙鍚鍥鍦鍨鍩 and 鏀鏁鏂鏃鏉.
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
