/// The words of a document with what key-phrase extraction needs of each, in parallel arrays.
struct DocumentWords {
  let tokens: Tokens
  /// Parts of speech; for what is no word, the kind of neighbour that it is.
  private(set) var groups: [TagGroup] = []
  /// Whether a candidate may contain the token.
  private(set) var isWord: [Bool] = []
  private(set) var isStopWord: [Bool] = []
  /// −ln of the share of documents with the word, in nats.
  private(set) var idfs: [Double] = []
  /// The folded scalars of all tokens, annotations left out, one token after the other.
  private(set) var scalars: [UInt32] = []
  /// The codes of the scalars.
  private(set) var codes: [UInt16] = []
  /// Where each token's scalars begin, and the end of the last.
  private(set) var offsets: [Int] = [0]
  private let frequencies: InverseDocumentFrequencies

  var count: Int { groups.count }
  var lexicon: Lexicon { tokens.lexicon }

  init(
    _ tokens: Tokens, _ tagGroups: [TagGroup], _ frequencies: InverseDocumentFrequencies
  ) {
    self.tokens = tokens
    self.frequencies = frequencies
    let sections = tokens.lexicon.sections
    tokens.source.withTable { bytes in
      let reader = ScalarReader(bytes: bytes)
      for token in tokens {
        appendScalars(of: token, reader, sections)
        let tag = sections.tag[Int(token.node)]
        let isContent = token.kind == .word || token.kind == .letters || token.kind == .number
        isWord.append(isContent)
        isStopWord.append(token.isKnown && tag & NodeTag.isStopWord != 0)
        let isQuote =
          !isContent && DocumentWords.isQuotationMark(scalars[offsets[count]...].first ?? 0)
        groups.append(
          isContent
            ? (token.isKnown ? tagGroups[Int(tag & NodeTag.mask)] : .unknown)
            : (isQuote ? .quotationMark : .punctuation))
        idfs.append(frequencies.idf(of: token.node))
      }
    }
  }

  private mutating func appendScalars(
    of token: Token, _ reader: ScalarReader, _ sections: ImageSections
  ) {
    reader.forEachScalar(in: token.range, readings: sections.readings) { item, _ in
      let scalar = item.isInvalid ? 0xFFFD : item.scalar
      let code = sections.codeMap.code(of: scalar)
      codes.append(code)
      scalars.append(code == 0 ? scalar : sections.alphabet[Int(code)])
    }
    offsets.append(scalars.count)
  }

  private static func isQuotationMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2018, 0x2019, 0x201C, 0x201D, 0x3008...0x300F: true  // ‘’“” 〈〉《》「」『』
    default: false
    }
  }

  /// −ln of the share of documents with an entry, in nats.
  func idf(of node: UInt32) -> Double { frequencies.idf(of: node) }

  /// The group of the token before or behind a candidate, seen as a neighbour.
  func neighbour(_ token: Int) -> TagGroup {
    guard token >= 0, token < count else { return .punctuation }
    return isStopWord[token] ? .stopWord : groups[token]
  }

  /// Where the folded scalars of a run of tokens stand.
  func scalarRange(of run: Range<Int>) -> Range<Int> {
    offsets[run.lowerBound]..<offsets[run.upperBound]
  }

  /// The characters of a run of tokens.
  func length(of run: Range<Int>) -> Int { scalarRange(of: run).count }

  func haveSameScalars(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let (a, b) = (scalarRange(of: first), scalarRange(of: second))
    guard a.count == b.count else { return false }
    for offset in 0..<a.count
    where scalars[a.lowerBound + offset] != scalars[b.lowerBound + offset] { return false }
    return true
  }

  /// The bytes of a run of tokens.
  func byteRange(of run: Range<Int>) -> Range<Int> {
    tokens[run.lowerBound].start..<tokens[run.upperBound - 1].end
  }

  /// What stands in the text, annotations left out.
  func spelling(of run: Range<Int>) -> String {
    tokens.text(of: byteRange(of: run), withoutAnnotations: ())
  }

  /// The dictionary form of a candidate: its entry's spelling, or that of its words.
  func word(of candidate: Candidate) -> String {
    if candidate.node != 0, let spelling = lexicon.spelling(of: candidate.node) { return spelling }
    return candidate.first.map { tokens.word(of: tokens[$0]) }.joined()
  }
}
