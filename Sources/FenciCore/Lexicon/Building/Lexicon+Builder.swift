extension Lexicon {
  /// The segmentations that use an entry.
  public enum Layer: Sendable, Hashable {
    /// A unit of word segmentation.
    case words
    /// A compound term. Phrase granularity and key phrases use it; word segmentation does not.
    case phrases
  }

  /// Collects entries and compiles them into an image.
  ///
  ///     var builder = Lexicon.Builder()
  ///     builder.fold("創", to: "创")
  ///     try builder.insert("创新", count: 900, tag: "vn")
  ///     try builder.insert("创新型城市", layer: .phrases)
  ///     let lexicon = try Lexicon(bytes: builder.compile())
  ///
  /// The compiled bytes do not depend on the order of insertions.
  public struct Builder: Sendable {
    var trie = TrieBuilder()
    var entries: [Entry] = []
    /// By trie node: the index of its entry, or −1.
    var entryOfNode: [Int32] = [-1]
    var folds = FoldMap()
    var tags: [String: Int] = [:]
    var tagNames: [String] = []
    /// Weights of keyphrase features by name, in thousandths.
    var weights: [String: Int32] = [:]
    /// Whether any entry has statistics.
    private(set) var hasStatistics = false
    var readings: [UInt32: [UInt32]] = [:]
    /// The elements of `GBKTable.scalars`; empty without `gbk.tsv`.
    var gbk: [UInt16] = []
    /// The number of documents in which the document frequencies were counted, at most 65,535.
    public var documentCount = 0
    /// The argument of `setDocuments(_:)`.
    private(set) var frequencies: DocumentFrequencies?

    /// The data of one folded key.
    struct Entry: Sendable {
      var node: Int
      var wordCount: UInt64 = 0
      var phraseCount: UInt64 = 0
      var flags: UInt16 = 0
      var tag = 0
      var tagCount: UInt64 = 0
      var isStopWord = false
      var documents = 0
      var statistics = KeyphraseStatistics()
      /// If the entry is an alias, the terms that it is another name for.
      var standsFor: [String] = []
      /// Whether an alias names this entry as one of its terms.
      var isTargetOfAlias = false
      /// Its spellings in UTF-8, with their counts.
      var spellings: [(bytes: [UInt8], count: UInt64)] = []

      /// The most common spelling. Ties go to the first in UTF-8 order.
      var spelling: [UInt8] {
        spellings.min {
          $0.count != $1.count ? $0.count > $1.count : $0.bytes.lexicographicallyPrecedes($1.bytes)
        }?.bytes ?? []
      }
    }

    /// Larger counts are clamped to this, so that sums of counts do not overflow.
    private static let largestCount: UInt64 = 1 << 40

    /// Creates a builder without entries. Without calls of `fold` it folds nothing, not even letter
    /// case or full width.
    public init() {}

    /// Makes a character match as another one. Call it before inserting entries that contain the
    /// character.
    public mutating func fold(_ scalar: Unicode.Scalar, to target: Unicode.Scalar) {
      folds[scalar.value] = target.value
    }

    /// Inserts an entry, or adds to the count of an equal one.
    ///
    /// Entries that fold to the same key are one entry: their counts add up, and the most common
    /// spelling becomes the dictionary form. Ties go to the first in Unicode order.
    ///
    /// - Throws: `FenciError.invalidEntry` if the entry is empty or longer than 63 characters.
    /// - Complexity: O(*n*) in the entry's length.
    public mutating func insert(
      _ word: String, count: Int = 1, tag: String = "", layer: Layer = .words
    ) throws(FenciError) {
      let weight = min(UInt64(max(count, 1)), Self.largestCount)
      let index = try entry(for: word)
      switch layer {
      case .words:
        entries[index].wordCount += weight
        entries[index].flags |= NodeFlags.isWord
      case .phrases:
        entries[index].phraseCount += weight
        entries[index].flags |= NodeFlags.isPhrase
      }
      let bytes = Array(FoldMap.visible(word).utf8)
      if let known = entries[index].spellings.firstIndex(where: { $0.bytes == bytes }) {
        entries[index].spellings[known].count += weight
      } else {
        entries[index].spellings.append((bytes, weight))
      }
      let number = number(ofTag: tag)
      if number > 0,
        entries[index].tagCount < weight
          || entries[index].tagCount == weight
            && tag.utf8.lexicographicallyPrecedes(tagNames[entries[index].tag - 1].utf8)
      {
        entries[index].tag = number
        entries[index].tagCount = weight
      }
    }

    /// Marks a stop word. A key phrase does not begin or end with a stop word, unless the lexicon
    /// has that phrase. A stop word takes effect where segmentation finds it as a word.
    public mutating func insertStopWord(_ word: String) throws(FenciError) {
      entries[try entry(for: word)].isStopWord = true
    }

    /// Makes an entry an alias: another name for one or more other entries, as 双碳 is for 碳达峰 and
    /// 碳中和.
    ///
    /// - Throws: `FenciError.invalidEntry` if the alias or a term has not been inserted, if a term
    ///   is an alias itself, if the alias is a term of another alias, or if the alias already has
    ///   terms.
    public mutating func insertAlias(_ alias: String, of terms: [String]) throws(FenciError) {
      func known(_ word: String) throws(FenciError) -> Int {
        let index = try entry(for: word)
        guard entries[index].flags != 0 else {
          throw .invalidEntry(
            word, problem: "no word or phrase of the dictionary, so it cannot be linked")
        }
        return index
      }
      let index = try known(alias)
      guard entries[index].standsFor.isEmpty else {
        throw .invalidEntry(alias, problem: "is linked already")
      }
      guard !entries[index].isTargetOfAlias else {
        throw .invalidEntry(
          alias, problem: "stands for other terms, and another alias stands for it")
      }
      for term in terms {
        let target = try known(term)
        guard target != index, entries[target].standsFor.isEmpty else {
          throw .invalidEntry(
            term, problem: "is an alias itself; link “\(alias)” to what it stands for")
        }
        entries[target].isTargetOfAlias = true
        if !entries[index].standsFor.contains(FoldMap.visible(term)) {
          entries[index].standsFor.append(FoldMap.visible(term))
        }
      }
    }

    /// Sets the number of documents, out of `documentCount`, that contain a word or phrase.
    public mutating func setDocuments(_ count: Int, of word: String) throws(FenciError) {
      let index = try entry(for: word)
      entries[index].documents = max(entries[index].documents, count)
    }

    /// Sets how many documents contain each word, phrase and other term.
    ///
    /// This sets `documentCount`, the `documents` of the entries (summed over all genres), and the
    /// rarity of candidates, whether they are entries or not. Terms that are not entries do not
    /// become entries.
    public mutating func setDocuments(_ frequencies: DocumentFrequencies) {
      self.frequencies = frequencies
      documentCount = frequencies.documentCount
    }

    /// Fills in the document counts and genre shares of all entries.
    mutating func countDocumentsOfEntries() {
      guard let frequencies else { return }
      var found: [(entry: Int, counts: [Int])] = []
      frequencies.rows.forEachRow { term, counts in
        guard let entry = knownEntry(for: term) else { return }
        found.append((entry, counts))
      }
      let genres = frequencies.genres.map { genre in
        (KeyphraseStatistics.Genre.allCases.first { $0.name == genre.name }, genre.documentCount)
      }
      for (entry, counts) in found {
        entries[entry].documents = max(entries[entry].documents, counts.reduce(0, +))
        for ((genre, total), count) in zip(genres, counts) {
          guard let genre, let share = KeyphraseStatistics.Share(count, of: total) else { continue }
          entries[entry].statistics.set(share, of: genre)
          hasStatistics = true
        }
      }
    }

    /// The entry that a term in UTF-8 folds to, or nil.
    private func knownEntry(for term: Table<UInt8>) -> Int? {
      var node = TrieBuilder.root
      let reader = UTF8Reader(bytes: term)
      var position = 0
      while position < term.count {
        let item = reader.item(at: position)
        position += item.length
        if item.isInvalid { return nil }
        if FoldMap.isTransparent(item.scalar) { continue }
        guard let child = trie.knownChild(of: node, over: folds[item.scalar]) else { return nil }
        node = child
      }
      return entryOfNode.indices.contains(node) && entryOfNode[node] >= 0
        ? Int(entryOfNode[node]) : nil
    }

    /// Changes the keyphrase statistics of an entry.
    mutating func changeStatistics(
      of word: String, _ change: (inout KeyphraseStatistics) -> Void
    ) throws(FenciError) {
      let index = try entry(for: word)
      change(&entries[index].statistics)
      hasStatistics = true
    }

    /// Adds the toned Mandarin readings of a character, which identify pinyin annotations.
    ///
    /// - Throws: `FenciError.invalidEntry` if a reading is not a syllable with a tone mark.
    public mutating func insertReadings(
      _ syllables: some Sequence<some StringProtocol>, of scalar: Unicode.Scalar
    ) throws(FenciError) {
      for syllable in syllables {
        guard let key = PinyinSyllable(syllable)?.key else {
          throw .invalidEntry(
            String(scalar), problem: "“\(syllable)” is no syllable with a tone mark, such as chuàng"
          )
        }
        if readings[scalar.value]?.contains(key) != true {
          readings[scalar.value, default: []].append(key)
        }
      }
    }

    /// Sets the weight of a keyphrase feature.
    ///
    /// - Throws: `FenciError.invalidEntry` if the feature does not exist or the weight is not below
    ///   a million in magnitude.
    public mutating func setWeight(_ weight: Double, of feature: String) throws(FenciError) {
      guard KeyphraseFeature.all.contains(where: { $0.name == feature }) else {
        throw .invalidEntry(feature, problem: "no feature of key phrases has this name")
      }
      guard abs(weight) < 1e6 else {
        throw .invalidEntry(feature, problem: "\(weight) is too large")
      }
      weights[feature] = Int32((weight * KeyphraseFeature.weightScale).rounded())
    }

    private mutating func number(ofTag tag: String) -> Int {
      guard !tag.isEmpty else { return 0 }
      if let number = tags[tag] { return number }
      tagNames.append(tag)
      tags[tag] = tagNames.count
      return tagNames.count
    }

    private mutating func entry(for word: String) throws(FenciError) -> Int {
      let scalars = word.unicodeScalars.filter { !FoldMap.isTransparent($0.value) }
      guard !scalars.isEmpty else {
        throw .invalidEntry(word, problem: "an entry has at least one character")
      }
      guard scalars.count <= ImageFormat.maximumWordLength else {
        throw .invalidEntry(
          word, problem: "longer than \(ImageFormat.maximumWordLength) characters")
      }
      var node = TrieBuilder.root
      for scalar in scalars { node = trie.child(of: node, over: folds[scalar.value]) }
      while entryOfNode.count < trie.nodeCount { entryOfNode.append(-1) }
      if entryOfNode[node] < 0 {
        entryOfNode[node] = Int32(entries.count)
        entries.append(Entry(node: node))
      }
      return Int(entryOfNode[node])
    }
  }
}
