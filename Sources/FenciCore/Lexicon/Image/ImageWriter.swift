/// Assembles the sections of a compiled lexicon into an image, which is one block of bytes.
struct ImageWriter {
  private var contents = [[UInt8]](
    repeating: [], count: ImageFormat.Section.allCases.count)

  mutating func set<Element: FixedWidthInteger>(_ section: ImageFormat.Section, _ values: [Element])
  {
    precondition(MemoryLayout<Element>.size == section.elementSize)
    let size = MemoryLayout<Element>.size
    var bytes = [UInt8](repeating: 0, count: values.count * size)
    var position = 0
    for value in values {
      for shift in 0..<size {
        bytes[position] = UInt8(truncatingIfNeeded: value &>> Element(8 * shift))
        position += 1
      }
    }
    contents[section.rawValue] = bytes
  }

  /// Sets the three sections that hold the strings of trie nodes, such as spellings. They are read
  /// as `NodeStrings`. Empty strings are left out.
  mutating func set(
    _ sections: (
      nodes: ImageFormat.Section, offsets: ImageFormat.Section, bytes: ImageFormat.Section
    ), _ texts: [(slot: UInt32, bytes: [UInt8])]
  ) {
    let texts = texts.filter { !$0.bytes.isEmpty }.sorted { $0.slot < $1.slot }
    var offsets: [UInt32] = [0]
    for text in texts { offsets.append((offsets.last ?? 0) + UInt32(text.bytes.count)) }
    set(sections.nodes, texts.map { $0.slot })
    set(sections.offsets, offsets)
    set(sections.bytes, texts.flatMap { $0.bytes })
  }

  /// Returns the finished image. It has a header with the checksum, the section table, and the
  /// aligned sections.
  func image() -> [UInt8] {
    let sections = ImageFormat.Section.allCases
    var offset = aligned(
      ImageFormat.headerSize + sections.count * ImageFormat.sectionEntrySize)
    var table: [UInt8] = []
    var body: [UInt8] = []
    let bodyStart = offset
    for section in sections {
      let content = contents[section.rawValue]
      table += Array(section.name.utf8)
      append(UInt32(section.isOptional ? 0 : 1), to: &table)
      append(UInt64(offset), to: &table)
      append(UInt64(content.count), to: &table)
      append(UInt64(section.elementSize), to: &table)
      body += content
      offset = aligned(offset + content.count)
      body += [UInt8](repeating: 0, count: offset - bodyStart - body.count)
    }
    var header = ImageFormat.magic
    append(ImageFormat.majorVersion, to: &header)
    append(ImageFormat.minorVersion, to: &header)
    append(UInt32(0), to: &header)
    append(UInt64(offset), to: &header)
    append(UInt32(sections.count), to: &header)
    header += [UInt8](repeating: 0, count: ImageFormat.headerSize - header.count)
    var image = header + table
    image += [UInt8](repeating: 0, count: bodyStart - image.count)
    image += body
    Self.seal(&image)
    return image
  }

  /// Computes the checksum of an image and writes it into the header.
  static func seal(_ image: inout [UInt8]) {
    let checksum = image.withTable { Checksum.crc32($0, from: ImageFormat.checksumStart) }
    for byte in 0..<4 { image[12 + byte] = UInt8(truncatingIfNeeded: checksum >> UInt32(8 * byte)) }
  }

  private func aligned(_ offset: Int) -> Int {
    (offset + ImageFormat.alignment - 1) / ImageFormat.alignment * ImageFormat.alignment
  }

  private func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> Value(shift)))
    }
  }
}
