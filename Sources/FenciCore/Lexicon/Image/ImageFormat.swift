/// The layout of an image, which is a compiled lexicon. Docs/ImageFormat.md specifies it.
enum ImageFormat {
  static let magic: [UInt8] = Array("FENCILEX".utf8)
  static let majorVersion: UInt16 = 3
  static let minorVersion: UInt16 = 0
  static let headerSize = 64
  static let sectionEntrySize = 32
  static let alignment = 64
  /// The offset of the first byte that the checksum covers. The checksum covers all bytes from
  /// there to the end.
  static let checksumStart = 16
  /// The upper bound for the number of codes. A code is the number of a character and fits in 14
  /// bits. The trie's labels are the upper 13 bits of codes.
  static let maximumAlphabet = 1 << 14
  /// A base that does not belong to any trie node. Nodes without children share it, because a
  /// lookup below it never finds a child.
  static let vacantBase = 2
  /// The length in characters of the longest entry that is possible.
  static let maximumWordLength = 63

  /// The sections of an image, in the order in which `ImageWriter` writes them.
  enum Section: Int, CaseIterable {
    case meta, codeIndex, codePages, alphabet, check, base, roots, cost, tag, documents, tagNames
    case spellingNodes, spellingOffsets, spellingBytes
    case readingScalars, readingOffsets, readingKeys
    case aliasNodes, aliasOffsets, aliasBytes
    case weights, weightNames, statistics, gbk
    case termFingerprints, termFrequencies

    var name: String {
      [
        "META", "CIDX", "CPAG", "ALPH", "CHCK", "BASE", "ROOT", "COST", "TAGS", "DOCS", "TAGN",
        "SPLN", "SPLO", "SPLB", "RDGS", "RDGO", "RDGK", "ALSN", "ALSO", "ALSB", "WGHT", "WNAM",
        "KPST",
        "GBKT", "TRMF", "TRMI",
      ][rawValue]
    }

    /// Whether an image without the section is valid.
    var isOptional: Bool {
      switch self {
      case .aliasNodes, .aliasOffsets, .aliasBytes, .weights, .weightNames, .statistics, .gbk: true
      case .termFingerprints, .termFrequencies: true
      default: false
      }
    }

    /// The size of one element in bytes.
    var elementSize: Int {
      switch self {
      case .codeIndex, .codePages, .check, .cost, .documents, .gbk: 2
      case .tag, .tagNames, .spellingBytes, .aliasBytes, .weightNames, .termFrequencies: 1
      default: 4
      }
    }
  }

  /// The fields of the META section. Each field is a `UInt32`.
  enum Meta: Int, CaseIterable {
    /// The number of slots (places for nodes) in the trie. It is a multiple of `blockSize`.
    case slotCount
    /// The number of slots that are added at once when the trie grows. It is a power of two and at
    /// least `alphabetCount`.
    case blockSize
    case alphabetCount
    /// The length of the longest entry in characters.
    case maximumWordLength
    case wordCount, phraseCount
    /// The sum of the counts of all words. `totalLow` has its low 32 bits and `totalHigh` its high
    /// 32 bits.
    case totalLow, totalHigh
    /// The number of documents in which the document frequencies were counted.
    case documentCount
  }
}

/// The flags of a trie node, stored in the low three bits of the node's `check`. A node can be both
/// a word and a phrase. A node that is neither is usually the beginning of longer entries.
enum NodeFlags {
  static let mask: UInt16 = 7
  static let hasChildren: UInt16 = 4
  static let isWord: UInt16 = 2
  static let isPhrase: UInt16 = 1
}

/// Computes the CRC-32 checksum that zlib and PNG use (ISO 3309). It processes eight bytes at a
/// time.
enum Checksum {
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
      tables[byte] = value
    }
    for index in 256..<tables.count {
      let previous = tables[index - 256]
      tables[index] = tables[Int(previous & 0xFF)] ^ previous >> 8
    }
    return tables
  }()

  static func crc32(_ bytes: Table<UInt8>, from start: Int) -> UInt32 {
    tables.withTable { table in
      var crc: UInt32 = 0xFFFF_FFFF
      var position = start
      while position + 8 <= bytes.count {
        let low = crc ^ word(bytes, position)
        let high = word(bytes, position + 4)
        crc = table[1792 + Int(low & 0xFF)] ^ table[1536 + Int(low >> 8 & 0xFF)]
        crc ^= table[1280 + Int(low >> 16 & 0xFF)] ^ table[1024 + Int(low >> 24)]
        crc ^= table[768 + Int(high & 0xFF)] ^ table[512 + Int(high >> 8 & 0xFF)]
        crc ^= table[256 + Int(high >> 16 & 0xFF)] ^ table[Int(high >> 24)]
        position += 8
      }
      while position < bytes.count {
        crc = table[Int((crc ^ UInt32(bytes[position])) & 0xFF)] ^ crc >> 8
        position += 1
      }
      return ~crc
    }
  }

  private static func word(_ bytes: Table<UInt8>, _ position: Int) -> UInt32 {
    UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8
      | UInt32(bytes[position + 2]) << 16 | UInt32(bytes[position + 3]) << 24
  }
}
