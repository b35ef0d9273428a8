extension Candidates {
  /// Chooses the best candidates, best first. Of several forms of one subject, only one is chosen.
  ///
  /// - Returns: at most `count` candidates. The result is nil if candidates were dropped that might
  ///   have been chosen. The caller then has to keep more candidates and try again.
  func chosen(_ count: Int, _ words: borrowing DocumentWords) -> [Candidate]? {
    var chosen: [Candidate] = []
    var selection = Selection()
    // Usually a few of many candidates are chosen, so a heap is faster than sorting all of them.
    var queue = CandidateHeap(best.candidates.table, words)
    while chosen.count < count {
      guard let candidate = queue.removeFirst(words), candidate.score > best.threshold else {
        return best.threshold == -Double.infinity ? chosen : nil
      }
      if selection.insert(selectable(candidate, words)) { chosen.append(candidate) }
    }
    return chosen
  }

  func selectable(
    _ candidate: Candidate, _ words: borrowing DocumentWords
  ) -> SelectableCandidate {
    var ranges: [Range<Int>] = []
    var verbLengths: [Int] = []
    ranges.reserveCapacity(Int(candidate.count))
    verbLengths.reserveCapacity(Int(candidate.count))
    let isPhrase = words.lexicon.isPhrase(candidate.node)
    forEachOccurrence(of: candidate) { run in
      ranges.append(words.byteRange(of: run))
      let group = words.tokens[run.first].group
      let isVerbal = run.count > 1 && !isPhrase && (group == .verb || group == .verbalNoun)
      verbLengths.append(
        isVerbal ? words.byteRange(of: Run(first: run.first, count: 1)).count : 0)
    }
    return SelectableCandidate(
      characters: words.characterRange(of: candidate.run).map { words.characters[$0].scalar },
      term: words.lexicon.term(of: candidate.node),
      verbLengths: verbLengths, isPhrase: isPhrase,
      count: Int(candidate.count), ranges: ranges)
  }
}
