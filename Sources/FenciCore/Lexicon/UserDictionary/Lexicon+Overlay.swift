extension Lexicon {
  /// Applies a user dictionary and returns a new lexicon. This lexicon does not change.
  ///
  /// The image of the lexicon is not compiled again. Its trie is copied, and the words are inserted
  /// into the copy.
  ///
  /// - Throws: The first problem that ``applying(_:problems:)`` reports.
  /// - Complexity: O(*m* + *n*), where *m* is the size of the trie and *n* the size of the changes.
  public func applying(_ edits: UserDictionary) throws(FenciError) -> Lexicon {
    var problems: [FenciError] = []
    let lexicon = applying(edits, problems: &problems)
    if let problem = problems.first { throw problem }
    return lexicon
  }

  /// Applies the changes that fit into the lexicon and returns a new lexicon. Other changes are
  /// skipped.
  ///
  ///     var problems = edits.insert(linesOf: bytes, name: "words.txt")
  ///     let mine = Lexicon.standard.applying(edits, problems: &problems)
  ///
  /// A lexicon can have at most 16,381 different characters and 127 different tags. New characters
  /// and tags are added in the order of the changes. A change that exceeds a limit is skipped as a
  /// whole.
  ///
  /// - Parameter problems: receives an error for each skipped change, in order. The error is
  ///   `FenciError.invalidTable` with the line if the change was read from a file. Otherwise it is
  ///   `FenciError.invalidEntry` with the word.
  /// - Complexity: O(*m* + *n*), where *m* is the size of the trie and *n* the size of the changes.
  public func applying(_ edits: UserDictionary, problems: inout [FenciError]) -> Lexicon {
    var overlay = Overlay(self, edits)
    let storage = overlay.apply()
    problems += edits.literalProblems + overlay.problems
    return Lexicon(storage: storage)
  }

  init(storage: ImageStorage) { self.storage = storage }
}

/// Applies one user dictionary to a lexicon. It first gives codes to new characters, then inserts
/// the words into a copy of the trie, and finally assembles the sections of the new lexicon.
private struct Overlay {
  private let lexicon: Lexicon
  private let edits: UserDictionary
  private let sections: ImageSections
  private var alphabet: AlphabetEditor
  private var tagNames: [String]
  private var words = EditedWords()
  /// The numbers of the changed words in `words`, in the order of their first changes.
  private var order: [Int] = []
  private var memory = OwnedMemory()
  private var wordCount: Int
  private var phraseCount: Int
  /// The skipped changes. `edit` is the position of the change, and `problem` is the reason.
  private var leftOut: [(edit: Int, problem: String)] = []

  init(_ lexicon: Lexicon, _ edits: UserDictionary) {
    self.lexicon = lexicon
    self.edits = edits
    sections = lexicon.sections
    alphabet = AlphabetEditor(sections)
    wordCount = lexicon.wordCount
    phraseCount = lexicon.phraseCount
    tagNames = lexicon.tagCount > 0 ? (1...UInt8(lexicon.tagCount)).map { lexicon.tagName($0) } : []
    for rule in lexicon.storage.rules?.rules ?? [] {
      words[words.number(of: rule.codes)].pieces = rule.pieces.map { Int($0.length) }
    }
    for codes in lexicon.storage.userTags?.words ?? [] {
      words[words.number(of: codes)].hasUserTag = true
    }
    for (edit, change) in edits.changes.enumerated() {
      guard let codes = codes(of: change, edit) else { continue }
      let number = words.number(of: codes)
      if words[number].edit == nil { order.append(number) }
      words[number].edit = edit
    }
  }

  var problems: [FenciError] {
    leftOut.sorted { $0.edit < $1.edit }.map { edits.fail($0.edit, $0.problem) }
  }

  /// Returns the codes of the changed word's characters. The result is nil if a word to remove is
  /// unknown, or if a new word needs more codes than are left.
  private mutating func codes(of change: UserDictionary.Change, _ edit: Int) -> [UInt16]? {
    if case .remove(let word) = change { return alphabet.knownCodes(of: word) }
    if let codes = alphabet.codes(of: change.word) { return codes }
    leftOut.append(
      (
        edit,
        "has characters that the lexicon has no room for: all words may have \(AlphabetEditor.limit - 2)"
          + " different ones; leave out words that the texts do not have"
      ))
    return nil
  }

  mutating func apply() -> ImageStorage {
    var editor = TrieEditor(sections, alphabetCount: alphabet.count)
    for number in order {
      guard let edit = words[number].edit else { continue }
      let codes = words[number].codes
      switch edits.changes[edit] {
      case .insert(let word, let count, let tag):
        guard let tagNumber = self.number(ofTag: tag) else {
          leftOut.append(
            (edit, "the tag “\(tag)” is one too many: 127 different ones are possible"))
          continue
        }
        insert(number, word, count: count, tag: tagNumber, &editor)
        words[number].pieces = count == nil ? [codes.count] : []
        if tagNumber > 0 { words[number].hasUserTag = true }
      case .split(let pieces):
        split(number, pieces, &editor)
      case .remove:
        if let node = editor.find(codes) { setLayers(0, of: node, editor) }
        words[number].pieces = []
        words[number].hasUserTag = false
      }
    }
    return storage(editor)
  }

  private mutating func split(_ number: Int, _ pieces: [String], _ editor: inout TrieEditor) {
    let codes = words[number].codes
    // A split needs a trie path to its end, even if its last node is not a word.
    _ = editor.insert(codes)
    words[number].pieces = pieces.map { alphabet.knownCodes(of: $0)?.count ?? 0 }
    var start = 0
    for (piece, length) in zip(pieces, words[number].pieces) {
      let part = codes[start..<start + length]
      if editor.find(part).map({ editor.check[$0] & NodeFlags.isWord == 0 }) ?? true {
        insert(words.number(of: Array(part)), piece, count: 1, tag: 0, &editor)
      }
      start += length
    }
  }

  private mutating func insert(
    _ number: Int, _ word: String, count: Int?, tag: UInt8, _ editor: inout TrieEditor
  ) {
    let node = editor.insert(words[number].codes)
    setLayers(NodeFlags.isWord | NodeFlags.isPhrase, of: node, editor)
    let total = UInt64(sections.meta(.totalLow)) | UInt64(sections.meta(.totalHigh)) << 32
    if count != nil || editor.cost[node] == .max {
      editor.cost[node] = FixedPointLogarithm.cost(of: UInt64(max(count ?? 1, 1)), in: total)
    }
    if tag > 0 { editor.tag[node] = editor.tag[node] & ~NodeTag.mask | tag }
    words[number].spelling = FoldMap.visible(word)
  }

  private mutating func setLayers(_ flags: UInt16, of node: Int, _ editor: borrowing TrieEditor) {
    let old = editor.check[node]
    func change(_ flag: UInt16) -> Int {
      (flags & flag).nonzeroBitCount - (old & flag).nonzeroBitCount
    }
    wordCount += change(NodeFlags.isWord)
    phraseCount += change(NodeFlags.isPhrase)
    editor.check[node] = old & ~(NodeFlags.isWord | NodeFlags.isPhrase) | flags
  }

  /// Returns the number of a tag, which is 0 for an empty tag. A new tag gets a number. The result
  /// is nil if 127 tags are in use already.
  private mutating func number(ofTag tag: String) -> UInt8? {
    guard !tag.isEmpty else { return 0 }
    if let position = tagNames.firstIndex(of: tag) { return UInt8(position + 1) }
    guard tagNames.count < Int(NodeTag.mask) else { return nil }
    tagNames.append(tag)
    return UInt8(tagNames.count)
  }

  // MARK: Assembling

  private mutating func storage(_ editor: consuming TrieEditor) -> ImageStorage {
    var sections = sections
    let rules = words.words.filter { !$0.pieces.isEmpty }.map { rule($0, editor) }
    let slotCount = editor.slotCount
    var tagged: [(codes: [UInt16], node: Int)] = []
    for word in words.words where word.hasUserTag {
      tagged.append((word.codes, editor.find(word.codes) ?? 0))
    }
    replaceNodeStrings(&sections, editor)
    replaceMeta(&sections, editor)
    (sections.codeMap, sections.alphabet) = alphabet.finish(&memory)
    if tagNames.count > lexicon.tagCount {
      sections.tagNames = memory.take(tagNames.flatMap { Array($0.utf8) + [0] })
    }
    let roots = editor.roots(alphabetCount: alphabet.count)
    let tables = editor.finish()
    sections.trie = Trie(
      check: memory.take(tables.check), base: memory.take(tables.base), roots: memory.take(roots))
    sections.cost = memory.take(tables.cost)
    sections.tag = memory.take(tables.tag)
    sections.documents = memory.take(tables.documents)
    sections.statistics = memory.take(tables.statistics)
    return ImageStorage.edited(
      lexicon.storage, sections,
      rules: rules.isEmpty
        ? nil : ForcedWords(rules, alphabetCount: alphabet.count, slotCount: slotCount),
      userTags: tagged.isEmpty ? nil : UserTags(tagged, slotCount: slotCount),
      fingerprint: edits.fingerprint(after: lexicon.storage.fingerprint),
      releasing: memory.releases)
  }

  /// Returns the rule for a forced word or a split. Its pieces have the nodes that they have after
  /// all moves.
  private func rule(_ word: EditedWords.Word, _ editor: borrowing TrieEditor) -> ForcedWords.Rule {
    var start = 0
    var pieces: [ForcedWords.Piece] = []
    for length in word.pieces {
      let node = editor.find(word.codes[start..<start + length]) ?? 0
      pieces.append(ForcedWords.Piece(length: UInt8(length), node: UInt32(node)))
      start += length
    }
    let node = UInt32(editor.find(word.codes) ?? 0)
    return ForcedWords.Rule(codes: word.codes, node: node, pieces: pieces)
  }

  private mutating func replaceMeta(_ sections: inout ImageSections, _ editor: borrowing TrieEditor)
  {
    var meta = sections.meta.indices.map { sections.meta[$0] }
    // Validation does not compare the counts of an image with its trie, so they may be wrong.
    // Clamping prevents a trap if they are.
    func set(_ field: ImageFormat.Meta, _ value: Int) {
      meta[field.rawValue] = UInt32(clamping: value)
    }
    set(.slotCount, editor.slotCount)
    set(.blockSize, editor.blockSize)
    set(.alphabetCount, alphabet.count)
    set(.wordCount, wordCount)
    set(.phraseCount, phraseCount)
    set(
      .maximumWordLength,
      max(sections.meta(.maximumWordLength), order.map { words[$0].codes.count }.max() ?? 0))
    sections.meta = memory.take(meta)
  }

  private mutating func replaceNodeStrings(
    _ sections: inout ImageSections, _ editor: borrowing TrieEditor
  ) {
    var spellings = NodeStrings.Editor(sections.spellings)
    var aliases = NodeStrings.Editor(sections.aliases)
    for move in editor.moves {
      spellings.apply(move)
      aliases.apply(move)
    }
    for word in words.words {
      guard let spelling = word.spelling, let node = editor.find(word.codes) else { continue }
      spellings.set(isPath(word.codes, spelling) ? nil : spelling, of: node)
    }
    sections.spellings = spellings.finish(&memory)
    sections.aliases = aliases.finish(&memory)
  }

  /// Whether a spelling equals the characters of the codes. Then it need not be stored.
  private func isPath(_ codes: [UInt16], _ spelling: String) -> Bool {
    let scalars = spelling.unicodeScalars
    var position = scalars.startIndex
    for code in codes {
      guard position < scalars.endIndex, scalars[position].value == alphabet.scalar(of: code) else {
        return false
      }
      position = scalars.index(after: position)
    }
    return position == scalars.endIndex
  }
}
