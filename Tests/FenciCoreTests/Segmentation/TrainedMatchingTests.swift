import FenciTestSupport
import Testing

@testable import FenciCore

/// The trained method.
@Suite struct TrainedMatchingTests {
  @Test(.long, arguments: 0..<12)
  func boundariesEqualTheirDefinition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(500 + seed))
    let model = try SegmentationModel(
      bytes: RandomModel.image(sentences: 30 + 40 * seed, rounds: 2, using: &generator))
    let random = try RandomLexicon(size: 3 + seed % 6, wordCount: 60, longest: 7, using: &generator)
    for personalNames in Segmenter.PersonalNames.allCases {
      let segmenter = Segmenter(
        lexicon: random.lexicon, method: .trained(model), personalNames: personalNames)
      for _ in 0..<amount(60, few: 10) {
        let text = (0..<1 + generator.below(5)).map { _ in
          random.text(count: generator.below(14), using: &generator)
        }.joined(separator: "，")
        let expected = naiveEnds(text, segmenter)
        #expect(segmenter.ends(text) == expected, "\(text) \(personalNames)")
      }
    }
  }

  /// Cuts at every boundary whose score is positive; beside punctuation, where the most probable words
  /// are cut.
  private func naiveEnds(_ text: String, _ segmenter: Segmenter) -> [Int] {
    guard case .trained(let model) = segmenter.method, !text.isEmpty else { return [] }
    let lexicon = segmenter.lexicon
    let characters = Array(text)
    let probability = Segmenter(lexicon: lexicon, method: .probability)
    let (path, words) = (Set(probability.ends(text)), probability.pieces(text))
    let table = segmenter.preparedModel?.symbols ?? []
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
      let pair = NaiveBoundaries.pair(words, before: boundary, lexicon)
      func isPositive(_ weights: NaiveBoundaries) -> Bool {
        weights.score(
          symbols, before: boundary, mask: mask, pair: pair, edge: BoundarySymbol.edge) > 0
      }
      let isEdge =
        symbols[boundary - 1] == BoundarySymbol.edge
        || symbols[boundary] == BoundarySymbol.edge
      let isChosen =
        isEdge
        ? isPath : isPositive(joined) || segmenter.personalNames == .split && isPositive(names)
      if isChosen { ends.append(offset) }
    }
    return ends + [text.utf8.count]
  }

  @Test func wordsOfTheUsersOwnAreObeyed() throws {
    var generator = SeededGenerator(seed: 520)
    let random = try RandomLexicon(size: 6, wordCount: 40, using: &generator)
    var edits = UserDictionary()
    try edits.insert("甲乙丙丁甲")
    try edits.insert("丙")
    let lexicon = try random.lexicon.applying(edits)
    for personalNames in Segmenter.PersonalNames.allCases {
      let segmenter = Segmenter(
        lexicon: lexicon, method: .trained(RandomModel.shared), personalNames: personalNames)
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
    NaiveBoundaries(
      weights: { symbols in
        symbols.count == 1
          ? (0..<6).map { Int(unigrams[Int(symbols[0])][$0]) } : ngramWeights(symbols)
      }, masks: masks.indices.map { Int(masks[$0]) },
      classes: classes.indices.map { Int(classes[$0]) })
  }

  /// The weights of a pair or triple, looked up as the specification of images says.
  private func ngramWeights(_ symbols: [UInt16]) -> [Int]? {
    var key: UInt64 = 0
    for symbol in symbols.reversed() { key = key << 16 + UInt64(symbol) }
    var hash = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15).low
    hash = (hash ^ hash >> 32).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93).low
    let bucket = ((hash >> 32) * UInt64(displacements.count)) >> 32
    let mixed = UInt64(displacements[Int(bucket)]) * 0x9E37_79B1 & 0xFFFF_FFFF
    let slot = (hash & 0xFFFF_FFFF ^ mixed) * 0x85EB_CA6B & 0xFFFF_FFFF
    let record = records[Int((slot * UInt64(records.count)) >> 32)]
    guard record >> 40 == hash >> 24 & 0xFF_FFFF else { return nil }
    return (0..<5).map { 8 * Int(Int8(truncatingIfNeeded: record >> UInt64(8 * $0))) }
  }
}
