/// The bytes of a compiled lexicon and the views into its sections.
///
/// Invariant, and the reason why it is `Sendable`: the bytes are 64-byte aligned, never written
/// after initialisation, and alive until `deinit`. Each view points into them or, in edited
/// storage, into tables that `release` frees.
@safe final class ImageStorage: @unchecked Sendable {
  private let base: UnsafeRawPointer
  private let release: (@Sendable () -> Void)?
  let byteCount: Int
  let sections: ImageSections
  /// The forced words and splits, which win before any method runs; nil if there are not any.
  let rules: ForcedWords?
  /// The words whose part of speech comes from a user dictionary; nil if there are not any.
  let userTags: UserTags?

  /// Takes ownership of bytes that are trusted or that `ImageValidator` has validated.
  private init(
    _ base: UnsafeRawPointer, _ sections: ImageSections, byteCount: Int, rules: ForcedWords? = nil,
    userTags: UserTags? = nil, release: (@Sendable () -> Void)?
  ) {
    unsafe self.base = unsafe base
    self.sections = sections
    self.byteCount = byteCount
    self.rules = rules
    self.userTags = userTags
    self.release = release
  }

  deinit { release?() }

  /// Views an image that is part of the program. It is trusted and lives as long as the program.
  static func embedded(_ base: UnsafeRawPointer, byteCount: Int) -> ImageStorage {
    do {
      let bytes = unsafe Table(base: base.assumingMemoryBound(to: UInt8.self), count: byteCount)
      let sections = try ImageSections(bytes)
      return unsafe ImageStorage(base, sections, byteCount: byteCount, release: nil)
    } catch {
      fatalError("the embedded lexicon cannot be read: \(error)")
    }
  }

  /// Validates the image at `base`. On success the storage owns it and calls `release` in `deinit`;
  /// on failure `release` is called at once.
  static func validated(
    _ base: UnsafeRawPointer, byteCount: Int, release: @escaping @Sendable () -> Void
  ) throws(FenciError) -> ImageStorage {
    let bytes = unsafe Table(base: base.assumingMemoryBound(to: UInt8.self), count: byteCount)
    do {
      let sections = try ImageValidator(bytes).validate()
      return unsafe ImageStorage(base, sections, byteCount: byteCount, release: release)
    } catch {
      release()
      throw error
    }
  }

  /// Views the sections of another storage, some of them replaced, and keeps that storage alive.
  static func edited(
    _ original: ImageStorage, _ sections: ImageSections, rules: ForcedWords?, userTags: UserTags?,
    releasing memory: [@Sendable () -> Void]
  ) -> ImageStorage {
    unsafe ImageStorage(
      original.base, sections, byteCount: original.byteCount, rules: rules, userTags: userTags
    ) {
      for release in memory { release() }
      withExtendedLifetime(original) {}
    }
  }

  /// Copies bytes into aligned memory and validates them.
  static func copying(_ bytes: [UInt8]) throws(FenciError) -> ImageStorage {
    let copy = UnsafeMutableRawPointer.allocate(
      byteCount: max(bytes.count, 1), alignment: ImageFormat.alignment)
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress {
        unsafe copy.copyMemory(from: start, byteCount: source.count)
      }
    }
    let address = UInt(bitPattern: copy)
    return try unsafe validated(copy, byteCount: bytes.count) {
      unsafe UnsafeMutableRawPointer(bitPattern: address)?.deallocate()
    }
  }
}

/// Typed views of an image's sections, read in place.
struct ImageSections {
  private let bytes: Table<UInt8>
  /// Byte ranges by section; empty for missing sections.
  private var ranges: [Range<Int>]

  var meta: Table<UInt32>
  var codeMap: CharacterMap
  var alphabet: Table<UInt32>
  var trie: Trie
  var cost: Table<UInt16>
  var tag: Table<UInt8>
  var documents: Table<UInt16>
  var tagNames: Table<UInt8>
  var spellings: NodeStrings
  /// For each alias, the terms that it names, each followed by a zero byte.
  var aliases: NodeStrings
  let readings: Readings
  /// The weights of key-phrase features, as bit patterns of `Int32`; may be empty.
  let weights: Table<UInt32>
  /// The names of their features in the same order, each followed by a zero byte.
  let weightNames: Table<UInt8>
  /// By slot: the bits of `KeyphraseStatistics`. Empty if the image has none.
  var statistics: Table<UInt32>
  /// The characters of GBK; the table is empty in images without it.
  let gbk: GBKTable
  /// The fingerprints of the slots of `ReferenceTable`; may be empty.
  let termFingerprints: Table<UInt32>
  /// The values of those slots, then the value of a term that is not in the table; may be empty.
  let termFrequencies: Table<UInt8>

  /// Reads the header and the section table.
  ///
  /// Throws if they are invalid. `ImageValidator` checks the contents of the sections.
  init(_ bytes: Table<UInt8>) throws(FenciError) {
    self.bytes = bytes
    let ranges = try ImageHeader(bytes).sectionRanges()
    self.ranges = ranges
    func view<Element>(_ section: ImageFormat.Section, as _: Element.Type) -> Table<Element> {
      let range = ranges[section.rawValue]
      return unsafe Table(
        base: UnsafeRawPointer(bytes.base + range.lowerBound).assumingMemoryBound(to: Element.self),
        count: range.count / MemoryLayout<Element>.size)
    }
    meta = view(.meta, as: UInt32.self)
    codeMap = CharacterMap(
      index: view(.codeIndex, as: UInt16.self), codes: view(.codePages, as: UInt16.self))
    alphabet = view(.alphabet, as: UInt32.self)
    trie = Trie(
      check: view(.check, as: UInt16.self), base: view(.base, as: UInt32.self),
      roots: view(.roots, as: UInt32.self))
    cost = view(.cost, as: UInt16.self)
    tag = view(.tag, as: UInt8.self)
    documents = view(.documents, as: UInt16.self)
    tagNames = view(.tagNames, as: UInt8.self)
    func strings(
      _ nodes: ImageFormat.Section, _ offsets: ImageFormat.Section, _ bytes: ImageFormat.Section
    ) -> NodeStrings {
      NodeStrings(
        nodes: view(nodes, as: UInt32.self), offsets: view(offsets, as: UInt32.self),
        bytes: view(bytes, as: UInt8.self))
    }
    spellings = strings(.spellingNodes, .spellingOffsets, .spellingBytes)
    aliases = strings(.aliasNodes, .aliasOffsets, .aliasBytes)
    readings = Readings(
      scalars: view(.readingScalars, as: UInt32.self),
      offsets: view(.readingOffsets, as: UInt32.self), keys: view(.readingKeys, as: UInt32.self))
    weights = view(.weights, as: UInt32.self)
    weightNames = view(.weightNames, as: UInt8.self)
    statistics = view(.statistics, as: UInt32.self)
    gbk = GBKTable(scalars: view(.gbk, as: UInt16.self))
    termFingerprints = view(.termFingerprints, as: UInt32.self)
    termFrequencies = view(.termFrequencies, as: UInt8.self)
  }

  func offset(of section: ImageFormat.Section) -> Int { ranges[section.rawValue].lowerBound }
  func byteCount(of section: ImageFormat.Section) -> Int { ranges[section.rawValue].count }

  func meta(_ field: ImageFormat.Meta) -> Int { Int(meta[field.rawValue]) }
}
