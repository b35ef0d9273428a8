/// A text's characters with their GBK codes, as the repair uses them.
struct RepairDocument {
  let reader: UTF8Reader
  let readings: Readings
  let gbk: GBKTable
  private let codesByScalar: [UInt16]
  /// The scalars; `UTF8Reader.invalid` for invalid bytes.
  private(set) var scalars: [UInt32] = []
  /// The GBK code of each scalar; 0 without one.
  private(set) var codes: [UInt16] = []
  /// The offset of each scalar, and the end of the text.
  private(set) var offsets: [Int] = []

  /// - Parameter range: the part of the text to read; it begins and ends with whole characters.
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

  /// The GBK code of a character; 0 if it has none.
  func code(of scalar: UInt32) -> UInt16 {
    scalar < 0x10000 ? codesByScalar[Int(scalar)] : 0
  }

  /// The depth to which annotations are sought inside annotations. Pages were searched once for
  /// each annotated character, so a search may strike the text that an earlier one inserted. Pages
  /// are not known to nest deeper.
  private static let deepest = 2

  /// The scalar at a position; 0 at the end of the text.
  func scalar(_ position: Int) -> UInt32 { position < count ? scalars[position] : 0 }

  /// A bracketed syllable at a position, and the position after it: `(chuàng)`.
  func annotation(at position: Int, depth: Int = 0) -> (key: UInt32, end: Int)? {
    let first = scalar(position)
    return first == 0x28 || first == 0xFF08 ? syllable(at: position + 1, depth: depth) : nil
  }

  /// A toned syllable at a position with its closing bracket, and the position after that:
  /// `chuàng)`.
  func syllable(at position: Int, depth: Int = 0) -> (key: UInt32, end: Int)? {
    var packer = PinyinSyllable.Packer()
    var next = position
    while next < count {
      let scalar = scalars[next]
      if scalar == 0x29 || scalar == 0xFF09 { return packer.key.map { ($0, next + 1) } }
      // Some pages contain a space before the closing bracket: 會(huì ).
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

  /// The end of an annotation after a letter that forms a character together with half of the one
  /// before it: 在A(yíng)RM, and inside other annotations `gōu(zī)`.
  func struckEnd(behind position: Int, after code: UInt16, depth: Int = 0) -> Int? {
    let scalar = scalars[position]
    guard scalar >= 0x40, scalar < 0x7F, code != 0, depth < Self.deepest,
      let struck = gbk.scalar(of: code << 8 | UInt16(scalar)),
      let annotation = annotation(at: position + 1, depth: depth + 1),
      readings.has(struck, reading: annotation.key)
    else { return nil }
    return annotation.end
  }

  /// The position after a character's bracketed reading; nil if no reading follows the character.
  func annotationEnd(behind position: Int) -> Int? {
    guard codes[position] != 0, let found = annotation(at: position + 1),
      readings.has(scalars[position], reading: found.key)
    else { return nil }
    return found.end
  }

  /// Whether the character at a position may be the mark of a lone byte: `?`, as the decoder left
  /// it, its full-width form, or U+FFFD.
  func isMark(_ position: Int) -> Bool {
    let scalar = scalar(position)
    return scalar == 0x3F || scalar == 0xFF1F || scalar == 0xFFFD
  }
}
