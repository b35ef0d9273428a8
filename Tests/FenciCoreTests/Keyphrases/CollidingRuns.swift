import FenciTestSupport

@testable import FenciCore

/// Runs of four characters that share a slot by a seed that is known: the attack on a table of hashes.
///
/// A hash is a sum, so it is met in the middle: of many pairs of characters those are listed whose part of
/// the sum has some bits, and for another pair those are looked up that make all of these bits zero.
struct CollidingRuns {
  private(set) var runs: [[UInt32]] = []

  /// - Parameter bits: how many bits from bit 32 on are zero, but for a carry.
  init(_ seed: HashSeed, bits: UInt64, using generator: inout SeededGenerator) {
    var found: [[UInt32]] = []
    seed.withTable { multipliers in
      let mask: UInt64 = 1 << bits - 1
      func pair() -> [UInt32] { (0..<2).map { _ in UInt32(0x3400 + generator.below(0x1900)) } }
      func part(_ pair: [UInt32], _ first: Int) -> UInt64 {
        let sum = (0..<2).reduce(0 as UInt64) { $0 &+ multipliers[first + $1] &* UInt64(pair[$1]) }
        return sum >> 32 & mask
      }
      var beginnings: [UInt64: [UInt32]] = [:]
      for _ in 0..<1 << 14 {
        let pair = pair()
        beginnings[part(pair, 0)] = pair
      }
      while found.count < 1000 {
        let end = pair()
        if let beginning = beginnings[(0 &- part(end, 2)) & mask] { found.append(beginning + end) }
      }
    }
    runs = found
  }

  /// A text that has each of some runs twice, in stretches too short to be looked at as lines.
  func text(_ count: Int) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for mark in ["，", "。"] as [Unicode.Scalar] {
      for run in runs.prefix(count) {
        text.append(contentsOf: run.compactMap { Unicode.Scalar($0) })
        text.append(mark)
      }
    }
    return Array(String(text).utf8)
  }
}

extension HashSeed {
  static func random(using generator: inout SeededGenerator) -> HashSeed {
    HashSeed((0..<count).map { _ in generator.next() })
  }
}

/// What key phrases are found from.
struct WordsOfText {
  private let segmenter: Segmenter
  private let weights: KeyphraseWeights
  private let names: TermNames

  private let reference: ReferenceTable?

  init(_ lexicon: Lexicon, reference: ReferenceTable? = nil) {
    self.reference = reference
    segmenter = Segmenter(lexicon: lexicon, method: .probability)
    weights = KeyphraseWeights(lexicon)
    names = TermNames(lexicon)
  }

  func withWords(
    of document: Document, _ seed: HashSeed = .process,
    _ body: (borrowing DocumentWords, RepetitionFilter.View, KeyphraseWeights.View, Scorer) -> Void
  ) {
    document.bytes.withTable { source in
      TagGroup.table(of: segmenter.lexicon).withTable { tagGroups in
        weights.withView { weights in
          seed.withTable { multipliers in
            var words = DocumentWords(source, segmenter, names, tagGroups, multipliers)
            words.mark(document)
            let filter = RepetitionFilter(count: words.tokens.count, multipliers)
            words.findStarts(filter.view, weights)
            withReference { reference in
              let scorer = Scorer(words: words.wordCount, self.weights.salience, reference)
              body(words, filter.view, weights, scorer)
            }
          }
        }
      }
    }
  }

  private func withReference(_ body: (ReferenceTable.View?) -> Void) {
    guard let reference else { return body(nil) }
    reference.withView { body($0) }
  }
}
