/// The words of a document, with the data that key phrase extraction needs.
///
/// The first and the last token are sentinels. They are placed before and after the text and are
/// not words, so the neighbours of every word can be read without checking positions.
struct DocumentWords: ~Copyable {
  let source: Table<UInt8>
  /// The byte offset of `source` in the whole document. A long document is read in parts.
  let origin: Int
  let lexicon: Lexicon
  /// The lexicon entries that are names of the same term as another entry.
  let names: TermNames
  /// Random numbers for hashes of characters.
  let multipliers: Table<UInt64>
  private(set) var tokens: Stack<DocumentToken>
  /// The normalized characters of all words and signs in text order, without pinyin annotations.
  ///
  /// Only the first `keptLength` characters of a word are stored. That is more than a candidate may
  /// have. After the last word there are `padding` zeros.
  private(set) var characters: Stack<FoldedCharacter>

  /// The positions of the tokens that candidates may begin with, in descending order.
  var starts = Stack<UInt32>(capacity: 1)

  /// Whether the last token that was appended is a number.
  private var isBehindNumber = false

  /// The positions of the tokens that may begin or end markup.
  private(set) var markup = Stack<UInt32>(capacity: 1)

  /// Runs that may be candidates although other runs of their length or form may not be. These are
  /// the titles between title marks (《》), the quoted terms that are long or contain 、 and the title
  /// of an official document. They are in ascending order.
  var titles = Stack<Run>(capacity: 1)
  /// The number of characters of the document's title if it may be a key phrase, or else `Int.max`.
  var titleLength = Int.max

  /// The lines of the document that repeat earlier lines, and its running headers and footers.
  let repeatedLines: RepeatedLines
  /// Asks whether to go on; nil if nobody can cancel the work.
  let checkpoint: Checkpoint?
  /// The number of tokens that a pass reads between two reports to the checkpoint. They are at most
  /// 16 KB of Chinese text.
  static let tokensPerReport = 1 << 12

  private struct Cancelled: Error {}

  /// The most characters that are stored for a word.
  private static let keptLength = ImageFormat.maximumWordLength + 1
  /// The number of zeros after the characters of the last word.
  static let padding = 8
  /// The most tokens of a text. With this limit, 32 bits are enough for the positions of characters
  /// and runs.
  private static let maximumCount = 1 << 28

  /// Segments a text. Tokens after the first 268 million are left out.
  ///
  /// - Parameters:
  ///   - origin: the byte offset of `source` in the whole document.
  ///   - repeatedLines: the repeated lines of the whole document.
  ///   - tagGroups: the result of `TagGroup.table(of:)`. It has a group for each tag byte of a
  ///     lexicon node, which is a tag number and the stop word flag.
  ///   - multipliers: the multipliers of a `HashSeed`. The seed must outlive the words.
  init(
    _ source: Table<UInt8>, at origin: Int, _ repeatedLines: RepeatedLines,
    _ segmenter: Segmenter, _ names: TermNames, _ tagGroups: Table<TagGroup>,
    _ multipliers: Table<UInt64>, _ checkpoint: Checkpoint? = nil
  ) {
    self.source = source
    self.origin = origin
    self.checkpoint = checkpoint
    self.multipliers = multipliers
    lexicon = segmenter.lexicon
    self.names = names
    self.repeatedLines = repeatedLines
    let expected = min(source.count / 3, NormalizedText.window) + 16
    tokens = Stack(capacity: expected)
    characters = Stack(capacity: expected)
    tokens.append(DocumentToken())
    var end = 0
    // If the work is cancelled, the rest of the text is left out.
    try? segmenter.forEachChunk(of: source, .boundariesAndNodes) { (chunk) throws(Cancelled) in
      // A chunk that exceeds the limit is left out. `end` then does not change, so it differs from
      // the origin of all later chunks, which are left out too.
      guard chunk.text.origin == end, tokens.count + chunk.tokens.count < Self.maximumCount else {
        return
      }
      append(chunk, tagGroups, segmenter.numberUnits)
      end = chunk.endOffset
      guard checkpoint?.passed(end - chunk.text.origin) ?? true else { throw Cancelled() }
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
    let (codes, starts) = (chunk.text.codes.view, chunk.text.starts.view)
    let (ends, nodes, origin) = (chunk.tokens.ends.view, chunk.tokens.nodes.view, chunk.text.origin)
    // A character has at least one byte, so the number of bytes is enough. The four extra places
    // are for words of up to four characters, which are always copied as four.
    let characterRoom = characters.room(for: Int(starts[chunk.text.count]) + 4)
    let tokenRoom = tokens.room(for: chunk.tokens.count)
    let (offset, alphabet) = (characters.count, sections.alphabet)
    var length = 0
    var first = 0
    var isBehindNumber = isBehindNumber
    var isBehindGeneralUnit = false
    for number in 0..<chunk.tokens.count {
      let end = Int(ends[number])
      let node = nodes[number]
      var token = DocumentToken(
        start: origin &+ Int(starts[first]),
        offset: UInt32(truncatingIfNeeded: offset &+ length), node: node)
      let kind = chunk.kind(startingAt: first, node: node)
      if kind == .word || kind == .letters || kind == .number {
        let begin = length
        if node != 0, codes[first] != 0, end <= first &+ 4 {
          // The characters of a word have codes, unless a rule fixed the word. It is safe to read
          // four codes, because the buffer has extra capacity after the last one of a chunk.
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
        // Tag number 0 is for words that are not in the lexicon.
        let tag = node == 0 ? 0 : sections.tag[Int(node)]
        let isUnknownNumber = kind == .number && node == 0
        token.group = isUnknownNumber ? .numeral : tagGroups[Int(tag & NodeTag.mask)]
        token.neighbour = isUnknownNumber ? .numeral : tagGroups[Int(tag)]
        let isStopWord = tag >> 7
        // A number and its unit belong together. So a key phrase does not begin with 年 of 2019年 or
        // end with 2019.
        let isUnit =
          number > 0
          && (isBehindNumber && chunk.isUnit(first..<end, node: node, units)
            || isBehindGeneralUnit
              && units.endAfterGeneral(codes, from: first, to: chunk.text.count) == end)
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
        // Only a token of one character can be a sign. —— and &nbsp; are also one token each, but
        // they have several characters.
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
    tokens.takeIn(chunk.tokens.count)
  }

  /// Appends the normalized characters of one element of the segmented text. Most elements are one
  /// character with a code. An element without a code is a character that the lexicon does not
  /// know, a word of letters that is not in the lexicon, or part of a word that a rule fixed.
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

/// A normalized character of a text.
struct FoldedCharacter: BitwiseCopyable {
  /// The Unicode scalar that represents all variants of the character.
  let scalar: UInt32
  /// The lexicon's code of the character, or 0 if the lexicon does not have the character.
  let code: UInt16
}

extension ImageSections {
  /// Normalizes a character that was read from a text. Invalid bytes become U+FFFD.
  func folded(_ item: UTF8Reader.Item) -> FoldedCharacter {
    let scalar = item.isInvalid ? 0xFFFD : item.scalar
    let code = codeMap.code(of: scalar)
    return FoldedCharacter(scalar: code == 0 ? scalar : alphabet[Int(code)], code: code)
  }
}

extension DocumentWords {
  /// The positions of a run's normalized characters in `characters`.
  @inline(__always) func characterRange(of run: Run) -> Range<Int> {
    Int(tokens[run.first].offset)..<Int(tokens[run.end].offset)
  }

  /// The byte offsets of a run in `source`.
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

  /// Whether a run contains the characters of another run. The other run must be shorter.
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

  /// Whether the first run precedes the second, if their characters are compared in Unicode order.
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
