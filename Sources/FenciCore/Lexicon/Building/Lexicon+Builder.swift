extension Lexicon {
  /// The layers of a lexicon. The layer of an entry decides which segmentations use the entry.
  public enum Layer: Sendable, Hashable {
    /// Words, which are the units of word segmentation.
    case words
    /// Phrases, which are compound terms. Phrase granularity and key phrases use them, but word
    /// segmentation does not.
    case phrases
  }

  /// Collects entries and compiles them into an image, the bytes of a lexicon.
  ///
  ///     var builder = Lexicon.Builder()
  ///     builder.fold("創", to: "创")
  ///     try builder.insert("创新", count: 900, tag: "vn")
  ///     try builder.insert("创新型城市", layer: .phrases)
  ///     let lexicon = try Lexicon(bytes: builder.compile())
  ///
  /// The compiled bytes do not depend on the order in which entries are inserted.
  public struct Builder: Sendable {
    var trie = TrieBuilder()
    var entries: [Entry] = []
    /// The index in `entries` of each trie node's entry, or −1 for a node without an entry.
    var entryOfNode: [Int32] = [-1]
    var folds = FoldMap()
    var tags: [String: Int] = [:]
    var tagNames: [String] = []
    /// The weights of the features that score key phrases, in thousandths, by the names of the
    /// features.
    var weights: [String: Int32] = [:]
    /// Whether any entry has keyphrase statistics.
    private(set) var hasStatistics = false
    var readings: [UInt32: [UInt32]] = [:]
    /// The elements of `GBKTable.scalars`. Empty if the dictionary does not have a `gbk.tsv`.
    var gbk: [UInt16] = []
    /// The number of documents in which the document frequencies were counted, at most 65,535.
    public var documentCount = 0
    /// The frequencies that were passed to `setDocuments(_:)`, or nil.
    private(set) var frequencies: DocumentFrequencies?

    /// The data of one entry. All spellings that normalize alike share one entry.
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
      /// The terms for which the entry is another name. Empty if the entry is not an alias.
      var standsFor: [String] = []
      /// Whether an alias names this entry as one of its terms.
      var isTargetOfAlias = false
      /// The spellings of the entry in UTF-8, each with its count.
      var spellings: [(bytes: [UInt8], count: UInt64)] = []

      /// The most common spelling. If several are equally common, the first one in UTF-8 order is
      /// chosen.
      var spelling: [UInt8] {
        spellings.min {
          $0.count != $1.count ? $0.count > $1.count : $0.bytes.lexicographicallyPrecedes($1.bytes)
        }?.bytes ?? []
      }
    }

    /// The largest count. Larger counts are clamped to it, so that sums of counts do not overflow.
    private static let largestCount: UInt64 = 1 << 40

    /// Creates a builder without entries. Until `fold` is called, all characters are different.
    /// Even capital and small letters do not match.
    public init() {}

    /// Makes a character match like another one, such as 創 like 创. Call this method before you
    /// insert entries that contain the character.
    public mutating func fold(_ scalar: Unicode.Scalar, to target: Unicode.Scalar) {
      folds[scalar.value] = target.value
    }

    /// Inserts an entry. If an equal entry exists, its count increases instead.
    ///
    /// Entries that normalize alike are equal. Their counts add up, and their most common spelling
    /// becomes the dictionary's spelling. If several spellings are equally common, the first one in
    /// Unicode order is chosen.
    ///
    /// - Throws: `FenciError.invalidEntry` if the entry is empty or longer than 63 characters.
    /// - Complexity: O(*n*) in the length of the entry.
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

    /// Marks a word as a stop word. A key phrase does not begin or end with a stop word, unless the
    /// lexicon has that phrase. A stop word has an effect only where segmentation finds it as a
    /// word.
    public mutating func insertStopWord(_ word: String) throws(FenciError) {
      entries[try entry(for: word)].isStopWord = true
    }

    /// Makes an entry an alias, which is another name for one or more entries. For example, 双碳 is
    /// an alias of 碳达峰 and 碳中和.
    ///
    /// - Throws: `FenciError.invalidEntry` if the alias or a term has not been inserted. Also if a
    ///   term is an alias itself, if the alias is a term of another alias, or if it already has
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

    /// Sets the number of documents that contain a word or phrase. `documentCount` is the number of
    /// all documents.
    public mutating func setDocuments(_ count: Int, of word: String) throws(FenciError) {
      let index = try entry(for: word)
      entries[index].documents = max(entries[index].documents, count)
    }

    /// Sets the numbers of documents that contain each word, phrase and other term. Terms that are
    /// not entries do not become entries.
    ///
    /// This sets three values:
    ///
    /// - `documentCount`;
    /// - the document count of each entry, which is the sum over all genres (kinds of documents);
    /// - how rare the candidates for key phrases are, whether or not they are entries.
    public mutating func setDocuments(_ frequencies: DocumentFrequencies) {
      self.frequencies = frequencies
      documentCount = frequencies.documentCount
    }

    /// Sets the document count of each entry, and the share of each genre's documents that contain
    /// the entry.
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

    /// Returns the entry to which a term in UTF-8 normalizes, or nil if no entry matches.
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

    /// Adds Mandarin readings of a character, which are syllables with tone marks, such as chuàng
    /// for 创. They tell a pinyin annotation in a text, as in 创(chuàng), from other text in
    /// brackets.
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

    /// Sets the weight of a feature that scores key phrases.
    ///
    /// - Throws: `FenciError.invalidEntry` if the feature does not exist, or if the weight is a
    ///   million or more, or minus a million or less.
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
