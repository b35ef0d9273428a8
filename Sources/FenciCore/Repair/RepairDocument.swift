/// The characters of a text with their GBK codes. All repairs read a text in this form.
struct RepairDocument {
  let reader: UTF8Reader
  let readings: Readings
  let gbk: GBKTable
  private let codesByScalar: [UInt16]
  /// The scalar at each position. For invalid bytes, it is `UTF8Reader.invalid`.
  private(set) var scalars: [UInt32] = []
  /// The GBK code of each scalar, or 0 if the scalar has none.
  private(set) var codes: [UInt16] = []
  /// The byte offset of each scalar. The last element is the end of the text.
  private(set) var offsets: [Int] = []

  /// - Parameter range: the part of the text to read. It must begin and end between characters.
  init(_ bytes: Table<UInt8>, in range: Range<Int>, _ repair: TextRepair) {
    reader = UTF8Reader(bytes: bytes)
    readings = repair.lexicon.sections.readings
    gbk = repair.lexicon.sections.gbk
    codesByScalar = repair.codes
    var position = range.lowerBound
    while position < range.upperBound {
      let item = reader.item(at: position)
      scalars.append(item.scalar)
      codes.append(code(of: item.scalar))
      offsets.append(position)
      position += item.length
    }
    offsets.append(position)
  }

  var count: Int { scalars.count }

  /// The GBK code of a scalar, or 0 if the scalar has none.
  func code(of scalar: UInt32) -> UInt16 {
    scalar < 0x10000 ? codesByScalar[Int(scalar)] : 0
  }

  /// The number of levels at which annotations are sought inside other annotations. The damaging
  /// program searched a page again for each annotated character, so it could also cut text that it
  /// had inserted before. Deeper levels are not known from real pages.
  private static let deepest = 2

  /// The scalar at a position, or 0 at the end of the text.
  func scalar(_ position: Int) -> UInt32 { position < count ? scalars[position] : 0 }

  /// Returns the syllable in brackets at a position, as in `(chuàng)`, and the position after the
  /// closing bracket.
  func annotation(at position: Int, depth: Int = 0) -> (key: UInt32, end: Int)? {
    let first = scalar(position)
    return first == 0x28 || first == 0xFF08 ? syllable(at: position + 1, depth: depth) : nil
  }

  /// Returns the syllable with a tone mark and a closing bracket at a position, as in `chuàng)`,
  /// and the position after the bracket.
  func syllable(at position: Int, depth: Int = 0) -> (key: UInt32, end: Int)? {
    var packer = PinyinSyllable.Packer()
    var next = position
    while next < count {
      let scalar = scalars[next]
      if scalar == 0x29 || scalar == 0xFF09 { return packer.key.map { ($0, next + 1) } }
      // A space before the closing bracket is skipped, because some pages contain one: 會(huì ).
      if scalar == 0x20 || scalar == 0xA0, packer.key != nil,
        self.scalar(next + 1) == 0x29 || self.scalar(next + 1) == 0xFF09
      {
        next += 1
        continue
      }
      guard packer.append(scalar) else { return nil }
      let struck =
        next > position ? struckEnd(behind: next, after: codes[next - 1], depth: depth) : nil
      next = struck ?? next + 1
    }
    return nil
  }

  /// Returns the end of an annotation that follows a wrong pair of bytes, or nil.
  ///
  /// The damaging program searched the bytes for two-byte characters. It took the second byte of
  /// the character before `position` and the letter at `position` for one character, and inserted
  /// the reading of that character after the letter. Examples are 在A(yíng)RM and, inside another
  /// annotation, `gōu(zī)`.
  func struckEnd(behind position: Int, after code: UInt16, depth: Int = 0) -> Int? {
    let scalar = scalars[position]
    guard scalar >= 0x40, scalar < 0x7F, code != 0, depth < Self.deepest,
      let struck = gbk.scalar(of: code << 8 | UInt16(scalar)),
      let annotation = annotation(at: position + 1, depth: depth + 1),
      readings.has(struck, reading: annotation.key)
    else { return nil }
    return annotation.end
  }

  /// The position after the bracketed reading of a character, or nil if its reading does not follow
  /// the character.
  func annotationEnd(behind position: Int) -> Int? {
    guard codes[position] != 0, let found = annotation(at: position + 1),
      readings.has(scalars[position], reading: found.key)
    else { return nil }
    return found.end
  }

  /// Whether the damage annotates a character with a GBK code: those outside GB 2312, and 著.
  func isAnnotatedByDamage(_ code: UInt16) -> Bool {
    !GBKTable.isGB2312(code) || code == 0xD6F8
  }

  /// Whether the character at a position is `?`, a full-width question mark or U+FFFD. A decoder
  /// may have left such a mark for a lone byte, which is half of a GBK character.
  func isMark(_ position: Int) -> Bool {
    let scalar = scalar(position)
    return scalar == 0x3F || scalar == 0xFF1F || scalar == 0xFFFD
  }
}
