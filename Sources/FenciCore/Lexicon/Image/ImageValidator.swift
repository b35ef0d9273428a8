/// Proves that an untrusted image, a compiled lexicon, can be used without further checks. This
/// takes time linear in the size of the image, and about three bytes of memory per trie slot.
///
/// Code that searches the trie relies on these properties:
///
/// - Every code (the number of a character) is below the alphabet's size.
/// - For every base and every code, `base ^ code` is a slot of the trie.
/// - No two nodes share a base.
/// - From every used slot, at most `maximumWordLength` steps lead up to the root. So the trie does
///   not have cycles.
/// - Every offset into another section lies inside that section.
struct ImageValidator {
  private let bytes: Table<UInt8>

  init(_ bytes: Table<UInt8>) { self.bytes = bytes }

  func validate() throws(FenciError) -> ImageSections {
    let sections = try ImageSections(bytes)
    let checksum = Checksum.crc32(bytes, from: ImageFormat.checksumStart)
    guard checksum == ImageHeader(bytes).checksum else {
      throw .invalidImage(
        section: "header", offset: 12,
        problem: "the checksum is wrong: the image was changed or damaged")
    }
    try validateMeta(sections)
    try validateCodes(sections)
    try validateTrie(sections)
    try validateValues(sections)
    try validateOffsets(
      sections, .spellingNodes, sections.spellings.nodes, .spellingOffsets,
      sections.spellings.offsets, limit: sections.spellings.bytes.count)
    if sections.aliases.nodes.count + sections.aliases.offsets.count + sections.aliases.bytes.count
      > 0
    {
      try validateOffsets(
        sections, .aliasNodes, sections.aliases.nodes, .aliasOffsets, sections.aliases.offsets,
        limit: sections.aliases.bytes.count)
    }
    try validateOffsets(
      sections, .readingScalars, sections.readings.scalars, .readingOffsets,
      sections.readings.offsets, limit: sections.readings.keys.count)
    return sections
  }

  private func validateMeta(_ sections: ImageSections) throws(FenciError) {
    func require(_ condition: Bool, _ field: ImageFormat.Meta?, _ problem: String)
      throws(FenciError)
    {
      if !condition { throw fail(sections, .meta, 4 * (field?.rawValue ?? 0), problem) }
    }
    try require(
      sections.meta.count == ImageFormat.Meta.allCases.count, nil, "wrong number of fields")
    let blockSize = sections.meta(.blockSize)
    let alphabetCount = sections.meta(.alphabetCount)
    try require(
      blockSize > 0 && blockSize & (blockSize - 1) == 0 && blockSize <= ImageFormat.maximumAlphabet,
      .blockSize,
      "the block size \(blockSize) is no power of two up to \(ImageFormat.maximumAlphabet)")
    try require(
      alphabetCount >= Int(ReservedCode.end) && alphabetCount <= blockSize, .alphabetCount,
      "\(alphabetCount) codes do not fit blocks of \(blockSize)")
    let slotCount = sections.meta(.slotCount)
    try require(
      slotCount > 0 && slotCount % blockSize == 0, .slotCount,
      "\(slotCount) slots are no whole number of blocks")
    let longest = sections.meta(.maximumWordLength)
    try require(
      longest > 0 && longest <= ImageFormat.maximumWordLength, .maximumWordLength,
      "the longest word has \(longest) characters; at most \(ImageFormat.maximumWordLength) are possible"
    )
    try require(
      sections.meta(.documentCount) <= Int(UInt16.max), .documentCount, "too many documents")
  }

  private func validateCodes(_ sections: ImageSections) throws(FenciError) {
    let alphabetCount = sections.meta(.alphabetCount)
    let map = sections.codeMap
    guard map.index.count == CharacterMap.pageCount else {
      throw fail(
        sections, .codeIndex, 0,
        "the index has \(map.index.count) pages, not \(CharacterMap.pageCount)")
    }
    let pages = map.codes.count / 64
    for (position, page) in CommonCharacters.hanPages.enumerated()
    where Int(map.index[page]) != position + 1 {
      throw fail(
        sections, .codeIndex, 2 * page, "page \(map.index[page]) should be \(position + 1)")
    }
    for page in map.index.indices where Int(map.index[page]) >= pages {
      throw fail(sections, .codeIndex, 2 * page, "page \(map.index[page]) does not exist")
    }
    for position in map.codes.indices where Int(map.codes[position]) >= alphabetCount {
      throw fail(sections, .codePages, 2 * position, "code \(map.codes[position]) does not exist")
    }
    guard sections.alphabet.count == alphabetCount else {
      throw fail(
        sections, .alphabet, 0, "\(sections.alphabet.count) characters for \(alphabetCount) codes")
    }
    for code in sections.alphabet.indices where Unicode.Scalar(sections.alphabet[code]) == nil {
      throw fail(sections, .alphabet, 4 * code, "\(sections.alphabet[code]) is no Unicode scalar")
    }
  }

  private func validateTrie(_ sections: ImageSections) throws(FenciError) {
    let (check, base) = (sections.trie.check, sections.trie.base)
    let slotCount = sections.meta(.slotCount)
    let alphabetCount = sections.meta(.alphabetCount)
    guard check.count == slotCount, base.count == slotCount else {
      throw fail(
        sections, .check, 0, "\(check.count) checks and \(base.count) bases for \(slotCount) slots")
    }
    // Slot 0 must be empty, because a lookup that finds nothing reads it.
    guard check[0] == 0, base[0] == 0 else {
      throw fail(sections, check[0] == 0 ? .base : .check, 0, "slot 0 is not empty")
    }
    // The owner of each base, indexed by half of the base. The value is the number of the owning
    // node plus one, or 0 for a free base. Base 0 belongs to the root.
    let root = UInt32.max
    var owner = [UInt32](repeating: 0, count: slotCount / 2 + 1)
    owner[0] = root
    for slot in 0..<slotCount {
      guard check[slot] >= 8 else {
        guard check[slot] == 0 else {
          throw fail(sections, .check, 2 * slot, "flags without a label")
        }
        continue
      }
      guard check[slot] & NodeFlags.hasChildren != 0 else { continue }
      let children = Int(base[slot])
      guard children % 2 == 0, children < slotCount, children != ImageFormat.vacantBase,
        owner[children / 2] == 0
      else {
        throw fail(sections, .base, 4 * slot, "base \(children) is outside the trie, odd or shared")
      }
      owner[children / 2] = UInt32(slot) + 1
    }
    try validateRoots(sections)
    // Check that every used slot leads up to the root.
    var depth = [UInt8](repeating: 0, count: slotCount)
    let longest = sections.meta(.maximumWordLength)
    for slot in 0..<slotCount where check[slot] >= 8 {
      var node = slot
      var steps = 0
      while true {
        let code = Int(check[node] >> 3) << 1 | node & 1
        let parent = code < alphabetCount ? owner[(node ^ code) / 2] : 0
        steps += 1
        guard parent != 0, steps <= longest else {
          throw fail(
            sections, .check, 2 * slot, "the slot does not lead to the root in \(longest) steps")
        }
        if parent == root { break }
        node = Int(parent) - 1
        if depth[node] > 0 {
          steps += Int(depth[node])
          break
        }
      }
      guard steps <= longest else {
        throw fail(sections, .check, 2 * slot, "the slot is deeper than \(longest) steps")
      }
      depth[slot] = UInt8(steps)
    }
  }

  private func validateRoots(_ sections: ImageSections) throws(FenciError) {
    let trie = sections.trie
    guard trie.roots.count == sections.meta(.alphabetCount) else {
      throw fail(sections, .roots, 0, "\(trie.roots.count) roots for as many codes")
    }
    for code in trie.roots.indices
    where trie.roots[code]
      != Trie.root(ofCode: code, check: trie.check[code], base: trie.base[code])
    {
      throw fail(sections, .roots, 4 * code, "the root of code \(code) is not that of the trie")
    }
  }

  private func validateValues(_ sections: ImageSections) throws(FenciError) {
    let slotCount = sections.meta(.slotCount)
    guard sections.cost.count == slotCount, sections.tag.count == slotCount,
      sections.documents.count == slotCount
    else {
      throw fail(sections, .cost, 0, "the values of the nodes do not match \(slotCount) slots")
    }
    guard
      sections.statistics.count == 0 || sections.statistics.count == sections.meta(.slotCount)
    else {
      throw fail(sections, .statistics, 0, "\(sections.statistics.count) values")
    }
    var nameCount = 0
    for position in sections.weightNames.indices where sections.weightNames[position] == 0 {
      nameCount += 1
    }
    guard sections.weights.count == nameCount else {
      throw fail(
        sections, .weights, 0, "\(sections.weights.count) weights for \(nameCount) features")
    }
    try validateGBK(sections)
    try validateReference(sections)
    var tagCount = 0
    for position in sections.tagNames.indices where sections.tagNames[position] == 0 {
      tagCount += 1
    }
    for slot in 0..<slotCount where Int(sections.tag[slot] & NodeTag.mask) > tagCount {
      throw fail(sections, .tag, slot, "tag \(sections.tag[slot] & NodeTag.mask) of \(tagCount)")
    }
  }

  private func validateGBK(_ sections: ImageSections) throws(FenciError) {
    let scalars = sections.gbk.scalars
    guard scalars.count == 0 || scalars.count == GBKTable.elementCount else {
      throw fail(
        sections, .gbk, 0, "\(scalars.count) elements instead of \(GBKTable.elementCount)")
    }
    for cell in 0..<min(scalars.count, GBKTable.cellCount) where scalars[cell] & 0xF800 == 0xD800 {
      throw fail(sections, .gbk, 2 * cell, "\(scalars[cell]) is no Unicode scalar")
    }
  }

  /// Checks the hash table that says how rare terms are. A lookup ends at an empty slot or after a
  /// limited number of slots, so it always ends. The upper bits of a hash choose the first slot, so
  /// the number of slots must be a power of two.
  private func validateReference(_ sections: ImageSections) throws(FenciError) {
    let (fingerprints, frequencies) = (sections.termFingerprints, sections.termFrequencies)
    guard fingerprints.count + frequencies.count > 0 else { return }
    let count = fingerprints.count
    guard count >= ReferenceSlots.minimumCount, count.nonzeroBitCount == 1,
      count.trailingZeroBitCount <= 32
    else {
      throw fail(
        sections, .termFingerprints, 0, "\(count) slots are no power of two from 4 to 2³²")
    }
    guard frequencies.count == count + 1 else {
      throw fail(
        sections, .termFrequencies, 0, "\(frequencies.count) values for \(count) slots and one more"
      )
    }
    var used = 0
    for slot in fingerprints.indices where fingerprints[slot] != 0 { used += 1 }
    guard used <= count / 4 * 3 else {
      throw fail(
        sections, .termFingerprints, 0, "\(used) of \(count) slots are used; three of four may be")
    }
  }

  /// Checks that keys ascend, and that the offsets of their values are valid. The offsets must
  /// begin at 0, must not descend and must end at `limit`.
  private func validateOffsets(
    _ sections: ImageSections, _ keySection: ImageFormat.Section, _ keys: Table<UInt32>,
    _ offsetSection: ImageFormat.Section, _ offsets: Table<UInt32>, limit: Int
  ) throws(FenciError) {
    for position in keys.indices.dropFirst() where keys[position] <= keys[position - 1] {
      throw fail(sections, keySection, 4 * position, "the keys do not ascend")
    }
    guard offsets.count == keys.count + 1, Int(offsets[keys.count]) == limit, offsets[0] == 0 else {
      throw fail(sections, offsetSection, 0, "\(offsets.count) offsets for \(keys.count) keys")
    }
    for position in offsets.indices.dropFirst() where offsets[position] < offsets[position - 1] {
      throw fail(sections, offsetSection, 4 * position, "the offsets do not ascend")
    }
  }

  private func fail(
    _ sections: ImageSections, _ section: ImageFormat.Section, _ offset: Int, _ problem: String
  ) -> FenciError {
    .invalidImage(
      section: section.name, offset: sections.offset(of: section) + offset, problem: problem)
  }
}
