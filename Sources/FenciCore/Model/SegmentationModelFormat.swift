/// The layout of the image of a boundary model. Docs/ImageFormat.md specifies the format.
///
/// An image begins with a header of 64 bytes. The parts follow in a fixed order, each aligned to 64
/// bytes. The counts in the header determine the sizes of the parts.
struct SegmentationModelFormat: Equatable {
  static let magic: [UInt8] = Array("FENCIMDL".utf8)
  static let majorVersion: UInt16 = 2
  static let minorVersion: UInt16 = 0
  static let headerSize = 64
  static let alignment = 64
  /// The offset of the first byte that the checksum covers. The checksum covers all bytes from
  /// there to the end.
  static let checksumStart = 16
  /// The greatest magnitude of a weight that is stored in 16 bits. The score of a boundary is a sum
  /// of eight such weights (of six characters, a mask and a pair of word classes) and nine n-gram
  /// weights. With this limit, the sum fits 16 bits.
  static let greatestWeight = 2047
  /// The binary logarithm of the unit in which n-gram weights are stored. They take 8 bits each.
  static let ngramShift: Int16 = 3
  /// The greatest magnitude of a stored n-gram weight.
  static let greatestNgramWeight = 127
  /// The number of different boundary masks.
  static let maskCount = 1 << BoundaryMask.bitCount

  /// The sizes of the hash table of one set of weights: the numbers of its buckets and slots.
  struct Layer: Equatable {
    var bucketCount: Int
    var slotCount: Int
  }

  /// The sizes of the parts that contain a model's tags, the parts of speech. All of them are zero
  /// if the model has no tags.
  struct Tags: Equatable {
    var nameByteCount = 0
    var bucketCount = 0
    var slotCount = 0
    var weightCount = 0

    /// The most weights that the lists of all features may contain. A record stores the beginning
    /// of a list in 24 bits.
    static let greatestWeightCount = 1 << 24

    var counts: [Int] { [nameByteCount, bucketCount, slotCount, weightCount] }
  }

  var symbolCount: Int
  var pageCount: Int
  var joined: Layer
  var names: Layer
  var tags = Tags()

  /// The parts of an image, in the order in which they are written.
  enum Part: Int, CaseIterable {
    case codeIndex, codePages
    case unigrams, displacements, records, masks, classes
    case nameUnigrams, nameDisplacements, nameRecords, nameMasks, nameClasses
    case tagNames, tagDisplacements, tagRecords, tagWeights

    var name: String {
      [
        "code index", "code pages", "unigrams", "displacements", "records", "masks", "classes",
        "name unigrams", "name displacements", "name records", "name masks",
        "name classes",
        "tag names", "tag displacements", "tag records", "tag weights",
      ][rawValue]
    }
  }

  /// The size of a part in bytes.
  func byteCount(of part: Part) -> Int {
    switch part {
    case .codeIndex: CharacterMap.pageCount * 2
    case .codePages: pageCount * 128
    case .unigrams, .nameUnigrams: symbolCount * 16
    case .displacements: joined.bucketCount * 2
    case .records: joined.slotCount * 8
    case .nameDisplacements: names.bucketCount * 2
    case .nameRecords: names.slotCount * 8
    case .masks, .nameMasks: Self.maskCount * 2
    case .classes, .nameClasses: WordClass.pairCount * 2
    case .tagNames: tags.nameByteCount
    case .tagDisplacements: tags.bucketCount * 2
    case .tagRecords: tags.slotCount * 8
    case .tagWeights: tags.weightCount * 2
    }
  }

  /// The offset of a part in the image, in bytes.
  func offset(of part: Part) -> Int {
    Part.allCases.prefix(part.rawValue).reduce(Self.headerSize) {
      $0 + Self.aligned(byteCount(of: $1))
    }
  }

  /// The size of the whole image in bytes.
  var imageByteCount: Int { offset(of: .tagWeights) + Self.aligned(byteCount(of: .tagWeights)) }

  static func aligned(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }

  /// The counts that the header contains, in its order.
  var counts: [Int] {
    [
      symbolCount, pageCount, joined.bucketCount, joined.slotCount, names.bucketCount,
      names.slotCount,
    ] + tags.counts
  }
}

extension SegmentationModelFormat {
  /// Reads the header of an image. Checks the magic number, the version, the counts and the size.
  init(_ bytes: Table<UInt8>) throws(FenciError) {
    func word(_ offset: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    func invalid(_ offset: Int, _ problem: String) -> FenciError {
      .invalidImage(section: "model header", offset: offset, problem: problem)
    }
    guard UInt32(littleEndian: 1) == 1 else {
      throw invalid(0, "images are little-endian, and this machine is not")
    }
    guard bytes.count >= Self.headerSize else {
      throw invalid(bytes.count, "\(bytes.count) bytes are too few for an image")
    }
    guard (0..<8).allSatisfy({ bytes[$0] == Self.magic[$0] }) else {
      throw invalid(0, "this is no boundary model; train one by `fenci train model`")
    }
    let major = UInt16(bytes[8]) | UInt16(bytes[9]) << 8
    guard major == Self.majorVersion else {
      throw invalid(
        8,
        "format version \(major), and this version of Fenci reads \(Self.majorVersion); "
          + "train the model again by `fenci train model`")
    }
    let counts = (0..<6).map { word(24 + 4 * $0) }
    for (number, count) in counts.enumerated() where count < 1 || count > 1 << 24 {
      throw invalid(24 + 4 * number, "a count of \(count)")
    }
    self.init(
      symbolCount: counts[0], pageCount: counts[1],
      joined: Layer(bucketCount: counts[2], slotCount: counts[3]),
      names: Layer(bucketCount: counts[4], slotCount: counts[5]),
      tags: try Self.tags((0..<4).map { word(48 + 4 * $0) }))
    guard symbolCount > BoundarySymbol.other, symbolCount <= 1 << 16 else {
      throw invalid(24, "\(symbolCount) symbols")
    }
    guard word(20) == 0, word(16) == bytes.count, imageByteCount == bytes.count else {
      throw invalid(
        16, "the image should have \(imageByteCount) bytes and has \(bytes.count)")
    }
  }

  /// Checks the counts of the tags. Either all of them are zero, or all are greater.
  private static func tags(_ counts: [Int]) throws(FenciError) -> Tags {
    let isWithout = counts.allSatisfy { $0 == 0 }
    for (number, count) in counts.enumerated()
    where count < (isWithout ? 0 : 1) || count > Tags.greatestWeightCount {
      throw .invalidImage(
        section: "model header", offset: 48 + 4 * number, problem: "a count of \(count)")
    }
    return Tags(
      nameByteCount: counts[0], bucketCount: counts[1], slotCount: counts[2],
      weightCount: counts[3])
  }

  /// Returns the header of an image. Its checksum is still zero.
  func header() -> [UInt8] {
    var header = Self.magic
    func append(_ value: Int, bytes: Int) {
      for shift in 0..<bytes { header.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
    }
    append(Int(Self.majorVersion), bytes: 2)
    append(Int(Self.minorVersion), bytes: 2)
    append(0, bytes: 4)
    append(imageByteCount, bytes: 4)
    append(0, bytes: 4)
    for count in counts { append(count, bytes: 4) }
    append(0, bytes: Self.headerSize - header.count)
    return header
  }
}
