/// A compiled dictionary: words and phrases with their costs, tags and document frequencies, the
/// folding of characters, and the readings that identify pinyin annotations.
///
/// A lexicon is an immutable snapshot that any number of threads may share. Its compiled image is
/// read in place: opening one does not parse it.
public struct Lexicon: Sendable {
  let storage: ImageStorage

  var sections: ImageSections { storage.sections }

  /// Opens a compiled image in memory: copies it into aligned storage and validates it.
  ///
  /// - Throws: `FenciError.invalidImage` with the section and the byte offset.
  /// - Complexity: O(*n*) in the image's size.
  public init(bytes: [UInt8]) throws(FenciError) {
    storage = try ImageStorage.copying(bytes)
  }

  /// Views an image that is part of the program. It is trusted and lives as long as the program.
  package init(embedded base: UnsafeRawPointer, byteCount: Int) {
    storage = unsafe ImageStorage.embedded(base, byteCount: byteCount)
  }

  /// The number of entries that word segmentation uses.
  public var wordCount: Int { sections.meta(.wordCount) }

  /// The number of phrases.
  public var phraseCount: Int { sections.meta(.phraseCount) }

  /// The number of documents in which the document frequencies were counted.
  public var documentCount: Int { sections.meta(.documentCount) }

  /// The size of the compiled image in bytes.
  public var byteCount: Int { storage.byteCount }

  /// The data of one word or phrase.
  public struct Entry: Hashable, Sendable {
    /// The dictionary's spelling.
    public let word: String
    /// Whether word segmentation uses the entry.
    public let isWord: Bool
    /// Whether the entry is a phrase.
    public let isPhrase: Bool
    /// Whether the entry is a stop word for key phrases.
    public let isStopWord: Bool
    /// −ln of the entry's count as a share of the counts of all words.
    public let cost: Double
    /// The part of speech; empty if unknown.
    public let tag: String
    /// The number of documents that contain the entry, out of ``Lexicon/documentCount``.
    public let documents: Int
    /// The terms that the entry is another name for: 碳达峰 and 碳中和 for 双碳. Empty if it is not an
    /// alias.
    public let standsFor: [String]
  }

  /// Looks up an entry in any spelling that folds to it; returns nil if it does not exist.
  ///
  /// - Complexity: O(*n*) in the length of `word`.
  public func entry(for word: String) -> Entry? {
    guard let node = node(of: word) else { return nil }
    let flags = sections.trie.check[Int(node)] & NodeFlags.mask
    let tagByte = sections.tag[Int(node)]
    guard flags & (NodeFlags.isWord | NodeFlags.isPhrase) != 0 || tagByte & NodeTag.isStopWord != 0
    else { return nil }
    return Entry(
      word: spelling(of: node) ?? folded(word), isWord: flags & NodeFlags.isWord != 0,
      isPhrase: flags & NodeFlags.isPhrase != 0, isStopWord: tagByte & NodeTag.isStopWord != 0,
      cost: Double(sections.cost[Int(node)]) / Double(FixedPointLogarithm.scale),
      tag: tagName(tagByte & NodeTag.mask), documents: Int(sections.documents[Int(node)]),
      standsFor: terms(of: node))
  }

  /// Whether a word or phrase is an entry, in any spelling that folds to it.
  public func contains(_ word: String) -> Bool {
    guard let node = node(of: word) else { return false }
    return sections.trie.check[Int(node)] & (NodeFlags.isWord | NodeFlags.isPhrase) != 0
  }

  /// A text with each character folded, and without combining marks and invisible characters.
  /// Characters that the lexicon does not know stay as they are.
  public func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where !CharacterClass.of(scalar.value).isLookedThrough {
      let code = sections.codeMap.code(of: scalar.value)
      result.append(code == 0 ? scalar : self.scalar(of: code))
    }
    return String(result)
  }

  /// Whether a line feed always separates tokens: no entry contains one.
  package var lineBreaksSeparate: Bool { sections.codeMap.code(of: 0x0A) == 0 }

  /// Whether an entry may contain whitespace.
  package var hasWhiteSpace: Bool {
    (0x09...0x3000).contains { (scalar: UInt32) in
      Unicode.Scalar(scalar)?.properties.isWhitespace == true
        && sections.codeMap.code(of: scalar) != 0
    }
  }

  // MARK: Nodes

  func node(of word: String) -> UInt32? {
    let codes = word.unicodeScalars.lazy
      .filter { !CharacterClass.of($0.value).isLookedThrough }
      .map { sections.codeMap.code(of: $0.value) }
    return sections.trie.node(over: codes)
  }

  func scalar(of code: UInt16) -> Unicode.Scalar {
    Unicode.Scalar(sections.alphabet[Int(code)]) ?? "\u{FFFD}"
  }

  /// The spelling of an entry if it differs from the folded key, else nil. Binary search.
  func spelling(of node: UInt32) -> String? { sections.spellings.surface(of: node) }

  /// The terms that an alias names; empty if the entry is not an alias.
  func terms(of node: UInt32) -> [String] {
    sections.aliases.surface(of: node)?.split(separator: "\0").map(String.init) ?? []
  }

  var tagCount: Int { sections.tagNames.indices.count { sections.tagNames[$0] == 0 } }

  /// The name of a tag by its number; empty for 0.
  func tagName(_ number: UInt8) -> String {
    guard number > 0 else { return "" }
    var position = 0
    for _ in 1..<number {
      while sections.tagNames[position] != 0 { position += 1 }
      position += 1
    }
    var bytes: [UInt8] = []
    while sections.tagNames[position] != 0 {
      bytes.append(sections.tagNames[position])
      position += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
