extension Candidates {
  /// Finds all candidates and scores them by the ranks of their words.
  ///
  /// Neighbours do not matter here, so candidates that occur once are scored as soon as they are
  /// found.
  mutating func findCandidates(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View, _ ranks: TextRank.View
  ) {
    let tokens = words.tokens.table
    var titles = 0..<words.titles.count
    Self.forEachStart(words, filter) { start, uniqueLength in
      if !titles.isEmpty { addTitles(&titles, before: start, words) }
      let offset = Int(tokens[start].offset)
      Self.forEachCandidate(from: start, words, trie) { run, node in
        let candidate = Candidate(run: run, node: node)
        let length = Int(tokens[run.end].offset) &- offset
        if length >= uniqueLength, length > 1 {
          best.add(scored(candidate, ranks))
        } else {
          repeated.add(run, hash(of: run, words), node: node, neighbourScore: 0, words)
        }
      }
    }
    addTitles(&titles, before: .max, words)
    for number in 0..<repeated.entries.count {
      best.add(scored(repeated.entries[number].candidate, ranks))
    }
  }

  private func scored(_ candidate: Candidate, _ ranks: TextRank.View) -> Candidate {
    var scored = candidate
    let weight = rankWeight(of: candidate)
    for token in candidate.run.tokens { scored.score += ranks.rank(of: token) * weight }
    return scored
  }

  /// The factor of each word's rank in a candidate's score: with *n* words and *c* occurrences 1 /
  /// (*n* + 1) · *c* / (*c* + 2), and half of that unless the candidate is a lexicon phrase.
  ///
  /// Apart from *c*, the score is thus the words' mean rank times *n* / (*n* + 1), which favours
  /// longer runs a little. The mean alone would score every fragment like the whole term; the sum
  /// would always prefer the longest run.
  func rankWeight(of candidate: Candidate) -> Double {
    let (words, count) = (Double(candidate.run.count), Double(candidate.count))
    let isPhrase = kind(of: candidate.run, node: candidate.node) == .phrase
    return (isPhrase ? 1 : 0.5) * count / ((count + 2) * (words + 1))
  }
}
