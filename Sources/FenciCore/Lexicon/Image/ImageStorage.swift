/// The bytes of a compiled lexicon and typed views of its sections. The bytes may be part of the
/// program, a mapped file or a copy in memory.
///
/// Invariant: the bytes are 64-byte aligned, never written after initialisation, and alive until
/// `deinit`. Each view points into these bytes. In an edited lexicon, a view may also point into a
/// table that `release` frees. So threads can share the storage, and the class is `Sendable`.
@safe final class ImageStorage: @unchecked Sendable {
  private let base: UnsafeRawPointer
  private let release: (@Sendable () -> Void)?
  let byteCount: Int
  let sections: ImageSections
  /// The forced words and splits of user dictionaries, which apply before any segmentation method
  /// runs; nil without any.
  let rules: ForcedWords?
  /// The words whose part of speech comes from a user dictionary; nil without any.
  let userTags: UserTags?
  /// A hash of everything in the lexicon.
  let fingerprint: StableHash

  /// Takes ownership of bytes. They must be trusted, or `ImageValidator` must have validated them.
  private init(
    _ base: UnsafeRawPointer, _ sections: ImageSections, byteCount: Int, rules: ForcedWords? = nil,
    userTags: UserTags? = nil, fingerprint: StableHash, release: (@Sendable () -> Void)?
  ) {
    self.fingerprint = fingerprint
    unsafe self.base = unsafe base
    self.sections = sections
    self.byteCount = byteCount
    self.rules = rules
    self.userTags = userTags
    self.release = release
  }

  deinit { release?() }

  /// Creates the storage of an image that is part of the program. Such an image is trusted and
  /// lives as long as the program.
  static func embedded(_ base: UnsafeRawPointer, byteCount: Int) -> ImageStorage {
    do {
      let bytes = unsafe Table(base: base.assumingMemoryBound(to: UInt8.self), count: byteCount)
      let sections = try ImageSections(bytes)
      return unsafe ImageStorage(
        base, sections, byteCount: byteCount, fingerprint: ImageHeader(bytes).fingerprint,
        release: nil)
    } catch {
      fatalError("the embedded lexicon cannot be read: \(error)")
    }
  }

  /// Validates the image at `base`. If the image is valid, the storage owns it and calls `release`
  /// in `deinit`. Otherwise `release` is called at once.
  static func validated(
    _ base: UnsafeRawPointer, byteCount: Int, release: @escaping @Sendable () -> Void
  ) throws(FenciError) -> ImageStorage {
    let bytes = unsafe Table(base: base.assumingMemoryBound(to: UInt8.self), count: byteCount)
    do {
      let sections = try ImageValidator(bytes).validate()
      return unsafe ImageStorage(
        base, sections, byteCount: byteCount, fingerprint: ImageHeader(bytes).fingerprint,
        release: release)
    } catch {
      release()
      throw error
    }
  }

  /// Creates the storage of an edited lexicon. Some sections are new, and the others are views into
  /// the original storage, which stays alive. `memory` has closures that free the new sections.
  static func edited(
    _ original: ImageStorage, _ sections: ImageSections, rules: ForcedWords?, userTags: UserTags?,
    fingerprint: StableHash, releasing memory: [@Sendable () -> Void]
  ) -> ImageStorage {
    unsafe ImageStorage(
      original.base, sections, byteCount: original.byteCount, rules: rules, userTags: userTags,
      fingerprint: fingerprint
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

/// Typed views of the sections of an image. The sections are read in place.
struct ImageSections {
  private let bytes: Table<UInt8>
  /// The byte range of each section. A missing section has an empty range.
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
  /// The terms for which each alias is another name. A zero byte follows each term.
  var aliases: NodeStrings
  let readings: Readings
  /// The weights of the features that score key phrases, as bit patterns of `Int32`. May be empty.
  let weights: Table<UInt32>
  /// The names of these features, in the same order. A zero byte follows each name.
  let weightNames: Table<UInt8>
  /// The bits of `KeyphraseStatistics` for each trie slot. Empty if the image does not have them.
  var statistics: Table<UInt32>
  /// The characters of the encoding GBK. The table is empty if the image does not have them.
  let gbk: GBKTable
  /// The fingerprints of terms in the hash table that `ReferenceTable` reads. May be empty.
  let termFingerprints: Table<UInt32>
  /// The values of these terms, which say how rare they are. The last element is the value of a
  /// term that is not in the table. May be empty.
  let termFrequencies: Table<UInt8>

  /// Reads the header and the section table, and throws if they are invalid. The contents of the
  /// sections are not checked here. `ImageValidator` checks them.
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
