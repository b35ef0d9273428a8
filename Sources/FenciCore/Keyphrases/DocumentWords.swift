/// The words of a document with the features that key phrase extraction needs.
///
/// The first and the last token are sentinels for the beginning and the end of the text. They are
/// not words, so neighbours can be read without checks of positions.
struct DocumentWords: ~Copyable {
  let source: Table<UInt8>
  /// The offset of the text in the document that it is a part of.
  let origin: Int
  let lexicon: Lexicon
  /// The entries that are names of one term.
  let names: TermNames
  /// The multipliers for hashes of characters.
  let multipliers: Table<UInt64>
  private(set) var tokens: Stack<DocumentToken>
  /// The normalized characters of all words and signs in order, without pinyin annotations. A word
  /// keeps at most `keptLength`, which is more than any candidate may have. `padding` zeros follow
  /// the last ones.
  private(set) var characters: Stack<FoldedCharacter>

  /// The tokens that candidates may begin with, in descending order.
  var starts = Stack<UInt32>(capacity: 1)

  /// Whether the last token appended is a number.
  private var isBehindNumber = false

  /// The tokens that may begin or end markup.
  private(set) var markup = Stack<UInt32>(capacity: 1)

  /// The texts between title marks, quoted terms with 、 and the title of an official document,
  /// ascending.
  var titles = Stack<Run>(capacity: 1)
  /// The number of characters of the document's title if it may be a key phrase, otherwise
  /// `Int.max`.
  var titleLength = Int.max

  /// The repeated lines and running headers of the document.
  let repeatedLines: RepeatedLines

  /// The most characters kept of a word.
  private static let keptLength = ImageFormat.maximumWordLength + 1
  /// The number of zeros after the characters of the last word.
  static let padding = 8
  /// The most tokens of a text, so that 32 bits can number all characters and all runs.
  private static let maximumCount = 1 << 28

  /// Segments a text. Tokens after the first 268 million are left out.
  ///
  /// - Parameters:
  ///   - origin: the offset of the text in the document that it is a part of.
  ///   - repeatedLines: the repeated lines of the document.
  ///   - tagGroups: groups by a node's tag and its stop word flag.
  ///   - multipliers: those of a `HashSeed`, which must outlive the words.
  init(
    _ source: Table<UInt8>, at origin: Int, _ repeatedLines: RepeatedLines,
    _ segmenter: Segmenter, _ names: TermNames, _ tagGroups: Table<TagGroup>,
    _ multipliers: Table<UInt64>
  ) {
    self.source = source
    self.origin = origin
    self.multipliers = multipliers
    lexicon = segmenter.lexicon
    self.names = names
    self.repeatedLines = repeatedLines
    let expected = min(source.count / 3, NormalizedText.window) + 16
    tokens = Stack(capacity: expected)
    characters = Stack(capacity: expected)
    tokens.append(DocumentToken())
    var end = 0
    segmenter.forEachChunk(of: source, .boundariesAndNodes) { chunk in
      // After a chunk that was left out, `origin` differs from `end`, so all later chunks are left
      // out too.
      guard chunk.units.origin == end, tokens.count + chunk.tokenCount < Self.maximumCount else {
        return
      }
      append(chunk, tagGroups, segmenter.numberUnits)
      end = chunk.endOffset
    }
    tokens.append(
      DocumentToken(
        start: end, offset: UInt32(truncatingIfNeeded: characters.count)))
    for _ in 0..<Self.padding { characters.append(FoldedCharacter(scalar: 0, code: 0)) }
    if markup.count > 0 { leaveOutMarkup() }
    for line in self.repeatedLines.copies { leaveOut(line) }
    for line in self.repeatedLines.running { leaveOut(line) }
    findSigns()
  }

  /// Segments a whole document.
  init(
    _ source: Table<UInt8>, _ segmenter: Segmenter, _ names: TermNames,
    _ tagGroups: Table<TagGroup>, _ multipliers: Table<UInt64>
  ) {
    self.init(
      source, at: 0, RepeatedLines(source, multipliers), segmenter, names, tagGroups, multipliers)
  }

  private mutating func append(
    _ chunk: borrowing Chunk, _ tagGroups: Table<TagGroup>, _ units: NumberUnits
  ) {
    let sections = lexicon.sections
    let reader = UTF8Reader(bytes: source)
    let (codes, starts) = (chunk.units.codes.view, chunk.units.starts.view)
    let (ends, nodes, origin) = (chunk.ends.view, chunk.nodes.view, chunk.units.origin)
    // A character has at least one byte. Words of up to four characters are copied as four.
    let characterRoom = characters.room(for: Int(starts[chunk.units.count]) + 4)
    let tokenRoom = tokens.room(for: chunk.tokenCount)
    let (offset, alphabet) = (characters.count, sections.alphabet)
    var length = 0
    var first = 0
    var isBehindNumber = isBehindNumber
    var isBehindGeneralUnit = false
    for number in 0..<chunk.tokenCount {
      let end = Int(ends[number])
      let node = nodes[number]
      var token = DocumentToken(
        start: origin &+ Int(starts[first]),
        offset: UInt32(truncatingIfNeeded: offset &+ length), node: node)
      let kind = chunk.kind(startingAt: first, node: node)
      if kind == .word || kind == .letters || kind == .number {
        let begin = length
        if node != 0, codes[first] != 0, end <= first &+ 4 {
          // The characters of a word have codes, unless a rule fixed the word. Reading four of them
          // is safe: the buffer has spare capacity after a chunk's last one.
          for place in 0..<4 {
            let code = codes[first &+ place]
            characterRoom[length &+ place] = FoldedCharacter(
              scalar: alphabet[Int(code)], code: code)
          }
          length &+= end &- first
        } else {
          for unit in first..<end where length &- begin < Self.keptLength {
            let range = origin &+ Int(starts[unit])..<origin &+ Int(starts[unit &+ 1])
            appendCharacters(
              codes[unit], in: range, reader, sections, characterRoom, &length,
              limit: begin &+ Self.keptLength)
          }
        }
        // Tag number 0 is for unknown words.
        let tag = node == 0 ? 0 : sections.tag[Int(node)]
        let isUnknownNumber = kind == .number && node == 0
        token.group = isUnknownNumber ? .numeral : tagGroups[Int(tag & NodeTag.mask)]
        token.neighbour = isUnknownNumber ? .numeral : tagGroups[Int(tag)]
        let isStopWord = tag >> 7
        // A key phrase keeps a number and its unit together: it does not begin with 年 of 2019年 or
        // end with 2019.
        let isUnit =
          number > 0
          && (isBehindNumber && chunk.isUnit(first..<end, node: node, units)
            || isBehindGeneralUnit
              && units.endAfterGeneral(codes, from: first, to: chunk.units.count) == end)
        if isUnit {
          tokenRoom[number &- 1].traits.insert(.precedesUnit)
          if Self.countsMeetings(sections.alphabet[Int(codes[first])]) {
            tokenRoom[number &- 1].traits.insert(.isOrdinal)
          }
        }
        isBehindGeneralUnit = isUnit && units.isGeneral(codes[first])
        let isNumber = kind == .number && !chunk.isNumeral(first..<end)
        token.traits = .word(isStopWord: isStopWord, isNumber: isNumber || isUnit)
        if isUnit { token.traits.insert(.isUnit) }
        if node != 0 { token.statistics = lexicon.statistics(of: node) }
        if kind == .letters || source[token.start] < 0x80 && kind == .word {
          token.traits.insert(.isLetters)
          if EnglishStopWords.contains(
            (begin..<length).lazy.map { characterRoom[$0].scalar })
          {
            token.traits.insert(.isStopWord)
            token.traits.remove(.isStart)
            token.neighbour = .stopWord
          }
        }
      } else {
        let item = reader.item(at: token.start)
        if Self.mayBeMarkup(item.scalar) {
          markup.append(UInt32(truncatingIfNeeded: tokens.count &+ number))
        }
        let character = sections.folded(item)
        token.group = TagGroup(mark: character.scalar)
        token.neighbour = token.group
        // —— and &nbsp; are also single tokens, but not signs.
        let isSingle = Int(starts[end]) &- Int(starts[first]) == item.length
        if isSingle, let traits = Self.sign(character.scalar) {
          token.traits = traits
          characterRoom[length] = character
          length &+= 1
        }
      }
      if kind != .word { isBehindGeneralUnit = false }
      isBehindNumber = kind == .number
      tokenRoom[number] = token
      first = end
    }
    self.isBehindNumber = isBehindNumber
    characters.takeIn(length)
    tokens.takeIn(chunk.tokenCount)
  }

  /// Appends the normalized characters of a unit. A unit without a code is a character that the
  /// lexicon does not know, a word of letters that it does not have, or a part of a word that a
  /// rule fixed.
  @inline(never) private func appendCharacters(
    _ code: UInt16, in range: Range<Int>, _ reader: UTF8Reader, _ sections: ImageSections,
    _ room: Stack<FoldedCharacter>.Room, _ length: inout Int, limit: Int
  ) {
    guard code == 0 else {
      room[length] = FoldedCharacter(scalar: sections.alphabet[Int(code)], code: code)
      length &+= 1
      return
    }
    reader.forEachScalar(in: range, readings: sections.readings) { item, _ in
      guard length < limit else { return }
      room[length] = sections.folded(item)
      length &+= 1
    }
  }
}

/// A normalized character.
struct FoldedCharacter: BitwiseCopyable {
  /// The scalar that all its variants normalize to.
  let scalar: UInt32
  /// The lexicon's code, or 0 if it has none.
  let code: UInt16
}

extension ImageSections {
  /// Normalizes a character of a text. Invalid bytes become U+FFFD.
  func folded(_ item: UTF8Reader.Item) -> FoldedCharacter {
    let scalar = item.isInvalid ? 0xFFFD : item.scalar
    let code = codeMap.code(of: scalar)
    return FoldedCharacter(scalar: code == 0 ? scalar : alphabet[Int(code)], code: code)
  }
}

extension DocumentWords {
  /// The positions of the normalized characters of a run.
  @inline(__always) func characterRange(of run: Run) -> Range<Int> {
    Int(tokens[run.first].offset)..<Int(tokens[run.end].offset)
  }

  /// The byte offsets of a run.
  func byteRange(of run: Run) -> Range<Int> {
    tokens[run.first].start..<tokens[run.end].start
  }

  func haveSameCharacters(_ first: Run, _ second: Run) -> Bool {
    let (a, b) = (characterRange(of: first), characterRange(of: second))
    guard a.count == b.count else { return false }
    for offset in 0..<a.count
    where characters[a.lowerBound &+ offset].scalar != characters[b.lowerBound &+ offset].scalar {
      return false
    }
    return true
  }

  /// Whether a run contains the characters of a shorter one.
  func contains(_ run: Run, _ part: Run) -> Bool {
    let (whole, wanted) = (characterRange(of: run), characterRange(of: part))
    guard wanted.count < whole.count else { return false }
    return Selection.contains(
      whole.map { characters[$0].scalar }, wanted.map { characters[$0].scalar })
  }

  /// Whether two tokens are the same word.
  @inline(__always) func haveSameWord(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (tokens[first], tokens[second])
    guard one.isWord, other.isWord, one.node == other.node else { return false }
    return one.node != 0
      || haveSameCharacters(Run(first: first, count: 1), Run(first: second, count: 1))
  }

  /// Whether the characters of a run sort before those of another in Unicode order.
  func precedes(_ first: Run, _ second: Run) -> Bool {
    let (a, b) = (characterRange(of: first), characterRange(of: second))
    for offset in 0..<min(a.count, b.count) {
      let (one, other) = (
        characters[a.lowerBound + offset].scalar, characters[b.lowerBound + offset].scalar
      )
      if one != other { return one < other }
    }
    return a.count < b.count
  }
}
