/// A compiled dictionary. It contains words and phrases with their costs, tags and document
/// frequencies. It also says which characters are equivalent, such as 創 and 创, and has the readings
/// by which pinyin annotations are recognized.
///
/// A lexicon never changes, so any number of threads may share it. Its compiled image, one block of
/// bytes, is read in place. Opening a lexicon does not parse the image.
public struct Lexicon: Sendable {
  let storage: ImageStorage

  var sections: ImageSections { storage.sections }

  /// Opens a compiled image in memory. The bytes are copied into aligned memory and validated.
  ///
  /// - Throws: `FenciError.invalidImage` with the section and the byte offset of the problem.
  /// - Complexity: O(*n*) in the size of the image.
  public init(bytes: [UInt8]) throws(FenciError) {
    storage = try ImageStorage.copying(bytes)
  }

  /// Creates a lexicon from an image that is part of the program. Such an image is trusted and
  /// lives as long as the program.
  package init(embedded base: UnsafeRawPointer, byteCount: Int) {
    storage = unsafe ImageStorage.embedded(base, byteCount: byteCount)
  }

  /// The number of words, the entries that word segmentation uses.
  public var wordCount: Int { sections.meta(.wordCount) }

  /// The number of phrases, which are compound terms such as 创新型城市.
  public var phraseCount: Int { sections.meta(.phraseCount) }

  /// The number of documents in which the document frequencies of the entries were counted.
  public var documentCount: Int { sections.meta(.documentCount) }

  /// The size of the compiled image in bytes.
  public var byteCount: Int { storage.byteCount }

  /// The data of one entry, which is a word, a phrase or a stop word.
  public struct Entry: Hashable, Sendable {
    /// The spelling in the dictionary.
    public let word: String
    /// Whether word segmentation uses the entry.
    public let isWord: Bool
    /// Whether the entry is a phrase, a compound term.
    public let isPhrase: Bool
    /// Whether the entry is a stop word for key phrases, such as 的.
    public let isStopWord: Bool
    /// The cost, which is −ln(count / total). The total is the sum of the counts of all words.
    public let cost: Double
    /// The tag of the part of speech, such as `n` for a noun; empty if unknown.
    public let tag: String
    /// The number of documents that contain the entry, out of ``Lexicon/documentCount``.
    public let documents: Int
    /// The terms for which the entry is another name, such as 碳达峰 and 碳中和 for 双碳. Empty if the
    /// entry is not an alias.
    public let standsFor: [String]
  }

  /// Returns the entry for a word, or nil if the lexicon does not have one. All spellings that
  /// normalize alike find the same entry, such as 創新 and 创新.
  ///
  /// - Complexity: O(*n*) in the length of `word`.
  public func entry(for word: String) -> Entry? {
    node(of: word).flatMap { entry(at: $0, folded: { folded(word) }) }
  }

  /// The entry at a trie node; nil if the node is only the beginning of longer entries.
  ///
  /// - Parameter folded: the normalized form of the entry.
  func entry(at node: UInt32, folded: () -> String) -> Entry? {
    let flags = sections.trie.check[Int(node)] & NodeFlags.mask
    let tagByte = sections.tag[Int(node)]
    guard flags & (NodeFlags.isWord | NodeFlags.isPhrase) != 0 || tagByte & NodeTag.isStopWord != 0
    else { return nil }
    return Entry(
      word: spelling(of: node) ?? folded(), isWord: flags & NodeFlags.isWord != 0,
      isPhrase: flags & NodeFlags.isPhrase != 0, isStopWord: tagByte & NodeTag.isStopWord != 0,
      cost: Double(sections.cost[Int(node)]) / Double(FixedPointLogarithm.scale),
      tag: tagName(tagByte & NodeTag.mask), documents: Int(sections.documents[Int(node)]),
      standsFor: terms(of: node))
  }

  /// Whether a text is a word or phrase of the lexicon, in any spelling that normalizes to the
  /// entry.
  public func contains(_ word: String) -> Bool {
    guard let node = node(of: word) else { return false }
    return sections.trie.check[Int(node)] & (NodeFlags.isWord | NodeFlags.isPhrase) != 0
  }

  /// Whether a word is a stop word for key phrases, such as 的.
  ///
  /// - Complexity: O(*n*) in the length of `word`.
  public func isStopWord(_ word: String) -> Bool {
    node(of: word).map { sections.tag[Int($0)] & NodeTag.isStopWord != 0 } ?? false
  }

  /// Returns a text in normalized form. Each character is replaced by its usual form, such as 創 by
  /// 创. Combining marks and invisible characters are removed. Characters that the lexicon does not
  /// know stay as they are.
  public func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where !CharacterClass.of(scalar.value).isLookedThrough {
      let code = sections.codeMap.code(of: scalar.value)
      result.append(code == 0 ? scalar : self.scalar(of: code))
    }
    return String(result)
  }

  /// Whether a line feed always separates tokens. This is the case if no entry contains a line
  /// feed.
  package var lineBreaksSeparate: Bool { sections.codeMap.code(of: 0x0A) == 0 }

  /// Whether the lexicon knows a whitespace character, so that an entry may contain whitespace.
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

  /// The spelling of an entry, or nil if it equals the entry's normalized form. This is a binary
  /// search.
  func spelling(of node: UInt32) -> String? { sections.spellings.surface(of: node) }

  /// The terms for which an alias is another name. Empty if the entry is not an alias.
  func terms(of node: UInt32) -> [String] {
    sections.aliases.surface(of: node)?.split(separator: "\0").map(String.init) ?? []
  }

  var tagCount: Int { sections.tagNames.indices.count { sections.tagNames[$0] == 0 } }

  /// The names of all tags, by their numbers. The name of the number 0 is empty.
  package var tagNames: [String] { (0...tagCount).map { tagName(UInt8($0)) } }

  /// The name of a tag, such as `n`, by the number of the tag. Empty for the number 0.
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
