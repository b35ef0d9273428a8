extension Lexicon {
  /// A lexicon with changes: a new snapshot beside this one, which stays as it is.
  ///
  /// The image is not compiled again: its trie is copied, and the words are put into the copy.
  ///
  /// - Throws: `LexiconError.invalidEntry` if there are more than 16,383 characters or 127 tags.
  /// - Complexity: O(*m* + *n*) in the size of the trie and of the changes.
  public func applying(_ edits: Edits) throws(LexiconError) -> Lexicon {
    var overlay = try Overlay(self, edits)
    return Lexicon(storage: try overlay.apply())
  }

  init(storage: ImageStorage) { self.storage = storage }
}

/// One application of edits to a lexicon.
private struct Overlay {
  private let lexicon: Lexicon
  private let sections: ImageSections
  private var alphabet: AlphabetEditor
  private var tagNames: [String]
  private var words = EditedWords()
  /// The numbers of the edited words, in the order of their first edits.
  private var order: [Int] = []
  private var memory = OwnedMemory()
  private var wordCount: Int
  private var phraseCount: Int

  init(_ lexicon: Lexicon, _ edits: Lexicon.Edits) throws(LexiconError) {
    self.lexicon = lexicon
    sections = lexicon.sections
    alphabet = AlphabetEditor(sections)
    wordCount = lexicon.wordCount
    phraseCount = lexicon.phraseCount
    tagNames = lexicon.tagCount > 0 ? (1...UInt8(lexicon.tagCount)).map { lexicon.tagName($0) } : []
    for rule in lexicon.storage.rules?.rules ?? [] {
      words[words.number(of: rule.codes)].pieces = rule.pieces.map { Int($0.length) }
    }
    for change in edits.changes {
      let number = words.number(of: alphabet.codes(of: change.word))
      if words[number].change == nil { order.append(number) }
      words[number].change = change
    }
    guard alphabet.count < ImageFormat.maximumAlphabet else {
      throw .invalidEntry(
        "", problem: "\(alphabet.count) distinct characters; at most 16,383 are possible")
    }
  }

  mutating func apply() throws(LexiconError) -> ImageStorage {
    var editor = TrieEditor(sections, alphabetCount: alphabet.count)
    for number in order {
      guard let change = words[number].change else { continue }
      let codes = words[number].codes
      switch change {
      case .insert(let word, let count, let tag):
        insert(number, word, count: count, tag: try self.number(ofTag: tag), &editor)
        words[number].pieces = count == nil ? [codes.count] : []
      case .split(let pieces):
        // A rule needs the path to its end, if only as a node without flags.
        _ = editor.insert(codes)
        words[number].pieces = pieces.map { alphabet.codes(of: $0).count }
        var start = 0
        for (piece, length) in zip(pieces, words[number].pieces) {
          let part = codes[start..<start + length]
          if editor.find(part).map({ editor.check[$0] & NodeFlags.isWord == 0 }) ?? true {
            insert(words.number(of: Array(part)), piece, count: 1, tag: 0, &editor)
          }
          start += length
        }
      case .remove:
        if let node = editor.find(codes) { setLayers(0, of: node, editor) }
        words[number].pieces = []
      }
    }
    return storage(editor)
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

  private mutating func number(ofTag tag: String) throws(LexiconError) -> UInt8 {
    guard !tag.isEmpty else { return 0 }
    if let position = tagNames.firstIndex(of: tag) { return UInt8(position + 1) }
    guard tagNames.count < Int(NodeTag.mask) else {
      throw .invalidEntry(tag, problem: "more than 127 tags")
    }
    tagNames.append(tag)
    return UInt8(tagNames.count)
  }

  // MARK: Assembling

  private mutating func storage(_ editor: consuming TrieEditor) -> ImageStorage {
    var sections = sections
    let rules = words.words.filter { !$0.pieces.isEmpty }.map { rule($0, editor) }
    let slotCount = editor.slotCount
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
        ? nil : WordRules(rules, alphabetCount: alphabet.count, slotCount: slotCount),
      releasing: memory.releases)
  }

  /// A rule with the nodes that its pieces have in the end.
  private func rule(_ word: EditedWords.Word, _ editor: borrowing TrieEditor) -> WordRules.Rule {
    var start = 0
    var pieces: [WordRules.Piece] = []
    for length in word.pieces {
      let node = editor.find(word.codes[start..<start + length]) ?? 0
      pieces.append(WordRules.Piece(length: UInt8(length), node: UInt32(node)))
      start += length
    }
    let node = UInt32(editor.find(word.codes) ?? 0)
    return WordRules.Rule(codes: word.codes, node: node, pieces: pieces)
  }

  private mutating func replaceMeta(_ sections: inout ImageSections, _ editor: borrowing TrieEditor)
  {
    var meta = sections.meta.indices.map { sections.meta[$0] }
    // Validation does not compare the numbers of entries with the trie, so these may be any.
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

  /// Whether a spelling is that of the codes.
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
