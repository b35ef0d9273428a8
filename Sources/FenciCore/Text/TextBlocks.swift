/// Splits a text of any length into blocks of limited size that no run of words crosses.
struct TextBlocks {
  /// The most bytes of a block.
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

  /// Returns the end of the block: after its last line break, else after its last full stop (。),
  /// else at the size limit, but not inside a character. Runs of words contain neither line breaks
  /// nor full stops.
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
