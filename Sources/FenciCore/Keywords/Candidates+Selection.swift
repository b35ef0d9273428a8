extension Candidates {
  /// The best candidates, one form of each subject, best first; nil if so few are kept that others might
  /// be chosen.
  func chosen(_ count: Int, _ words: borrowing DocumentWords) -> [Candidate]? {
    var chosen: [Candidate] = []
    var selection = Selection()
    // Few of many are wanted, so they are taken from a heap, not sorted.
    var queue = CandidateHeap(best.candidates.table, words)
    while chosen.count < count {
      guard let candidate = queue.removeFirst(words), candidate.score > best.threshold else {
        return best.threshold == -Double.infinity ? chosen : nil
      }
      switch selection.insert(selectable(candidate, words)) {
      case .rejected: break
      case .added: chosen.append(candidate)
      case .replaces(let place): chosen[place] = candidate
      }
    }
    return chosen
  }

  func selectable(
    _ candidate: Candidate, _ words: borrowing DocumentWords
  ) -> SelectableCandidate {
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(Int(candidate.count))
    forEachOccurrence(of: candidate) { ranges.append(words.byteRange(of: $0)) }
    let run = candidate.run
    let group = words.tokens[run.first].group
    let isVerbal =
      run.count > 1 && (group == .verb || group == .verbalNoun)
      && !words.lexicon.isPhrase(candidate.node)
    return SelectableCandidate(
      characters: words.characterRange(of: run).map { words.characters[$0].scalar },
      term: words.lexicon.term(of: candidate.node),
      verbLength: isVerbal ? words.byteRange(of: Run(first: run.first, count: 1)).count : 0,
      count: Int(candidate.count), ranges: ranges)
  }
}
