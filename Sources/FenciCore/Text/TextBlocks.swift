/// Splits a text of any length into blocks of limited size, so that long texts can be processed in
/// bounded memory. A block ends where no word and no phrase continues, if it contains such a place.
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

  /// Returns the end of the block that begins at `start`. A block ends after its last line break,
  /// because words never continue across one. Without a line break it ends after its last full stop
  /// (。). Without a full stop it ends at the size limit, but not inside a character.
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
