internal import CFenci
#if canImport(FenciCore)
  internal import FenciCore
#endif

/// A segmenter with numbers for its parts of speech.
final class BoundSegmenter {
  let segmenter: Segmenter
  private let usesContext: Bool
  /// The tags of the lexicon by their numbers, then others that the segmenter gives.
  private let tagNames: Block<CChar>
  private let tagPositions: [Int]
  private let tagNumbers: [String: UInt16]

  init(_ segmenter: Segmenter, tagging: fenci_tagging) throws(CallError) {
    self.segmenter = segmenter
    switch tagging {
    case FENCI_TAGGING_LEXICON: usesContext = false
    case FENCI_TAGGING_CONTEXT: usesContext = true
    default: throw .argument("the tagging is not one of fenci_tagging")
    }
    var names = segmenter.lexicon.tagNames
    var numbers: [String: UInt16] = [:]
    for (number, name) in names.enumerated() { numbers[name] = UInt16(number) }
    var others = ["m"]
    if case .trained(let model) = segmenter.method { others += model.tagNames }
    for name in others where numbers[name] == nil {
      numbers[name] = UInt16(names.count)
      names.append(name)
    }
    var table = StringTable()
    tagPositions = names.map { table.append($0.utf8) }
    tagNames = Block(table.characters)
    tagNumbers = numbers
  }

  /// The name of a tag as a string of C, or nil if there is no such tag.
  func tagName(_ number: UInt16) -> UnsafePointer<CChar>? {
    guard Int(number) < tagPositions.count else { return nil }
    return unsafe tagNames.address(of: tagPositions[Int(number)])
  }

  /// Appends the tokens of a text to an array of the caller.
  func append(
    _ tokens: Tokens, _ unit: OffsetUnit, to array: inout CallerArray<fenci_token>
  ) {
    let bytes = tokens.source
    let tags = usesContext ? segmenter.tags(of: tokens) : []
    let numeral = tagNumbers["m"] ?? 0
    var (start, end) = (UnitCursor(unit), UnitCursor(unit))
    for (position, token) in tokens.enumerated() {
      var answer = fenci_token(
        start: token.start, end: token.end, tag: 0, kind: token.kind.rawValue,
        flags: flags(of: token, tokens))
      if usesContext {
        answer.tag = tagNumbers[tags[position]] ?? 0
      } else if token.isKnown {
        answer.tag = UInt16(tokens.tagNumber(of: token))
      } else if token.kind == .number {
        answer.tag = numeral
      }
      if unit != .utf8 {
        // Tokens that overlap start inside the one before.
        if end.byte <= token.start { start = end }
        answer.start = start.units(beforeByte: token.start, count: bytes.count) { bytes[$0] }
        end = start
        answer.end = end.units(beforeByte: token.end, count: bytes.count) { bytes[$0] }
      }
      array.append(answer)
    }
  }

  private func flags(of token: Token, _ tokens: Tokens) -> UInt8 {
    var flags: Int32 = 0
    if token.isKnown { flags |= FENCI_TOKEN_KNOWN }
    if tokens.isStopWord(token) { flags |= FENCI_TOKEN_STOP_WORD }
    return UInt8(flags)
  }

  static func of(_ handle: OpaquePointer?) throws(CallError) -> BoundSegmenter {
    try unsafe Boxed<BoundSegmenter>.value(of: handle, or: "the segmenter is NULL")
  }
}

extension Segmenter {
  /// Makes the segmenter that the options of C describe.
  init(
    _ lexicon: Lexicon, _ model: SegmentationModel?, _ options: fenci_segmenter_options
  ) throws(CallError) {
    let granularity: Granularity
    switch options.granularity {
    case FENCI_GRANULARITY_WORDS: granularity = .words
    case FENCI_GRANULARITY_PHRASES: granularity = .phrases
    case FENCI_GRANULARITY_SEARCH: granularity = .search
    case FENCI_GRANULARITY_ALL: granularity = .all
    default: throw .argument("the granularity is not one of fenci_granularity")
    }
    let names: PersonalNames
    switch options.names {
    case FENCI_NAMES_JOINED: names = .joined
    case FENCI_NAMES_SPLIT: names = .split
    default: throw .argument("the names are not one of fenci_names")
    }
    let method: Method
    switch options.method {
    case FENCI_METHOD_FORWARD: method = .forward
    case FENCI_METHOD_BACKWARD: method = .backward
    case FENCI_METHOD_BIDIRECTIONAL: method = .bidirectional
    case FENCI_METHOD_MMSEG: method = .mmseg
    case FENCI_METHOD_PROBABILITY: method = .probability
    case FENCI_METHOD_STANDARD where !granularity.tiles: method = .probability
    case FENCI_METHOD_STANDARD, FENCI_METHOD_TRAINED:
      guard let model else { throw .argument("the method needs a model") }
      method = .trained(model)
    default: throw .argument("the method is not one of fenci_method")
    }
    self.init(lexicon: lexicon, method: method, granularity: granularity, personalNames: names)
  }
}
