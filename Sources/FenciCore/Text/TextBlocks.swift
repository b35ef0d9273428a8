/// Cuts a text into blocks of limited size that no run of words crosses, so that a text may be of any size.
struct TextBlocks {
  /// Bytes of a block at most.
  let size: Int

  /// Calls `body` with the range of each block.
  func forEach(in source: Table<UInt8>, _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < source.count {
      let end = end(from: start, source)
      body(start..<end)
      start = end
    }
  }

  /// The place after the last line break of a block, else after its last full stop, else where its
  /// room ends, but not inside a character. No run of words contains a line break or a full stop.
  private func end(from start: Int, _ source: Table<UInt8>) -> Int {
    guard source.count - start > size else { return source.count }
    let limit = start + size
    var end = limit
    while end > start, source[end - 1] != 0x0A { end -= 1 }
    guard end == start else { return end }
    end = limit
    while end > start + 2 {
      if source[end - 1] == 0x82, source[end - 2] == 0x80, source[end - 3] == 0xE3 { return end }
      end -= 1
    }
    end = limit
    while end > limit - 4, end > start + 1, source[end] & 0xC0 == 0x80 { end -= 1 }
    return source[end] & 0xC0 == 0x80 ? limit : end
  }
}
