/// The bytes of a boundary model, and views of its parts.
///
/// This class is `Sendable` because of the following invariant: the bytes are aligned to 64 bytes,
/// are never written after initialization, and exist until `deinit`. Every view points into these
/// bytes.
@safe final class SegmentationModelStorage: @unchecked Sendable {
  private let owned: UnsafeMutableRawPointer?
  let byteCount: Int
  /// The checksum of the image.
  let checksum: UInt32
  /// Maps Unicode scalars to the model's symbols.
  let codeMap: CharacterMap
  /// The weights for word boundaries if personal names are one word.
  let joined: BoundaryWeights
  /// The weights for boundaries inside personal names.
  let names: BoundaryWeights
  /// The weights for parts of speech.
  let tags: TagWeights

  private init(
    _ bytes: Table<UInt8>, _ format: SegmentationModelFormat, owned: UnsafeMutableRawPointer?
  ) {
    unsafe self.owned = unsafe owned
    byteCount = bytes.count
    checksum = bytes.word(at: 12)
    codeMap = CharacterMap(
      index: bytes.view(
        at: format.offset(of: .codeIndex), count: CharacterMap.pageCount, as: UInt16.self),
      codes: bytes.view(
        at: format.offset(of: .codePages), count: format.pageCount * 64, as: UInt16.self))
    func weights(
      _ unigrams: SegmentationModelFormat.Part, _ displacements: SegmentationModelFormat.Part,
      _ records: SegmentationModelFormat.Part, _ masks: SegmentationModelFormat.Part,
      _ classes: SegmentationModelFormat.Part, _ layer: SegmentationModelFormat.Layer
    ) -> BoundaryWeights {
      BoundaryWeights(
        unigrams: bytes.view(
          at: format.offset(of: unigrams), count: format.symbolCount, as: SIMD8<Int16>.self),
        displacements: bytes.view(
          at: format.offset(of: displacements), count: layer.bucketCount, as: UInt16.self),
        records: bytes.view(
          at: format.offset(of: records), count: layer.slotCount, as: UInt64.self),
        masks: bytes.view(
          at: format.offset(of: masks), count: SegmentationModelFormat.maskCount, as: Int16.self),
        classes: bytes.view(
          at: format.offset(of: classes), count: WordClass.pairCount, as: Int16.self))
    }
    joined = weights(
      .unigrams, .displacements, .records, .masks, .classes, format.joined)
    names = weights(
      .nameUnigrams, .nameDisplacements, .nameRecords, .nameMasks, .nameClasses,
      format.names)
    tags = Self.tags(bytes, format)
  }

  private static func tags(_ bytes: Table<UInt8>, _ format: SegmentationModelFormat) -> TagWeights {
    let counts = format.tags
    guard counts.nameByteCount > 0 else { return .none }
    let start = format.offset(of: .tagNames)
    var names: [String] = []
    var first = start
    for position in start..<start + counts.nameByteCount where bytes[position] == 0 {
      names.append(bytes.string(in: first..<position))
      first = position + 1
    }
    return TagWeights(
      names: names,
      displacements: bytes.view(
        at: format.offset(of: .tagDisplacements), count: counts.bucketCount, as: UInt16.self),
      records: bytes.view(
        at: format.offset(of: .tagRecords), count: counts.slotCount, as: UInt64.self),
      weights: bytes.view(
        at: format.offset(of: .tagWeights), count: counts.weightCount, as: UInt16.self))
  }

  deinit { unsafe owned?.deallocate() }

  /// Opens an image that is part of the program. Only its header is checked, and its memory is
  /// never freed.
  static func embedded(_ base: UnsafeRawPointer, byteCount: Int) -> SegmentationModelStorage {
    do {
      let bytes = unsafe Table(base: base.assumingMemoryBound(to: UInt8.self), count: byteCount)
      return unsafe SegmentationModelStorage(bytes, try SegmentationModelFormat(bytes), owned: nil)
    } catch {
      fatalError("the embedded model cannot be read: \(error)")
    }
  }

  /// Copies bytes into aligned memory and validates them.
  static func copying(_ bytes: [UInt8]) throws(FenciError) -> SegmentationModelStorage {
    let copy = UnsafeMutableRawPointer.allocate(
      byteCount: max(bytes.count, 1), alignment: SegmentationModelFormat.alignment)
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress {
        unsafe copy.copyMemory(from: start, byteCount: source.count)
      }
    }
    let table = unsafe Table(
      base: UnsafePointer(copy.assumingMemoryBound(to: UInt8.self)), count: bytes.count)
    let format: SegmentationModelFormat
    do {
      format = try SegmentationModelFormat(table)
    } catch {
      unsafe copy.deallocate()
      throw error
    }
    // The storage owns the memory now, and frees it.
    let storage = unsafe SegmentationModelStorage(table, format, owned: copy)
    try BoundaryModelValidator(bytes: table, format: format, storage: storage).validate()
    return storage
  }
}

/// Checks a model's image, so that scoring may rely on it. Every index must be inside its table,
/// and no sum may overflow.
struct BoundaryModelValidator {
  let bytes: Table<UInt8>
  let format: SegmentationModelFormat
  let storage: SegmentationModelStorage

  func validate() throws(FenciError) {
    let stored = storage.checksum
    let computed = Checksum.crc32(bytes, from: SegmentationModelFormat.checksumStart)
    guard stored == computed else {
      throw .invalidImage(
        section: "model header", offset: 12,
        problem: "the checksum is \(computed), and should be \(stored): the image is damaged")
    }
    let (index, codes) = (storage.codeMap.index, storage.codeMap.codes)
    for page in index.indices where Int(index[page]) >= format.pageCount {
      throw invalid(.codeIndex, 2 * page, "page \(index[page]) of \(format.pageCount)")
    }
    for position in codes.indices where Int(codes[position]) >= format.symbolCount {
      throw invalid(
        .codePages, 2 * position, "symbol \(codes[position]) of \(format.symbolCount)")
    }
    try check(storage.joined, .unigrams, [.masks, .classes])
    try check(storage.names, .nameUnigrams, [.nameMasks, .nameClasses])
    if format.tags.nameByteCount > 0 { try check(storage.tags) }
  }

  /// Checks the lists of weights. Each list must be inside the weights and may contain only tags
  /// that exist. Then scores fit 32 bits, because a score is a sum of at most `TagFeatures.limit`
  /// lists, each with at most 255 weights of eight bits.
  private func check(_ tags: TagWeights) throws(FenciError) {
    let start = format.offset(of: .tagNames)
    var length = 0
    for position in 0..<format.tags.nameByteCount {
      let byte = bytes[start + position]
      guard byte == 0 ? length > 0 : byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A else {
        throw invalid(.tagNames, position, "names are ASCII letters, each ended by a zero")
      }
      length = byte == 0 ? 0 : length + 1
    }
    guard length == 0, tags.names.count <= TagFeatures.tagLimit else {
      throw invalid(.tagNames, 0, "\(tags.names.count) names, the last one unfinished or too many")
    }
    for slot in tags.records.indices {
      let list = TagWeights.list(tags.records[slot])
      guard list.first + list.count <= tags.weights.count else {
        throw invalid(.tagRecords, 8 * slot, "the list ends behind the weights")
      }
    }
    for position in tags.weights.indices
    where Int(tags.weights[position] & 0xFF) >= tags.names.count {
      throw invalid(.tagWeights, 2 * position, "tag \(tags.weights[position] & 0xFF)")
    }
  }

  private func check(
    _ weights: BoundaryWeights, _ unigrams: SegmentationModelFormat.Part,
    _ parts: [SegmentationModelFormat.Part]
  ) throws(FenciError) {
    for symbol in weights.unigrams.indices {
      for lane in 0..<8 where !isWeight(weights.unigrams[symbol][lane]) {
        throw invalid(unigrams, 16 * symbol + 2 * lane, "the weight is out of range")
      }
    }
    // N-gram weights are not checked, because they may have any value of eight bits.
    for (part, table) in zip(parts, [weights.masks, weights.classes]) {
      for position in table.indices where !isWeight(table[position]) {
        throw invalid(part, 2 * position, "the weight is out of range")
      }
    }
  }

  private func isWeight(_ value: Int16) -> Bool {
    Int(value).magnitude <= UInt(SegmentationModelFormat.greatestWeight)
  }

  private func invalid(
    _ part: SegmentationModelFormat.Part, _ offset: Int, _ problem: String
  ) -> FenciError {
    .invalidImage(section: part.name, offset: format.offset(of: part) + offset, problem: problem)
  }
}
