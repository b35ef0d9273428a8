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
  /// What the last edit of each word made of it, in the order of the first edits.
  private var outcomes: [[UInt16]: Lexicon.Edits.Change] = [:]
  private var order: [[UInt16]] = []
  private var spellings: [[UInt16]: String] = [:]
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
    for change in edits.changes {
      let codes = alphabet.codes(of: change.word)
      if outcomes.updateValue(change, forKey: codes) == nil { order.append(codes) }
    }
    guard alphabet.count < ImageFormat.maximumAlphabet else {
      throw .invalidEntry(
        "", problem: "\(alphabet.count) distinct characters; at most 16,383 are possible")
    }
  }

  mutating func apply() throws(LexiconError) -> ImageStorage {
    var rules: [[UInt16]: [Int]] = [:]
    var ruleOrder: [[UInt16]] = []
    for rule in lexicon.storage.rules?.rules ?? [] {
      rules[rule.codes] = rule.pieces.map { Int($0.length) }
      ruleOrder.append(rule.codes)
    }
    var editor = TrieEditor(sections, alphabetCount: alphabet.count)
    for codes in order {
      guard let change = outcomes[codes] else { continue }
      let lengths: [Int]?
      switch change {
      case .insert(let word, let count, let tag):
        let tagNumber = try number(ofTag: tag)
        insert(codes, word, count: count, tag: tagNumber, &editor)
        lengths = count == nil ? [codes.count] : nil
      case .split(let pieces):
        var start = 0
        lengths = pieces.map { alphabet.codes(of: $0).count }
        for (piece, length) in zip(pieces, lengths ?? []) {
          let part = Array(codes[start..<start + length])
          if editor.find(part).map({ editor.check[$0] & NodeFlags.isWord == 0 }) ?? true {
            insert(part, piece, count: 1, tag: 0, &editor)
          }
          start += length
        }
      case .remove:
        if let node = editor.find(codes) { setLayers(0, of: node, editor) }
        lengths = nil
      }
      if rules.updateValue(lengths ?? [], forKey: codes) == nil { ruleOrder.append(codes) }
    }
    let resolved = ruleOrder.compactMap { codes -> WordRules.Rule? in
      guard let lengths = rules[codes], !lengths.isEmpty else { return nil }
      return rule(codes, lengths, editor)
    }
    return storage(editor, resolved)
  }

  private mutating func insert(
    _ codes: [UInt16], _ word: String, count: Int?, tag: UInt8, _ editor: inout TrieEditor
  ) {
    let node = editor.insert(codes)
    setLayers(NodeFlags.isWord | NodeFlags.isPhrase, of: node, editor)
    let total = UInt64(sections.meta(.totalLow)) | UInt64(sections.meta(.totalHigh)) << 32
    if count != nil || editor.cost[node] == .max {
      editor.cost[node] = FixedPointLogarithm.cost(of: UInt64(max(count ?? 1, 1)), in: total)
    }
    if tag > 0 { editor.tag[node] = editor.tag[node] & ~NodeTag.mask | tag }
    spellings[codes] = word
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

  /// A rule with the nodes that its pieces have in the end.
  private func rule(
    _ codes: [UInt16], _ lengths: [Int], _ editor: borrowing TrieEditor
  ) -> WordRules.Rule {
    var start = 0
    var pieces: [WordRules.Piece] = []
    for length in lengths {
      let node = editor.find(Array(codes[start..<start + length])) ?? 0
      pieces.append(WordRules.Piece(length: UInt8(length), node: UInt32(node)))
      start += length
    }
    return WordRules.Rule(codes: codes, pieces: pieces)
  }

  // MARK: Assembling

  private mutating func storage(
    _ editor: consuming TrieEditor, _ rules: [WordRules.Rule]
  ) -> ImageStorage {
    var sections = sections
    let blockSize = editor.blockSize
    replaceSpellings(&sections, editor)
    replaceMeta(&sections, editor)
    (sections.codeMap, sections.alphabet) = alphabet.finish(&memory)
    if tagNames.count > lexicon.tagCount {
      sections.tagNames = memory.take(tagNames.flatMap { Array($0.utf8) + [0] })
    }
    let tables = editor.finish()
    sections.trie = Trie(check: memory.take(tables.check), base: memory.take(tables.base))
    sections.cost = memory.take(tables.cost)
    sections.tag = memory.take(tables.tag)
    sections.documents = memory.take(tables.documents)
    return ImageStorage.edited(
      lexicon.storage, sections,
      rules: rules.isEmpty ? nil : WordRules(rules, blockSize: blockSize),
      releasing: memory.releases)
  }

  private mutating func replaceMeta(_ sections: inout ImageSections, _ editor: borrowing TrieEditor)
  {
    var meta = sections.meta.indices.map { sections.meta[$0] }
    func set(_ field: ImageFormat.Meta, _ value: Int) { meta[field.rawValue] = UInt32(value) }
    set(.slotCount, editor.slotCount)
    set(.blockSize, editor.blockSize)
    set(.alphabetCount, alphabet.count)
    set(.wordCount, wordCount)
    set(.phraseCount, phraseCount)
    set(
      .maximumWordLength,
      max(sections.meta(.maximumWordLength), order.map { $0.count }.max() ?? 0))
    sections.meta = memory.take(meta)
  }

  /// Spellings are kept by node, and nodes have moved.
  private mutating func replaceSpellings(
    _ sections: inout ImageSections, _ editor: borrowing TrieEditor
  ) {
    var rows: [UInt32: String] = [:]
    for position in sections.spellingNodes.indices {
      guard let spelling = lexicon.spelling(of: sections.spellingNodes[position]) else { continue }
      let codes = alphabet.codes(of: spelling)
      if let node = editor.find(codes) { rows[UInt32(node)] = spelling }
    }
    for (codes, word) in spellings {
      guard let node = editor.find(codes) else { continue }
      rows[UInt32(node)] = word == key(codes) ? nil : word
    }
    var offsets: [UInt32] = [0]
    var bytes: [UInt8] = []
    let nodes = rows.keys.sorted()
    for node in nodes {
      bytes += Array((rows[node] ?? "").utf8)
      offsets.append(UInt32(bytes.count))
    }
    sections.spellingNodes = memory.take(nodes)
    sections.spellingOffsets = memory.take(offsets)
    sections.spellingBytes = memory.take(bytes)
  }

  private func key(_ codes: [UInt16]) -> String {
    var scalars = String.UnicodeScalarView()
    for code in codes {
      let value =
        Int(code) < sections.alphabet.count
        ? sections.alphabet[Int(code)]
        : alphabet.newScalars[Int(code) - sections.alphabet.count]
      scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(scalars)
  }
}
