/// A text's characters with their GBK codes, for repair.
struct RepairDocument {
  let reader: UTF8Reader
  let readings: Readings
  let gbk: GBKTable
  private let codesByScalar: [UInt16]
  /// The scalars, `UTF8Reader.invalid` for invalid bytes.
  private(set) var scalars: [UInt32] = []
  /// The GBK code of each, 0 where there is none.
  private(set) var codes: [UInt16] = []
  /// Where each begins; one more, the text's end.
  private(set) var offsets: [Int] = []

  /// - Parameter range: the part of the text that counts; it begins and ends with characters.
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

  /// The GBK code of a character, 0 if it has none.
  func code(of scalar: UInt32) -> UInt16 {
    scalar < 0x10000 ? codesByScalar[Int(scalar)] : 0
  }

  /// How deep annotations are looked for inside annotations: pages were searched once for each
  /// character, so that what one search put in the next one may strike, but no page has more.
  private static let deepest = 2

  /// The scalar of a position; 0 at the end of the text.
  func scalar(_ position: Int) -> UInt32 { position < count ? scalars[position] : 0 }

  /// A bracketed syllable at a position, and the position behind it: `(chuàng)`.
  func annotation(at position: Int, depth: Int = 0) -> (key: UInt32, end: Int)? {
    let first = scalar(position)
    return first == 0x28 || first == 0xFF08 ? syllable(at: position + 1, depth: depth) : nil
  }

  /// A toned syllable at a position that a bracket closes, and the position behind that: `chuàng)`.
  func syllable(at position: Int, depth: Int = 0) -> (key: UInt32, end: Int)? {
    var packer = PinyinSyllable.Packer()
    var next = position
    while next < count {
      let scalar = scalars[next]
      if scalar == 0x29 || scalar == 0xFF09 { return packer.key.map { ($0, next + 1) } }
      // Some pages have a blank before the closing bracket: 會(huì ).
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

  /// The end of an annotation behind a letter that makes a character together with half of the one before
  /// it: 在A(yíng)RM, and inside other annotations `gōu(zī)`.
  func struckEnd(behind position: Int, after code: UInt16, depth: Int = 0) -> Int? {
    let scalar = scalars[position]
    guard scalar >= 0x40, scalar < 0x7F, code != 0, depth < Self.deepest,
      let struck = gbk.scalar(of: code << 8 | UInt16(scalar)),
      let annotation = annotation(at: position + 1, depth: depth + 1),
      readings.has(struck, reading: annotation.key)
    else { return nil }
    return annotation.end
  }

  /// The reading of a character in brackets behind it: the position behind the bracket.
  func annotationEnd(behind position: Int) -> Int? {
    guard codes[position] != 0, let found = annotation(at: position + 1),
      readings.has(scalars[position], reading: found.key)
    else { return nil }
    return found.end
  }

  /// Whether a position has a lone byte's mark: `?`, as the decoder left it, or U+FFFD.
  func isMark(_ position: Int) -> Bool {
    let scalar = scalar(position)
    return scalar == 0x3F || scalar == 0xFF1F || scalar == 0xFFFD
  }
}
