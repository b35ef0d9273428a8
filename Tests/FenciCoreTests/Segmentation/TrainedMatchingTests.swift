import FenciTestSupport
import Testing

@testable import FenciCore

/// The trained method.
@Suite struct TrainedMatchingTests {
  @Test(arguments: 0..<12)
  func boundariesEqualTheirDefinition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(500 + seed))
    let model = try BoundaryModel(
      bytes: RandomModel.image(sentences: 30 + 40 * seed, rounds: 2, using: &generator))
    let random = try RandomLexicon(size: 3 + seed % 6, wordCount: 60, longest: 7, using: &generator)
    for convention in Segmenter.Convention.allCases {
      let segmenter = Segmenter(
        lexicon: random.lexicon, method: .trained(model), convention: convention)
      for _ in 0..<amount(60, few: 10) {
        let text = (0..<1 + generator.below(5)).map { _ in
          random.text(count: generator.below(14), using: &generator)
        }.joined(separator: "，")
        let expected = naiveEnds(text, segmenter)
        #expect(segmenter.ends(text) == expected, "\(text) \(convention)")
      }
    }
  }

  /// Cuts at every boundary whose score is positive; beside punctuation, where the most probable words
  /// are cut.
  private func naiveEnds(_ text: String, _ segmenter: Segmenter) -> [Int] {
    guard case .trained(let model) = segmenter.method, !text.isEmpty else { return [] }
    let lexicon = segmenter.lexicon
    let characters = Array(text)
    let path = Set(Segmenter(lexicon: lexicon, method: .probability).ends(text))
    let table = segmenter.symbols
    let symbols = characters.map { character -> UInt16 in
      if character == "，" { return BoundarySymbol.edge }
      return table[
        Int(lexicon.sections.codeMap.code(of: character.unicodeScalars.first?.value ?? 0))]
    }
    let joined = model.storage.joined.naive
    let names = model.storage.names.naive
    var ends: [Int] = []
    for boundary in 1..<characters.count {
      let offset = String(characters[..<boundary]).utf8.count
      let isPath = path.contains(offset)
      let mask = NaiveBoundaries.mask(characters, before: boundary, isPath: isPath) {
        lexicon.entry(for: $0)?.isWord ?? false
      }
      func isPositive(_ weights: NaiveBoundaries) -> Bool {
        weights.score(symbols, before: boundary, mask: mask, edge: BoundarySymbol.edge) > 0
      }
      let isEdge =
        symbols[boundary - 1] == BoundarySymbol.edge
        || symbols[boundary] == BoundarySymbol.edge
      let isChosen =
        isEdge ? isPath : isPositive(joined) || segmenter.convention == .split && isPositive(names)
      if isChosen { ends.append(offset) }
    }
    return ends + [text.utf8.count]
  }

  @Test func wordsOfTheUsersOwnAreObeyed() throws {
    var generator = SeededGenerator(seed: 520)
    let random = try RandomLexicon(size: 6, wordCount: 40, using: &generator)
    var edits = Lexicon.Edits()
    try edits.insert("甲乙丙丁甲")
    try edits.insert("丙")
    let lexicon = try random.lexicon.applying(edits)
    for convention in Segmenter.Convention.allCases {
      let segmenter = Segmenter(
        lexicon: lexicon, method: .trained(RandomModel.shared), convention: convention)
      for _ in 0..<300 {
        let text =
          random.text(count: generator.below(9), using: &generator) + "甲乙丙丁甲"
          + random.text(count: generator.below(9), using: &generator)
        let forward = Segmenter(lexicon: lexicon, method: .forward)
        let fixed = forward.pieces(text).filter { $0 == "甲乙丙丁甲" || $0 == "丙" }
        #expect(
          segmenter.pieces(text).filter { $0 == "甲乙丙丁甲" || $0 == "丙" } == fixed, "\(text)")
      }
    }
  }

  /// What is beyond punctuation changes no boundary.
  @Test func contextEndsAtPunctuation() throws {
    var generator = SeededGenerator(seed: 521)
    let random = try RandomLexicon(size: 7, wordCount: 60, using: &generator)
    let segmenter = Segmenter(lexicon: random.lexicon, method: .trained(RandomModel.shared))
    for _ in 0..<400 {
      let parts = (0..<3).map { _ in random.text(count: generator.below(8), using: &generator) }
      let whole = segmenter.pieces(parts.joined(separator: "，"))
      let apart = parts.map { segmenter.pieces($0) }
      #expect(whole == apart[0] + ["，"] + apart[1] + ["，"] + apart[2], "\(parts)")
    }
  }

  /// A model is no part of a lexicon: folded spellings are cut alike.
  @Test func foldingChangesNoBoundary() throws {
    let lexicon = try SampleLexicon.lexicon()
    let segmenter = Segmenter(lexicon: lexicon, method: .trained(RandomModel.shared))
    var generator = SeededGenerator(seed: 522)
    for _ in 0..<300 {
      let text = RandomText.string(
        of: RandomText.han.filter { $0.value < 0x10000 }, count: 1 + generator.below(12),
        using: &generator)
      #expect(segmenter.ends(text) == segmenter.ends(lexicon.folded(text)), "\(text)")
    }
  }
}

extension BoundaryWeights {
  /// The weights one by one.
  var naive: NaiveBoundaries {
    var naive = NaiveBoundaries()
    for symbol in unigrams.indices {
      naive.weights[[UInt16(symbol)]] = (0..<6).map { Int(unigrams[symbol][$0]) }
    }
    for slot in records.indices where records[slot][5] != 0 {
      let record = records[slot]
      let symbols = (5..<8).map { UInt16(bitPattern: record[$0]) }
      naive.weights[symbols.last == 0 ? symbols.dropLast() : symbols] = (0..<5).map {
        Int(record[$0])
      }
    }
    naive.masks = masks.indices.map { Int(masks[$0]) }
    return naive
  }
}
