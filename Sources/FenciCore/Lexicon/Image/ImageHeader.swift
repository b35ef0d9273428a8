/// Reads the header and the section table of an image, which is a compiled lexicon.
struct ImageHeader {
  let bytes: Table<UInt8>

  init(_ bytes: Table<UInt8>) { self.bytes = bytes }

  /// Returns the byte range of each known section, in the order of `ImageFormat.Section`. The range
  /// of a missing optional section is empty.
  ///
  /// This checks the magic number, the version and the size. It also checks that the sections are
  /// inside the image, aligned and in order. It skips unknown optional sections and does not
  /// compute the checksum.
  func sectionRanges() throws(FenciError) -> [Range<Int>] {
    try checkHeader()
    let sectionCount = Int(word(24))
    let tableEnd = ImageFormat.headerSize + sectionCount * ImageFormat.sectionEntrySize
    guard sectionCount <= 1024, tableEnd <= bytes.count else {
      throw invalid("header", 24, "\(sectionCount) sections do not fit \(bytes.count) bytes")
    }
    var ranges = [Range<Int>?](repeating: nil, count: ImageFormat.Section.allCases.count)
    var end = tableEnd
    for number in 0..<sectionCount {
      let entry = ImageFormat.headerSize + number * ImageFormat.sectionEntrySize
      let name = String(decoding: (0..<4).map { bytes[entry + $0] }, as: UTF8.self)
      let (start, length) = (long(entry + 8), long(entry + 16))
      guard start % UInt64(ImageFormat.alignment) == 0, start >= UInt64(end),
        start <= UInt64(bytes.count), length <= UInt64(bytes.count) - start
      else {
        throw invalid(name, entry + 8, "the section lies outside the image or overlaps another")
      }
      let range = Int(start)..<Int(start + length)
      end = range.upperBound
      guard let section = ImageFormat.Section.allCases.first(where: { $0.name == name }) else {
        guard word(entry + 4) & 1 == 0 else {
          throw invalid(
            name, entry, "this section is required, and unknown to this version of Fenci")
        }
        continue
      }
      guard ranges[section.rawValue] == nil else {
        throw invalid(name, entry, "the section stands twice")
      }
      guard range.count % section.elementSize == 0 else {
        throw invalid(name, entry + 16, "\(range.count) bytes are no whole number of elements")
      }
      ranges[section.rawValue] = range
    }
    var found: [Range<Int>] = []
    for section in ImageFormat.Section.allCases {
      guard let range = ranges[section.rawValue] ?? (section.isOptional ? 0..<0 : nil) else {
        throw invalid(section.name, ImageFormat.headerSize, "the section is missing")
      }
      found.append(range)
    }
    return found
  }

  private func checkHeader() throws(FenciError) {
    guard UInt32(littleEndian: 1) == 1 else {
      throw invalid("header", 0, "images are little-endian, and this machine is not")
    }
    guard bytes.count >= ImageFormat.headerSize else {
      throw invalid("header", bytes.count, "\(bytes.count) bytes are too few for an image")
    }
    guard (0..<8).allSatisfy({ bytes[$0] == ImageFormat.magic[$0] }) else {
      throw invalid("header", 0, "this is no lexicon image; compile one by `fenci lexicon compile`")
    }
    let major = UInt16(bytes[8]) | UInt16(bytes[9]) << 8
    guard major == ImageFormat.majorVersion else {
      throw invalid(
        "header", 8,
        "format version \(major), and this version of Fenci reads \(ImageFormat.majorVersion); "
          + "compile the dictionary again by `fenci lexicon compile`")
    }
    guard long(16) == UInt64(bytes.count) else {
      throw invalid(
        "header", 16,
        "the image should have \(long(16)) bytes and has \(bytes.count): it was cut off")
    }
  }

  var checksum: UInt32 { word(12) }

  /// A hash of the image, made of its checksum and its size.
  var fingerprint: StableHash {
    var hash = StableHash()
    hash.combine(UInt64(checksum))
    hash.combine(UInt64(bytes.count))
    return hash
  }

  private func word(_ offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
  }

  private func long(_ offset: Int) -> UInt64 {
    UInt64(word(offset)) | UInt64(word(offset + 4)) << 32
  }

  private func invalid(_ section: String, _ offset: Int, _ problem: String) -> FenciError {
    .invalidImage(section: section, offset: offset, problem: problem)
  }
}
