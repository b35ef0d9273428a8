/// Segmented text as a boundary model sees it: a symbol, a mask and a pair of word classes for each
/// item.
struct BoundaryCorpus {
  /// The gold label of the boundary before an item.
  enum Label: UInt16 {
    /// Not decided by the model, for example next to punctuation.
    case open
    case inside, boundary
    /// Between a family name and a given name.
    case insideName
  }

  /// The symbols of all items, with an edge between spans that do not belong together. Until
  /// `numberCharacters()`, characters have symbols that represent their lexicon codes, see
  /// `symbol(ofCode:)`.
  private(set) var symbols: [UInt16] = [BoundarySymbol.edge]
  /// The `BoundaryMask` of each item in the lower thirteen bits, the label above.
  private(set) var masks: [UInt16] = [0]
  /// The pair of classes of the most probable words around each boundary, see `WordClass`.
  private(set) var classes: [UInt16] = [0]
  /// The end of each sentence in these arrays.
  private(set) var ends: [Int] = []
  var sentenceCount: Int { ends.count }

  private let lexicon: Lexicon
  private let numberUnits: NumberUnits
  /// The symbol for each code, as `fillSymbols` writes it.
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

  /// The provisional symbol of a code, until characters have been counted.
  static func symbol(ofCode code: UInt16) -> UInt16 { BoundarySymbol.firstCharacter + code }

  static func label(_ mask: UInt16) -> Label {
    Label(rawValue: mask >> UInt16(BoundaryMask.bitCount)) ?? .open
  }

  /// Adds a sentence.
  mutating func insert(_ sentence: GoldSentence) {
    guard !sentence.text.isEmpty else { return }
    let sections = lexicon.sections
    var chunk = Chunk(
      byteCount: sentence.text.count, window: NormalizedText.window,
      longestWord: sections.meta(.maximumWordLength), unknownCost: lexicon.unknownCost,
      purpose: .boundaries, granularity: .words, hasRules: false)
    defer { withExtendedLifetime(lexicon) {} }
    sentence.text.withTable { bytes in
      let decoder = Normalizer(
        reader: UTF8Reader(bytes: bytes), codeMap: sections.codeMap, readings: sections.readings,
        longestAtom: sections.meta(.maximumWordLength))
      var offset = 0
      var gold = GoldCursor(sentence)
      while offset < bytes.count {
        decoder.fill(&chunk.units, from: offset)
        chunk.fixNumbers(sections.trie, numberUnits)
        let items = table.withTable { table in
          wordClasses.withTable { wordClasses in
            chunk.observeBoundaries(table, wordClasses, sections)
          }
        }
        append(chunk, items, &gold)
        offset += Int(chunk.units.starts[chunk.units.count])
      }
    }
    ends.append(symbols.count)
  }

  private mutating func append(
    _ chunk: borrowing Chunk, _ items: Int, _ gold: inout GoldCursor
  ) {
    for item in 0..<items {
      let symbol = chunk.features.symbols[item + 1]
      let start = chunk.units.origin + Int(chunk.units.starts[Int(chunk.nodes[item])])
      var label = gold.label(at: start)
      let mask = chunk.features.masks[item]
      // The model need not learn boundaries that rules fix.
      let isFixed = mask & BoundaryMask.fixed != 0
      if item == 0 || symbol == BoundarySymbol.edge || symbols.last == BoundarySymbol.edge
        || isFixed
      {
        label = .open
      }
      symbols.append(symbol)
      classes.append(chunk.features.classes[item])
      masks.append(
        mask & BoundaryMask.bits | label.rawValue << UInt16(BoundaryMask.bitCount))
    }
    if symbols.last != BoundarySymbol.edge {
      symbols.append(BoundarySymbol.edge)
      masks.append(0)
      classes.append(0)
    }
  }

  /// The items of a sentence.
  func range(of sentence: Int) -> Range<Int> {
    (sentence == 0 ? 1 : ends[sentence - 1])..<ends[sentence]
  }

  /// Calls `body` with views of the corpus.
  ///
  /// - Parameters:
  ///   - pairs: the numbers of the pairs that end at each position.
  ///   - triples: the numbers of the triples.
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

  /// Replaces provisional symbols by those of the model, in order of falling count. Characters that
  /// occur once become `BoundarySymbol.other`.
  ///
  /// - Returns: the symbol of every code of the lexicon.
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

/// Follows a sentence's boundaries while its items are visited in order.
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
