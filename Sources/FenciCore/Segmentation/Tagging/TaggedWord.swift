/// A word in the form that the tagger reads. A few numbers replace its characters and its
/// dictionary tag. The numbers depend on folded characters and on the names of tags, but never on
/// codes or indices of a lexicon. So a model works with any lexicon.
struct TaggedWord: BitwiseCopyable {
  /// A hash of all folded characters of the word.
  var hash: UInt64
  /// A hash of the name of the dictionary tag. If the word has no tag, this is a number that
  /// depends on `types`.
  var dictionaryTag: UInt64
  /// The first folded character, the last one, and the one before the last. Each is 0 if it does
  /// not exist.
  var first: UInt32 = 0
  var last: UInt32 = 0
  var beforeLast: UInt32 = 0
  var length: UInt32 = 0
  /// The types of characters in the word, with one bit each: 1 for digits, 2 for numerals, 4 for
  /// letters, 8 for Chinese characters and 16 for others.
  var types: UInt32 = 0
  /// Whether the dictionary tag of the word denotes a name, and which kind of name.
  var known = Known.nothing

  enum Known: Equatable, BitwiseCopyable {
    /// The dictionary does not have the word, or the word has no tag.
    case nothing
    case noName
    case name(EntityKind)
  }

  /// Whether the word has letters, digits or Chinese characters. A mark does not, nor does the end
  /// of a line.
  var isText: Bool { types & 15 != 0 }

  /// These values replace the words before the first and after the last word of a line.
  static let start = TaggedWord(hash: 3, dictionaryTag: 9)
  static let end = TaggedWord(hash: 5, dictionaryTag: 9)

  static let emptyHash: UInt64 = 7

  @inline(__always) static func hash(_ hash: UInt64, appending value: UInt32) -> UInt64 {
    BoundaryWeights.hash(hash &+ UInt64(value)) &+ 1
  }
}

/// Reads words for the tagger from a text. The lexicon determines how characters are folded, and
/// which tags words have.
struct WordReader {
  private let lexicon: Lexicon
  /// By tag number: a hash of the name of the tag. The first element is 0 and means that a word has
  /// no tag.
  private let tagHashes: [UInt64]
  /// By tag number: whether the tag denotes a name, and which kind of name.
  private let known: [TaggedWord.Known]

  /// The most common family names that the dictionary may have as other words.
  private static let familyNames = Set(
    "张黄周高马林何江谢许方石金万白龙钱常武易文史雷田任于程曾余毛".unicodeScalars.map { $0.value })

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    let names = lexicon.sections.tagNames
    var hashes: [UInt64] = [0]
    var hash = TaggedWord.emptyHash
    for position in names.indices {
      if names[position] == 0 {
        hashes.append(hash)
        hash = TaggedWord.emptyHash
      } else {
        hash = TaggedWord.hash(hash, appending: UInt32(names[position]))
      }
    }
    tagHashes = hashes
    known = hashes.indices.map { number in
      guard number > 0 else { return .nothing }
      return EntityKind(tag: lexicon.tagName(UInt8(number))).map { .name($0) } ?? .noName
    }
  }

  /// Reads the word at a range of bytes. Pinyin annotations and combining marks are skipped.
  ///
  /// - Complexity: O(*n*) in the length of the word.
  func word(in bytes: Table<UInt8>, at range: Range<Int>) -> TaggedWord {
    let sections = lexicon.sections
    var word = TaggedWord(hash: TaggedWord.emptyHash, dictionaryTag: 0)
    // The trie node of the characters read so far; nil if no lexicon entry begins with them.
    var node: UInt32? = Trie.root
    var flags: UInt16 = 0
    UTF8Reader(bytes: bytes).forEachScalar(in: range, readings: sections.readings) { item, _ in
      let code = item.isInvalid ? 0 : sections.codeMap.code(of: item.scalar)
      let scalar = code == 0 ? item.scalar : sections.alphabet[Int(code)]
      let child = node.flatMap { sections.trie.child(of: $0, over: code) }
      (node, flags) = (child?.node, child?.flags ?? 0)
      word.hash = TaggedWord.hash(word.hash, appending: scalar)
      if word.length == 0 { word.first = scalar }
      (word.beforeLast, word.last) = (word.last, scalar)
      word.length &+= 1
      word.types |= Self.type(of: scalar, code)
    }
    var number = 0
    if let node, flags & (NodeFlags.isWord | NodeFlags.isPhrase) != 0 {
      number = Int(sections.tag[Int(node)] & NodeTag.mask)
    }
    word.dictionaryTag = number == 0 ? 16 + UInt64(word.types) : tagHashes[number]
    word.known = known[number]
    // A common family name may be a name or another word. For example, 江 means river, but it is
    // equally often a family name, as in 江主席.
    if word.length == 1, Self.familyNames.contains(word.first) { word.known = .nothing }
    return word
  }

  private static func type(of scalar: UInt32, _ code: UInt16) -> UInt32 {
    if code >= ReservedCode.first, code <= ReservedCode.longDigits { return 1 }
    if ReservedCode.isTaggedAsNumeral(code) { return 2 }
    guard scalar != UTF8Reader.invalid else { return 16 }
    switch CharacterClass.of(scalar) {
    case .digit: return 1
    case .latin: return 4
    case .han: return 8
    default: return 16
    }
  }
}
