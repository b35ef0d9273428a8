@testable import FenciCore

/// Stage 1, the document: its tokens, and what each of them is for key phrases.
struct NaiveDocumentWords {
  /// What a token is.
  enum Trait {
    /// A candidate may contain it: a word, or a mark inside a term.
    case word
    /// A mark that terms may contain; it has characters, whether it is inside one or not.
    case sign
    case stopWord, letters
    /// Digits, or a Chinese number of more than one character.
    case number
    /// A unit directly after a number, and the number before it; 第三 before 次.
    case unit, beforeUnit, ordinal
    /// Of quotation marks that are a part of a term, the first; the name of a meeting may begin here.
    case openingQuoteOfTerm, meeting
    /// A blank joins it to letters before it, or after it.
    case afterLetters, beforeLetters
    case inTitle, inHeading, inTitleMarks
    /// A word of markup, of a line that repeats another, or of a running header or footer.
    case leftOut
    /// A phrase of the lexicon begins before it and ends after its beginning.
    case cut
  }

  struct Item {
    let range: Range<Int>
    /// The folded characters, without annotations.
    let key: [UInt32]
    var node: UInt32
    var traits: Set<Trait> = []
    /// The part of speech or the kind of mark, and what it is as a neighbour.
    var group: TagGroup
    var neighbour: TagGroup

    func isA(_ trait: Trait) -> Bool { traits.contains(trait) }
    /// Whether it has characters that entries of the lexicon may be spelt with.
    var hasCharacters: Bool { isA(.word) || isA(.sign) }
    /// Whether a term may begin with it, or end with it.
    var mayBegin: Bool {
      isA(.openingQuoteOfTerm) || isA(.meeting)
        || isA(.word) && !isA(.sign) && !isA(.stopWord) && !isA(.number) && !isA(.unit)
    }
    var mayEnd: Bool { !isA(.sign) && !isA(.stopWord) && !isA(.unit) && !isA(.beforeUnit) }
  }

  let bytes: [UInt8]
  let lexicon: Lexicon
  let tokens: Tokens
  private(set) var items: [Item] = []
  /// Titles in 《》, quoted terms, and the document's title if it is one of an official document.
  private(set) var titles: [Range<Int>] = []
  /// The characters of the document's title, if that is among the titles.
  private(set) var titleLength: Int?
  let lines: NaiveLines
  /// The longest phrase of the lexicon from each word on.
  private(set) var phrases: [Range<Int>] = []

  init(_ document: Document, _ lexicon: Lexicon) {
    bytes = document.bytes
    self.lexicon = lexicon
    lines = NaiveLines(bytes)
    tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: bytes)
    items = tokens.map { token in
      Item(
        range: token.utf8Range, key: Self.key(bytes, token.utf8Range, lexicon), node: token.node,
        group: .punctuation, neighbour: .punctuation)
    }
    for (number, token) in tokens.enumerated() {
      if [.word, .letters, .number].contains(token.kind) {
        describeWord(number, token)
      } else {
        describeMark(number)
      }
    }
    leaveOut()
    findSigns()
    markTitleAndHeadings(document)
    findPhrases()
  }

  private static func key(_ bytes: [UInt8], _ range: Range<Int>, _ lexicon: Lexicon) -> [UInt32] {
    bytes.withTable { bytes in
      var key: [UInt32] = []
      UTF8Reader(bytes: bytes).forEachScalar(in: range, readings: lexicon.sections.readings) {
        item, _ in
        key.append(lexicon.sections.folded(item).scalar)
      }
      return key
    }
  }

  /// A place before the first token or after the last one is a mark of no kind.
  subscript(place: Int) -> Item {
    items.indices.contains(place)
      ? items[place]
      : Item(range: 0..<0, key: [], node: 0, group: .punctuation, neighbour: .punctuation)
  }

  /// The folded characters of the words and signs of a run.
  func key(of run: Range<Int>) -> [UInt32] {
    Array(items[run].filter(\.hasCharacters).map(\.key).joined())
  }

  /// The entry with some folded characters, or 0.
  func entry(_ key: [UInt32]) -> UInt32 {
    let codes = key.map { lexicon.sections.codeMap.code(of: $0) }
    guard let node = lexicon.sections.trie.node(over: codes) else { return 0 }
    let flags = lexicon.sections.trie.check[Int(node)]
    return flags & (NodeFlags.isWord | NodeFlags.isPhrase) != 0 ? node : 0
  }

  // MARK: Words and marks

  private mutating func describeWord(_ number: Int, _ token: Token) {
    var item = items[number]
    item.traits = [.word]
    item.group = TagGroup(tag: tokens.tag(of: token))
    let tag = token.node == 0 ? 0 : lexicon.sections.tag[Int(token.node)]
    let isASCII = bytes[token.start] < 0x80
    if token.kind == .letters || token.kind == .word && isASCII {
      item.traits.insert(.letters)
      if EnglishStopWords.contains(item.key) { item.traits.insert(.stopWord) }
    }
    if tag & NodeTag.isStopWord != 0 { item.traits.insert(.stopWord) }
    if token.kind == .number, !Self.isNumeral(item.key) { item.traits.insert(.number) }
    if isUnit(number, token) {
      item.traits.insert(.unit)
      items[number - 1].traits.insert(.beforeUnit)
      if let first = item.key.first, "届次批轮".unicodeScalars.contains(where: { $0.value == first }) {
        items[number - 1].traits.insert(.ordinal)
      }
    }
    item.neighbour = item.isA(.stopWord) ? .stopWord : item.group
    items[number] = item
  }

  private static func isNumeral(_ key: [UInt32]) -> Bool {
    key.count == 1
      && "一二三四五六七八九壹贰叁肆伍陆柒捌玖两几十拾廿卅百佰千仟万亿兆"
        .unicodeScalars.contains { $0.value == key[0] }
  }

  /// A unit directly after a number, such as 年 of 2019年 or 月 of 三个月.
  private func isUnit(_ number: Int, _ token: Token) -> Bool {
    guard number > 0 else { return false }
    let before = items[number - 1]
    let isAfterGeneralUnit =
      before.key == [0x4E2A] && before.isA(.unit)
      && NumberUnits.firstsAfterGeneral.unicodeScalars.contains {
        $0.value == items[number].key.first
      }
    guard tokens[number - 1].kind == .number || isAfterGeneralUnit else { return false }
    if token.kind == .letters { return true }
    // Units of which the lexicon lacks a character are none.
    guard items[number].key.allSatisfy({ lexicon.sections.codeMap.code(of: $0) != 0 }) else {
      return false
    }
    let word = String(
      String.UnicodeScalarView(items[number].key.compactMap { Unicode.Scalar($0) }))
    return [NumberUnits.bounded, NumberUnits.open].contains { list in
      list.split(whereSeparator: \.isWhitespace).contains { $0 == word }
    }
  }

  private mutating func describeMark(_ number: Int) {
    let range = items[number].range
    let (first, isSingle) = bytes.withTable { bytes in
      let item = UTF8Reader(bytes: bytes).item(at: range.lowerBound)
      return (lexicon.sections.folded(item).scalar, item.length == range.count)
    }
    items[number].node = 0
    items[number].group = TagGroup(mark: first)
    items[number].neighbour = items[number].group
    if isSingle, Self.signs.contains(first) { items[number].traits = [.sign] }
  }

  private static let openingQuotes = Set("“「".unicodeScalars.map(\.value))
  private static let closingQuotes = Set("”」".unicodeScalars.map(\.value))
  private static let signs = Set("+-·.&/ —・•‧".unicodeScalars.map(\.value))
    .union(openingQuotes).union(closingQuotes)

  private func isOpeningQuote(_ place: Int) -> Bool {
    self[place].isA(.sign) && Self.openingQuotes.contains(self[place].key[0])
  }

  private func isClosingQuote(_ place: Int) -> Bool {
    self[place].isA(.sign) && Self.closingQuotes.contains(self[place].key[0])
  }

  /// Words of markup, of lines that repeat others, and of running headers and footers are marks of no kind.
  private mutating func leaveOut() {
    let markup = NaiveMarkup(bytes, Array(tokens)).leftOut
    for number in items.indices where items[number].isA(.word) {
      let start = items[number].range.lowerBound
      guard markup.contains(number) || lines.isCopy(start) || lines.isRunning(start) else {
        continue
      }
      items[number].traits = [.leftOut]
      items[number].node = 0
      items[number].group = .punctuation
      items[number].neighbour = .punctuation
    }
  }

  // MARK: Signs inside terms

  private mutating func findSigns() {
    for place in items.indices {
      if items[place].isA(.ordinal), items[place].key.first == 0x7B2C {  // 第
        let before = self[place - 1]
        if !before.isA(.word) || before.isA(.stopWord) { items[place].traits.insert(.meeting) }
      }
      if items[place].group == .openingTitleMark { findTitle(place) }
      guard items[place].isA(.sign), !items[place].isA(.word) else { continue }
      if isOpeningQuote(place) {
        findQuote(place)
      } else if !isClosingQuote(place) {
        joinSign(place)
      }
    }
  }

  /// What stands on one line between title marks of one kind, with no title in it and at most 48 tokens with the
  /// marks.
  private mutating func findTitle(_ opening: Int) {
    let mark = bytes[items[opening].range.upperBound - 1]
    for place in items.indices.dropFirst(opening + 1).prefix(48) {
      let item = items[place]
      if item.group == .closingTitleMark, bytes[item.range.upperBound - 1] == mark + 1 {
        guard place > opening + 1 else { return }
        for inner in opening + 1..<place { items[inner].traits.insert(.inTitleMarks) }
        titles.append(opening + 1..<place)
        return
      }
      if bytes[item.range.lowerBound] == 0x0A || item.group == .openingTitleMark
        || item.isA(.leftOut)
      {
        return
      }
    }
  }

  /// 5G+工业互联网, 让·雅克, Red Hat: a sign between two words is inside a term, a blank only between letters.
  private mutating func joinSign(_ place: Int) {
    let (before, after) = (self[place - 1], self[place + 1])
    guard before.isA(.word), after.isA(.word) else { return }
    switch bytes[items[place].range.lowerBound] {
    case 0x20:
      guard before.isA(.letters), after.isA(.letters), !before.isA(.stopWord),
        !after.isA(.stopWord)
      else { return }
      items[place - 1].traits.insert(.beforeLetters)
      items[place + 1].traits.insert(.afterLetters)
    case 0x2D, 0x2E, 0x26, 0x2F:
      let isBesideASCII =
        bytes[before.range.upperBound - 1] < 0x80 || bytes[after.range.lowerBound] < 0x80
      guard isBesideASCII else { return }
    default: break
    }
    items[place].traits.insert(.word)
  }

  /// “双高”计划 is a term with its marks; “走在前、挑大梁” is one without them.
  private mutating func findQuote(_ opening: Int) {
    let simple = items.indices.dropFirst(opening + 1).prefix(9).first { place in
      isClosingQuote(place) || isOpeningQuote(place) || !items[place].hasCharacters
    }
    if let closing = simple, isClosingQuote(closing), closing > opening + 1 {
      let after = self[closing + 1]
      guard after.isA(.word), !after.isA(.stopWord) else { return }
      for place in opening...closing { items[place].traits.insert(.word) }
      items[opening].traits.insert(.openingQuoteOfTerm)
      return
    }
    let end = items.indices.dropFirst(opening + 1).prefix(16).first { place in
      isClosingQuote(place) || isOpeningQuote(place)
        || !items[place].hasCharacters && items[place].group != .enumerationComma
    }
    if let end, isClosingQuote(end), end > opening + 2 { titles.append(opening + 1..<end) }
  }

  // MARK: Title and headings

  private mutating func markTitleAndHeadings(_ document: Document) {
    for place in items.indices {
      let start = items[place].range.lowerBound
      if let title = document.title, title.contains(start) {
        items[place].traits.insert(.inTitle)
      }
      if document.headings.contains(where: { $0.contains(start) }) {
        items[place].traits.insert(.inHeading)
      }
    }
    guard let title = document.title else { return }
    let places = items.indices.filter { title.contains(items[$0].range.lowerBound) }
    guard let first = places.first, let last = places.last, first < last, self[last].isA(.word),
      places.allSatisfy({ ![.comma, .fullStop, .punctuation].contains(items[$0].group) })
    else { return }
    let key = key(of: first..<last + 1)
    let isOfficial = Self.officialKinds.contains { kind in
      key.reversed().starts(with: kind.unicodeScalars.map(\.value).reversed())
    }
    guard key.count <= 40, isOfficial else { return }
    titles.append(first..<last + 1)
    titleLength = key.count
  }

  private static let officialKinds = """
    决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要 法 条例 规定 办法 规则 细则 解释 方案 规划 纲要 计划 章程 标准
    """.split(separator: " ")

  /// Whether a verb of one character stands in a run that is no part of a longer phrase.
  func hasShortVerb(in run: Range<Int>) -> Bool {
    run.contains { place in
      items[place].group == .verb && items[place].key.count == 1 && !items[place].isA(.cut)
        && (place == 0 || items[place - 1].group != .person)
        && !phrases.contains { $0.lowerBound == place && $0.count > 1 }
    }
  }

  // MARK: Phrases

  private mutating func findPhrases() {
    for start in items.indices where items[start].isA(.word) {
      let ends = (start + 1...items.count).prefix { items[$0 - 1].hasCharacters }.filter {
        lexicon.isPhrase(entry(key(of: start..<$0)))
      }
      guard let end = ends.last else { continue }
      phrases.append(start..<end)
      for place in start + 1..<end { items[place].traits.insert(.cut) }
    }
  }
}
