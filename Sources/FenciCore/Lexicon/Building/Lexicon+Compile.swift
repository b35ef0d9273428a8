extension Lexicon.Builder {
  /// Compiles the entries into an image, the bytes of a lexicon. Every machine produces the same
  /// bytes.
  ///
  /// - Throws: `FenciError.invalidEntry` if there are more than 16,381 distinct characters, 127
  ///   tags or 65,535 documents.
  /// - Complexity: O(*n* log *n*) in the number of trie nodes.
  public func compile() throws(FenciError) -> [UInt8] {
    try Compilation(self).image()
  }
}

/// Compiles the entries of a builder into an image. It numbers the characters, places the nodes of
/// the trie in a double array, and writes the values of the entries. The number of a character is
/// called its code.
private struct Compilation {
  private let builder: Lexicon.Builder
  /// The weight of each trie node, which is the sum of the counts of all entries at and below the
  /// node.
  private let weights: [UInt64]
  /// The scalar of each code.
  private let alphabet: [UInt32]
  /// The code of each trie node's character.
  private let codes: [UInt16]
  private let blockSize: Int

  init(_ builder: Lexicon.Builder) throws(FenciError) {
    var builder = builder
    builder.countDocumentsOfEntries()
    self.builder = builder
    let trie = builder.trie
    var weights = [UInt64](repeating: 0, count: trie.nodeCount)
    for entry in builder.entries { weights[entry.node] += entry.wordCount + entry.phraseCount }
    for node in stride(from: trie.nodeCount - 1, to: 0, by: -1) {
      weights[Int(trie.parents[node])] += weights[node]
    }
    self.weights = weights
    alphabet = Self.alphabet(trie, weights, builder.folds)
    guard alphabet.count < ImageFormat.maximumAlphabet else {
      throw .invalidEntry(
        "", problem: "\(alphabet.count - 2) distinct characters; at most 16,381 are possible")
    }
    guard builder.tagNames.count <= Int(NodeTag.mask) else {
      throw .invalidEntry("", problem: "\(builder.tagNames.count) tags; at most 127 are possible")
    }
    guard builder.documentCount <= Int(UInt16.max) else {
      throw .invalidEntry(
        "", problem: "\(builder.documentCount) documents; at most 65,535 are possible")
    }
    var codeOfScalar = [UInt16](repeating: 0, count: 0x110000)
    for code in stride(from: alphabet.count - 1, through: Int(ReservedCode.first), by: -1) {
      codeOfScalar[Int(alphabet[code])] = UInt16(code)
    }
    codes = trie.scalars.map { codeOfScalar[Int($0)] }
    var size = 64
    while size < alphabet.count { size *= 2 }
    blockSize = size
  }

  /// Returns the scalars in the order of their codes. First come the reserved characters, which
  /// have the same codes in every lexicon. Next come the characters of the entries, by descending
  /// weight; if weights are equal, the lower scalar comes first. Last come characters to which
  /// others normalize but which no entry contains. They have codes so that words that are added
  /// later normalize, too.
  private static func alphabet(
    _ trie: TrieBuilder, _ weights: [UInt64], _ folds: FoldMap
  ) -> [UInt32] {
    let reserved = ReservedCode.scalars.map { folds[$0.value] }
    var weightOfScalar = [UInt64](repeating: 0, count: 0x110000)
    var others: [UInt32] = []
    for node in 1..<max(trie.nodeCount, 1) {
      let scalar = trie.scalars[node]
      if weightOfScalar[Int(scalar)] == 0, !reserved.contains(scalar) { others.append(scalar) }
      weightOfScalar[Int(scalar)] += weights[node] + 1
    }
    others.sort {
      let (first, second) = (weightOfScalar[Int($0)], weightOfScalar[Int($1)])
      return first != second ? first > second : $0 < $1
    }
    let targets = Set(folds.folded.map { $0.to })
      .filter { weightOfScalar[Int($0)] == 0 && !reserved.contains($0) }
    // Codes 0 and 1 do not belong to any character, not even to NUL.
    return [0, 0] + reserved + others + targets.sorted()
  }

  func image() throws(FenciError) -> [UInt8] {
    let (array, slots) = place()
    var writer = ImageWriter()
    writer.set(.check, array.check)
    writer.set(.base, array.base)
    writer.set(.roots, array.roots(alphabetCount: alphabet.count))
    writer.set(.alphabet, alphabet)
    writeCodeMap(to: &writer)
    writeValues(to: &writer, slots: slots, slotCount: array.check.count)
    writeSpellings(to: &writer, slots: slots)
    writeReadings(to: &writer)
    writeAliases(to: &writer, slots: slots)
    let features = KeyphraseFeature.all.filter { builder.weights[$0.name] != nil }
    writer.set(.weights, features.map { builder.weights[$0.name] ?? 0 })
    writer.set(.weightNames, features.flatMap { Array($0.name.utf8) + [0] })
    if !builder.gbk.isEmpty { writer.set(.gbk, builder.gbk) }
    if let frequencies = builder.frequencies, frequencies.documentCount > 0 {
      let slots = ReferenceSlots(frequencies, .all) { builder.folds[$0] }
      writer.set(.termFingerprints, slots.fingerprints)
      writer.set(.termFrequencies, slots.frequencies)
    }
    return writer.image()
  }

  // MARK: Placing

  /// Places the nodes in slots. The heaviest nodes come first, so that nodes that are used together
  /// are close together.
  private func place() -> (DoubleArray, slots: [Int32]) {
    let nodeCount = builder.trie.nodeCount
    let children = TrieFamilies(builder.trie, codes)
    let order = (0..<nodeCount).filter { children.hasChildren($0) }
      .sorted { precedes($0, $1, children.rank) }
    var array = DoubleArray(blockSize: blockSize)
    var slots = [Int32](repeating: 0, count: nodeCount)
    var childCodes: [UInt16] = []
    for node in order {
      childCodes.removeAll(keepingCapacity: true)
      children.forEach(of: node) { childCodes.append(codes[$0]) }
      let base = node == TrieBuilder.root ? 0 : array.findBase(childCodes)
      if node != TrieBuilder.root { array.setBase(of: Int(slots[node]), base) }
      children.forEach(of: node) { child in
        let entry = Int(
          builder.entryOfNode.indices.contains(child) ? builder.entryOfNode[child] : -1)
        var flags = entry >= 0 ? builder.entries[entry].flags : 0
        if children.hasChildren(child) { flags |= NodeFlags.hasChildren }
        slots[child] = Int32(array.place(codes[child], under: base, flags: flags))
      }
    }
    return (array, slots)
  }

  private func precedes(_ a: Int, _ b: Int, _ rank: [Int32]) -> Bool {
    weights[a] != weights[b] ? weights[a] > weights[b] : rank[a] < rank[b]
  }

  // MARK: Sections

  private func writeCodeMap(to writer: inout ImageWriter) {
    var pageOfIndex = [UInt16](repeating: 0, count: CharacterMap.pageCount)
    var pages = [UInt16](repeating: 0, count: 64 * (1 + CommonCharacters.hanPages.count))
    for (page, index) in CommonCharacters.hanPages.enumerated() {
      pageOfIndex[index] = UInt16(page + 1)
    }
    func set(_ scalar: UInt32, _ code: UInt16) {
      let index = Int(scalar >> 6)
      if pageOfIndex[index] == 0 {
        pageOfIndex[index] = UInt16(pages.count / 64)
        pages += [UInt16](repeating: 0, count: 64)
      }
      pages[Int(pageOfIndex[index]) * 64 + Int(scalar & 0x3F)] = code
    }
    var codeOfScalar: [UInt32: UInt16] = [:]
    // Two reserved characters may normalize to the same character. Nodes then use the lower of the
    // two codes, so this loop sets it last.
    for code in stride(from: alphabet.count - 1, through: Int(ReservedCode.first), by: -1) {
      codeOfScalar[alphabet[code]] = UInt16(code)
      set(alphabet[code], UInt16(code))
    }
    for (from, to) in builder.folds.folded {
      if let code = codeOfScalar[to] { set(from, code) }
    }
    writer.set(.codeIndex, pageOfIndex)
    writer.set(.codePages, pages)
  }

  private func writeValues(to writer: inout ImageWriter, slots: [Int32], slotCount: Int) {
    let total = builder.entries.reduce(UInt64(0)) { $0 + $1.wordCount }
    var cost = [UInt16](repeating: 0, count: slotCount)
    var tag = [UInt8](repeating: 0, count: slotCount)
    var documents = [UInt16](repeating: 0, count: slotCount)
    let tagNames = builder.tagNames.sorted()
    var numberOfTag: [String: UInt8] = [:]
    for (number, name) in tagNames.enumerated() { numberOfTag[name] = UInt8(number + 1) }
    var statistics = [UInt32](repeating: 0, count: slotCount)
    var longest: UInt8 = 1
    for entry in builder.entries {
      let slot = Int(slots[entry.node])
      let count = entry.wordCount > 0 ? entry.wordCount : entry.phraseCount
      cost[slot] = FixedPointLogarithm.cost(of: count, in: total)
      if entry.tag > 0 { tag[slot] = numberOfTag[builder.tagNames[entry.tag - 1]] ?? 0 }
      if entry.isStopWord { tag[slot] |= NodeTag.isStopWord }
      documents[slot] = UInt16(clamping: entry.documents)
      statistics[slot] = entry.statistics.bits
      longest = max(longest, builder.trie.depths[entry.node])
    }
    writer.set(.cost, cost)
    writer.set(.tag, tag)
    writer.set(.documents, documents)
    if builder.hasStatistics { writer.set(.statistics, statistics) }
    writer.set(.tagNames, tagNames.flatMap { Array($0.utf8) + [0] })
    var meta = [UInt32](repeating: 0, count: ImageFormat.Meta.allCases.count)
    meta[ImageFormat.Meta.slotCount.rawValue] = UInt32(slotCount)
    meta[ImageFormat.Meta.blockSize.rawValue] = UInt32(blockSize)
    meta[ImageFormat.Meta.alphabetCount.rawValue] = UInt32(alphabet.count)
    meta[ImageFormat.Meta.maximumWordLength.rawValue] = UInt32(longest)
    meta[ImageFormat.Meta.wordCount.rawValue] = count(NodeFlags.isWord)
    meta[ImageFormat.Meta.phraseCount.rawValue] = count(NodeFlags.isPhrase)
    meta[ImageFormat.Meta.totalLow.rawValue] = UInt32(truncatingIfNeeded: total)
    meta[ImageFormat.Meta.totalHigh.rawValue] = UInt32(truncatingIfNeeded: total >> 32)
    meta[ImageFormat.Meta.documentCount.rawValue] = UInt32(UInt16(clamping: builder.documentCount))
    writer.set(.meta, meta)
  }

  private func count(_ flag: UInt16) -> UInt32 {
    UInt32(builder.entries.count { $0.flags & flag != 0 })
  }

  /// Writes the spellings that differ from the normalized form of the entry.
  private func writeSpellings(to writer: inout ImageWriter, slots: [Int32]) {
    let spelt = builder.entries.map { (slot: UInt32(slots[$0.node]), bytes: spelling(of: $0)) }
    writer.set((.spellingNodes, .spellingOffsets, .spellingBytes), spelt)
  }

  private func writeAliases(to writer: inout ImageWriter, slots: [Int32]) {
    let linked = builder.entries.map { entry -> (slot: UInt32, bytes: [UInt8]) in
      var bytes: [UInt8] = []
      for term in entry.standsFor { bytes += Array(term.utf8) + [0] }
      return (slot: UInt32(slots[entry.node]), bytes: bytes)
    }
    writer.set((.aliasNodes, .aliasOffsets, .aliasBytes), linked)
  }

  /// Returns an entry's spelling, or an empty array if it equals the normalized form of the entry.
  private func spelling(of entry: Lexicon.Builder.Entry) -> [UInt8] {
    let spelling = entry.spelling
    var scalars: [Unicode.Scalar] = []
    var node = entry.node
    while node != TrieBuilder.root {
      scalars.append(Unicode.Scalar(builder.trie.scalars[node]) ?? "\u{FFFD}")
      node = Int(builder.trie.parents[node])
    }
    let key = String(String.UnicodeScalarView(scalars.reversed()))
    return spelling.elementsEqual(key.utf8) ? [] : spelling
  }

  private func writeReadings(to writer: inout ImageWriter) {
    let scalars = builder.readings.keys.sorted()
    var offsets: [UInt32] = [0]
    var keys: [UInt32] = []
    for scalar in scalars {
      keys += (builder.readings[scalar] ?? []).sorted()
      offsets.append(UInt32(keys.count))
    }
    writer.set(.readingScalars, scalars)
    writer.set(.readingOffsets, offsets)
    writer.set(.readingKeys, keys)
  }
}
