package import FenciCore

/// The boundaries of a document whose unknown words are cut alike, straight from the definition: every word is looked
/// for at every character.
package struct NaiveConsistency {
  /// A Chinese character that no rule has fixed, or anything else.
  private struct Character {
    /// Folded; empty for anything else, which is equal to no character.
    let folded: String
    let bytes: Range<Int>
  }

  /// What the method answers, names joined.
  private let joined: Segmenter
  private let segmenter: Segmenter
  /// Segments into single characters, whose folding is that of the dictionary.
  private let characters: Segmenter
  private let isChinese: (Unicode.Scalar) -> Bool

  /// - Parameters:
  ///   - segmenter: the segmenter that is asked for consistent tokens.
  ///   - characters: a dictionary with the same folds and readings, without a word of two characters.
  ///   - isChinese: whether a character is Chinese.
  package init(
    _ segmenter: Segmenter, characters: Lexicon, isChinese: @escaping (Unicode.Scalar) -> Bool
  ) {
    self.segmenter = segmenter
    self.isChinese = isChinese
    joined = Segmenter(lexicon: segmenter.lexicon, method: segmenter.method)
    self.characters = Segmenter(lexicon: characters, method: .forward)
  }

  /// The end of every token.
  package func ends(_ text: String) -> [Int] {
    let explained = joined.explanation(of: text)
    let document = characters(of: text, explained)
    func range(_ token: Token) -> Range<Int>? {
      guard let first = document.firstIndex(where: { $0.bytes.lowerBound == token.start }),
        let last = document.firstIndex(where: { $0.bytes.upperBound == token.end })
      else { return nil }
      return document[first...last].allSatisfy { !$0.folded.isEmpty } ? first..<last + 1 : nil
    }
    func spelling(_ range: Range<Int>) -> [String] { document[range].map(\.folded) }

    // What the method put out.
    var unknown: [Range<Int>] = []
    var inner: Set<Int> = []
    for decision in explained {
      guard let range = range(decision.token) else { continue }
      if decision.token.isKnown {
        inner.formUnion(range.dropFirst())
      } else if 2...63 ~= range.count {
        unknown.append(range)
      }
    }
    let words = Set(unknown.map(spelling)).filter { word in
      let count = unknown.count { spelling($0) == word }
      let places = document.indices.count { start in
        start + word.count <= document.count && spelling(start..<start + word.count) == word
      }
      return count >= 2 && 10 * count >= 3 * places
    }
    for range in unknown where words.contains(spelling(range)) {
      inner.formUnion(range.dropFirst())
    }

    // Where they are to be.
    var boundaries = Set(base(.words).tokens(in: text).map(\.end))
    var start = 0
    while start < document.count {
      let end = (start..<document.count).reversed().map { $0 + 1 }.first { end in
        words.contains(spelling(start..<end)) && !inner.contains(start) && !inner.contains(end)
      }
      guard let end else {
        start += 1
        continue
      }
      let cuts = nameCuts(of: spelling(start..<end), unknown, document, text, spelling)
      for character in start + 1..<end {
        boundaries.remove(document[character].bytes.lowerBound)
        if cuts.contains(character - start) {
          boundaries.insert(document[character].bytes.lowerBound)
        }
      }
      boundaries.insert(document[start].bytes.lowerBound)
      boundaries.insert(document[end - 1].bytes.upperBound)
      start = end
    }
    boundaries.remove(0)
    if segmenter.granularity == .phrases { joinPhrases(of: text, &boundaries) }
    return boundaries.sorted()
  }

  /// The same segmenter at another granularity.
  private func base(_ granularity: Segmenter.Granularity) -> Segmenter {
    Segmenter(
      lexicon: segmenter.lexicon, method: segmenter.method, granularity: granularity,
      personalNames: segmenter.personalNames)
  }

  private func characters(of text: String, _ explained: Explanation) -> [Character] {
    let tokens = characters.tokens(in: text)
    return tokens.map { token in
      let word = tokens.normalizedForm(of: token).unicodeScalars
      let owner = explained.first {
        $0.token.start <= token.start && token.end <= $0.token.end
      }
      guard let owner, word.count == 1, word.allSatisfy(isChinese), owner.token.kind == .word,
        owner.rule != .userWord, owner.rule != .unit,
        explained.tokens.normalizedForm(of: owner.token).unicodeScalars.allSatisfy(isChinese)
      else { return Character(folded: "", bytes: token.utf8Range) }
      return Character(folded: String(word), bytes: token.utf8Range)
    }
  }

  /// Where half of the places of a word have a cut with names split.
  private func nameCuts(
    of word: [String], _ unknown: [Range<Int>], _ document: [Character], _ text: String,
    _ spelling: (Range<Int>) -> [String]
  ) -> [Int] {
    let places = unknown.filter { spelling($0) == word }
    let split = Set(base(.words).tokens(in: text).map(\.start))
    return (1..<word.count).filter { cut in
      let count = places.count {
        split.contains(document[$0.lowerBound + cut].bytes.lowerBound)
      }
      return 2 * count >= places.count
    }
  }

  /// Takes away the boundaries inside phrases whose ends are boundaries.
  private func joinPhrases(of text: String, _ boundaries: inout Set<Int>) {
    let words = Set(base(.words).tokens(in: text).map(\.utf8Range))
    for phrase in base(.phrases).tokens(in: text) where !words.contains(phrase.utf8Range) {
      guard phrase.start == 0 || boundaries.contains(phrase.start), boundaries.contains(phrase.end)
      else { continue }
      for end in phrase.start + 1..<phrase.end { boundaries.remove(end) }
    }
  }
}
