internal import CFenci
#if canImport(FenciCore)
  internal import FenciCore
#endif

/// An extractor, and what it does with damage.
struct BoundExtractor {
  let extractor: KeyphraseExtractor
  let repair: TextRepair?

  /// The key phrases of a text with their scores' parts. Ranges are those of the text.
  func explanations(of text: [UInt8], top count: Int) -> [KeyphraseExplanation] {
    guard let repair else { return extractor.explanations(of: text, top: count) }
    return extractor.explanations(of: repair.repaired(text), top: count)
  }
}

/// The key phrases of a batch as structures of C.
///
/// Invariant: the pointers in the structures lead into the blocks of the same object.
@safe final class KeyphraseLists {
  private let keyphrases: Block<fenci_keyphrase>
  /// By text: the positions of its key phrases. The last element is the end.
  private let starts: [Int]
  private let ranges: Block<fenci_range>
  private let contributions: Block<fenci_contribution>
  private let characters: Block<CChar>

  /// Collects key phrases until all addresses are known.
  private struct Draft {
    var strings = StringTable()
    var ranges: [fenci_range] = []
    var contributions: [(KeyphraseExplanation.Contribution, feature: Int)] = []
    var keyphrases:
      [(KeyphraseExplanation, phrase: Int, word: Int, range: Int, contribution: Int)] = []

    mutating func append(_ explanation: KeyphraseExplanation, _ offsets: UnitOffsets) {
      let keyphrase = explanation.keyphrase
      keyphrases.append(
        (
          explanation, strings.append(keyphrase.phrase.utf8), strings.append(keyphrase.word.utf8),
          ranges.count, contributions.count
        ))
      for range in keyphrase.utf8Ranges { ranges.append(offsets.range(range)) }
      for contribution in explanation.contributions {
        contributions.append((contribution, strings.position(ofName: contribution.feature)))
      }
    }
  }

  init(_ bound: BoundExtractor, _ batch: TextBatch, top count: Int, _ unit: OffsetUnit) {
    var draft = Draft()
    var starts = [0]
    for number in 0..<batch.count {
      let text = batch[number].array
      let explanations = bound.explanations(of: text, top: count)
      let offsets = UnitOffsets(explanations.isEmpty ? [] : text, unit)
      for explanation in explanations { draft.append(explanation, offsets) }
      starts.append(draft.keyphrases.count)
    }
    self.starts = starts
    let characters = Block(draft.strings.characters)
    let ranges = Block(draft.ranges)
    let contributions = unsafe Block(
      draft.contributions.map { contribution, feature in
        unsafe fenci_contribution(
          value: contribution.value, weight: contribution.weight,
          feature: characters.address(of: feature),
          factor: contribution.factor == .termhood
            ? FENCI_FACTOR_TERMHOOD : FENCI_FACTOR_SALIENCE)
      })
    unsafe keyphrases = Block(
      draft.keyphrases.map { explanation, phrase, word, range, contribution in
        let keyphrase = explanation.keyphrase
        return unsafe fenci_keyphrase(
          score: keyphrase.score, termhood: explanation.termhood, salience: explanation.salience,
          phrase: characters.address(of: phrase), word: characters.address(of: word),
          phrase_length: keyphrase.phrase.utf8.count, word_length: keyphrase.word.utf8.count,
          occurrences: ranges.address(of: range), occurrence_count: keyphrase.utf8Ranges.count,
          contributions: contributions.address(of: contribution),
          contribution_count: explanation.contributions.count)
      })
    (self.characters, self.ranges) = (characters, ranges)
    unsafe self.contributions = contributions
  }

  /// The range of a text's key phrases, or nil if there is no such text.
  func positions(ofText number: Int) -> Range<Int>? {
    guard number >= 0, number + 1 < starts.count else { return nil }
    return starts[number]..<starts[number + 1]
  }

  func address(of position: Int) -> UnsafePointer<fenci_keyphrase> {
    unsafe keyphrases.address(of: position)
  }
}
