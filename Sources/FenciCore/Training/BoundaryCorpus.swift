/// Segmented text in the form from which a boundary model learns. For each item (a character, a
/// number or a word of letters) it contains a symbol, a mask and a pair of word classes.
struct BoundaryCorpus {
  /// The right answer for the boundary before an item.
  enum Label: UInt16 {
    /// The model does not decide this boundary, for example because it is next to punctuation.
    case open
    case inside, boundary
    /// The boundary is between a family name and a given name.
    case insideName
  }

  /// The symbols of all items. An edge, which is the symbol of punctuation and whitespace,
  /// separates spans of text that do not belong together. Until `numberCharacters()` is called, the
  /// symbols of characters are provisional, see `symbol(ofCode:)`.
  private(set) var symbols: [UInt16] = [BoundarySymbol.edge]
  /// The `BoundaryMask` of each item in the lower thirteen bits, and the label in the bits above.
  private(set) var masks: [UInt16] = [0]
  /// The classes of the most probable words around each boundary, as pairs, see `WordClass`.
  private(set) var classes: [UInt16] = [0]
  /// The end of each sentence in these arrays.
  private(set) var ends: [Int] = []
  var sentenceCount: Int { ends.count }

  private let lexicon: Lexicon
  private let numberUnits: NumberUnits
  /// The symbol for each character code of the lexicon. `fillSymbols` uses this table.
  private let table: [UInt16]
  private let wordClasses: [UInt8]

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    numberUnits = NumberUnits(lexicon.sections.codeMap)
    wordClasses = WordClass.table(of: lexicon)
    table = lexicon.sections.alphabet.indices.map { code in
      code == 0 ? BoundarySymbol.other : Self.symbol(ofCode: UInt16(code))
    }
  }

  /// Returns the provisional symbol of a character code. The final symbols depend on the counts of
  /// the characters, which are not known before all sentences are inserted.
  static func symbol(ofCode code: UInt16) -> UInt16 { BoundarySymbol.firstCharacter + code }

  static func label(_ mask: UInt16) -> Label {
    Label(rawValue: mask >> UInt16(BoundaryMask.bitCount)) ?? .open
  }

  /// Adds a sentence.
  mutating func insert(_ sentence: GoldSentence) {
    guard !sentence.text.isEmpty else { return }
    let sections = lexicon.sections
    var text = NormalizedText(
      byteCount: sentence.text.count, window: NormalizedText.window,
      longestAtom: sections.meta(.maximumWordLength))
    let tokens = ChunkTokens(capacity: text.codes.capacity)
    var fixedSpans = FixedSpans(capacity: text.codes.capacity)
    let features = BoundaryFeatures(
      capacity: text.codes.capacity, unknownCost: lexicon.unknownCost)
    defer { withExtendedLifetime(lexicon) {} }
    sentence.text.withTable { bytes in
      let normalizer = Normalizer(
        reader: UTF8Reader(bytes: bytes), codeMap: sections.codeMap, readings: sections.readings,
        longestAtom: sections.meta(.maximumWordLength))
      var offset = 0
      var gold = GoldCursor(sentence)
      while offset < bytes.count {
        normalizer.fill(&text, from: offset)
        fixedSpans.fix(in: text, sections.trie, numberUnits)
        let items = table.withTable { table in
          wordClasses.withTable { wordClasses in
            features.observe(
              text, &fixedSpans, sections, symbolTable: table, wordClasses: wordClasses,
              using: tokens)
          }
        }
        for item in 0..<items {
          let start = text.origin + Int(text.starts[Int(tokens.nodes[item])])
          append(item, of: features, gold.label(at: start))
        }
        closeSpan()
        offset += Int(text.starts[text.count])
      }
    }
    ends.append(symbols.count)
  }

  private mutating func append(_ item: Int, of features: borrowing BoundaryFeatures, _ gold: Label)
  {
    let (symbol, mask) = (features.symbols[item + 1], features.masks[item])
    // Rules fix this boundary, so the model need not learn it.
    let isFixed = mask & BoundaryMask.fixed != 0
    let isOpen =
      item == 0 || symbol == BoundarySymbol.edge || symbols.last == BoundarySymbol.edge || isFixed
    let label = isOpen ? .open : gold
    symbols.append(symbol)
    classes.append(features.classes[item])
    masks.append(mask & BoundaryMask.bits | label.rawValue << UInt16(BoundaryMask.bitCount))
  }

  /// Appends an edge after the items of a chunk.
  private mutating func closeSpan() {
    guard symbols.last != BoundarySymbol.edge else { return }
    symbols.append(BoundarySymbol.edge)
    masks.append(0)
    classes.append(0)
  }

  /// The positions of a sentence's items in the arrays.
  func range(of sentence: Int) -> Range<Int> {
    (sentence == 0 ? 1 : ends[sentence - 1])..<ends[sentence]
  }

  /// Calls `body` with views of the corpus.
  ///
  /// - Parameters:
  ///   - pairs: the number of the pair that ends at each position.
  ///   - triples: the number of the triple that ends at each position.
  func withPositions(
    pairs: [UInt32], triples: [UInt32], _ body: (BoundaryPerceptron.Positions) -> Void
  ) {
    symbols.withTable { symbols in
      masks.withTable { masks in
        classes.withTable { classes in
          pairs.withTable { pairs in
            triples.withTable { triples in
              body(
                BoundaryPerceptron.Positions(
                  symbols: symbols, masks: masks, classes: classes, pairs: pairs,
                  triples: triples))
            }
          }
        }
      }
    }
  }

  /// Replaces the provisional symbols of characters by final ones. The most frequent character gets
  /// the lowest symbol. A character that occurs only once becomes `BoundarySymbol.other`.
  ///
  /// - Returns: the symbol of every character code of the lexicon.
  mutating func numberCharacters() -> [UInt16] {
    var counts = [Int](repeating: 0, count: lexicon.sections.alphabet.count)
    let first = Int(BoundarySymbol.firstCharacter)
    for symbol in symbols where Int(symbol) >= first { counts[Int(symbol) - first] += 1 }
    let kept = counts.indices.filter { counts[$0] > 1 }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    var numbers = [UInt16](repeating: BoundarySymbol.other, count: counts.count)
    for (rank, code) in kept.enumerated() { numbers[code] = UInt16(first + rank) }
    for position in symbols.indices where Int(symbols[position]) >= first {
      symbols[position] = numbers[Int(symbols[position]) - first]
    }
    return numbers
  }
}

/// Yields the label of each boundary of a sentence. The boundaries must be visited in order.
private struct GoldCursor {
  private let ends: [Int]
  private let nameCuts: [Int]
  private var end = 0
  private var cut = 0

  init(_ sentence: GoldSentence) { (ends, nameCuts) = (sentence.ends, sentence.nameCuts) }

  mutating func label(at offset: Int) -> BoundaryCorpus.Label {
    while end < ends.count, ends[end] < offset { end += 1 }
    while cut < nameCuts.count, nameCuts[cut] < offset { cut += 1 }
    if end < ends.count, ends[end] == offset { return .boundary }
    if cut < nameCuts.count, nameCuts[cut] == offset { return .insideName }
    return .inside
  }
}
