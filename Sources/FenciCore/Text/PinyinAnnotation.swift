/// The Mandarin readings of Chinese characters. They tell a pinyin annotation, as in `床(chuáng)`,
/// from other text in brackets.
struct Readings {
  /// The characters that have readings, in ascending order.
  let scalars: Table<UInt32>
  /// The offset in `keys` of the readings of each character. The last element is the end of all
  /// readings, so there is one more element than in `scalars`.
  let offsets: Table<UInt32>
  /// The readings, as the keys of `PinyinSyllable`.
  let keys: Table<UInt32>

  /// Whether a syllable is a reading of a character. A binary search finds the character.
  func has(_ scalar: UInt32, reading key: UInt32) -> Bool {
    let low = scalars.indices.partitioningIndex { scalars[$0] >= scalar }
    guard low < scalars.count, scalars[low] == scalar else { return false }
    for position in Int(offsets[low])..<Int(offsets[low + 1]) where keys[position] == key {
      return true
    }
    return false
  }
}

extension UTF8Reader {
  /// Calls `body` with every scalar of a range of bytes and its offset. Pinyin annotations,
  /// combining marks and invisible characters are skipped.
  func forEachScalar(
    in range: Range<Int>, readings: Readings, _ body: (Item, Int) -> Void
  ) {
    var position = range.lowerBound
    while position < range.upperBound {
      let item = item(at: position)
      let characterClass = item.isInvalid ? .unassigned : characterClass(of: item.scalar)
      if !characterClass.isLookedThrough { body(item, position) }
      position += item.length
      guard characterClass == .han else { continue }
      let opening = end(ofMarksAt: position)
      if let end = annotationEnd(openingAt: opening, after: item.scalar, readings: readings) {
        position = end
      }
    }
  }

  /// Returns the end of the pinyin annotation, such as `(chuàng)`, that opens at an offset, or nil
  /// if none opens there.
  ///
  /// The brackets of an annotation contain exactly one syllable with a tone mark, which must be a
  /// reading of the character before the brackets. Therefore `(AI)`, `(x)` and `(市)` are not
  /// annotations.
  func annotationEnd(openingAt offset: Int, after scalar: UInt32, readings: Readings) -> Int? {
    guard let opening = bracketLength(at: offset, ascii: 0x28, fullWidth: 0xFF08) else {
      return nil
    }
    var position = offset + opening
    var packer = PinyinSyllable.Packer()
    while hasByte(at: position) {
      if let closing = bracketLength(at: position, ascii: 0x29, fullWidth: 0xFF09) {
        guard let key = packer.key, readings.has(scalar, reading: key) else { return nil }
        return position + closing
      }
      let item = item(at: position)
      // A space before the closing bracket is skipped, because some pages contain one: 會(huì ).
      if item.scalar == 0x20, packer.key != nil, isClosingBracket(at: position + 1) {
        position += 1
        continue
      }
      guard packer.append(item.scalar) else { return nil }
      position += item.length
    }
    return nil
  }

  /// Whether an opening bracket, which may begin an annotation, is at an offset.
  func isOpeningBracket(at offset: Int) -> Bool {
    bracketLength(at: offset, ascii: 0x28, fullWidth: 0xFF08) != nil
  }

  private func isClosingBracket(at offset: Int) -> Bool {
    bracketLength(at: offset, ascii: 0x29, fullWidth: 0xFF09) != nil
  }

  private func bracketLength(at offset: Int, ascii: UInt8, fullWidth: UInt32) -> Int? {
    if byte(offset) == ascii { return 1 }
    guard byte(offset) == 0xEF else { return nil }
    let item = item(at: offset)
    return item.scalar == fullWidth ? item.length : nil
  }
}
