extension Candidates {
  /// Finds all candidates and scores them by TextRank. Every word of the document has a rank, and
  /// the score of a candidate is a weighted sum of the ranks of its words.
  ///
  /// The words around a candidate do not matter for this score. So a candidate that occurs once is
  /// scored as soon as it is found.
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

  /// The factor by which the ranks of a candidate's words are multiplied before they are added up.
  /// For *n* words and *c* occurrences, the factor is 1 / (*n* + 1) · *c* / (*c* + 2). It is half
  /// as large if the candidate is not a lexicon phrase.
  ///
  /// The sum is thus the mean rank of the words times *n* / (*n* + 1) · *c* / (*c* + 2), which
  /// favours longer runs a little. The mean alone would give a fragment the same score as the whole
  /// term. The sum of the ranks alone would always prefer the longest run.
  func rankWeight(of candidate: Candidate) -> Double {
    let (words, count) = (Double(candidate.run.count), Double(candidate.count))
    let isPhrase = kind(of: candidate.run, node: candidate.node) == .phrase
    return (isPhrase ? 1 : 0.5) * count / ((count + 2) * (words + 1))
  }
}
