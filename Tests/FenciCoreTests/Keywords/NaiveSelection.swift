@testable import FenciCore

/// Stage 5, the selection: one form of each subject, best first.
struct NaiveSelection {
  private let words: NaiveDocumentWords

  init(_ words: NaiveDocumentWords) { self.words = words }

  func chosen(
    _ count: Int, of candidates: [NaiveCandidates.Candidate]
  ) -> [NaiveCandidates.Candidate] {
    var covered: [Range<Int>] = []
    var chosen: [NaiveCandidates.Candidate] = []
    var terms: Set<[UInt32]> = []
    for candidate in candidates where chosen.count < count {
      let term = words.term(candidate)
      let isOtherName = term.map(terms.contains) ?? false
      guard isOtherName || standsAlone(candidate, covered) || isShared(candidate, chosen) else {
        continue
      }
      switch isOtherName ? verdict(onOtherName: candidate, chosen) : verdict(candidate, chosen) {
      case .added: chosen.append(candidate)
      case .replaces(let place): chosen[place] = candidate
      case .rejected: continue
      }
      covered += candidate.runs
      if let term { terms.insert(term) }
    }
    return chosen
  }

  /// Whether it stands outside chosen phrases: not at all inside them, or else twice; not always across their
  /// ends, and not always as a verb before one.
  private func standsAlone(
    _ candidate: NaiveCandidates.Candidate, _ covered: [Range<Int>]
  ) -> Bool {
    let outside = candidate.runs.filter { run in !covered.contains { $0.contains(run) } }
    let crossing = outside.filter { run in covered.contains { crosses($0, run) } }
    let glued = outside.filter {
      !crossing.contains($0) && isGlued($0, candidate.node, covered)
    }
    let isNested = outside.count < candidate.runs.count
    return !(isNested && outside.count < 2) && outside.count != crossing.count
      && outside.count != glued.count
  }

  /// Whether a phrase is in no chosen one that is more than half as frequent.
  private func isShared(
    _ candidate: NaiveCandidates.Candidate, _ chosen: [NaiveCandidates.Candidate]
  ) -> Bool {
    words.lexicon.isPhrase(candidate.node)
      && !chosen.contains {
        $0.key.holds(candidate.key) && 2 * $0.runs.count > candidate.runs.count
      }
  }

  /// Whether a chosen run reaches out over one of the ends of another that it does not contain.
  private func crosses(_ chosen: Range<Int>, _ run: Range<Int>) -> Bool {
    chosen.contains(run.lowerBound) && chosen.lowerBound < run.lowerBound
      || chosen.contains(run.upperBound - 1) && chosen.upperBound > run.upperBound
  }

  private func isGlued(_ run: Range<Int>, _ node: UInt32, _ covered: [Range<Int>]) -> Bool {
    guard run.count > 1, [.verb, .verbalNoun].contains(words[run.lowerBound].group),
      !words.lexicon.isPhrase(node)
    else { return false }
    let first = run.lowerBound + 1
    let around = covered.filter { $0.contains(first) }
    return around.map(\.lowerBound).min() == first
      && around.map(\.upperBound).max() == run.upperBound
  }

  /// Another name says nothing new, unless it is the fuller form that stands wherever the chosen one does.
  private func verdict(
    onOtherName candidate: NaiveCandidates.Candidate, _ chosen: [NaiveCandidates.Candidate]
  ) -> Selection.Verdict {
    let place = chosen.firstIndex { words.term($0) == words.term(candidate) }
    guard let place, candidate.key.count > chosen[place].key.count,
      candidate.runs.count >= chosen[place].runs.count, candidate.key.holds(chosen[place].key)
    else { return .rejected }
    return .replaces(place)
  }

  /// Whether a chosen phrase is another form of the same subject.
  private func verdict(
    _ candidate: NaiveCandidates.Candidate, _ chosen: [NaiveCandidates.Candidate]
  ) -> Selection.Verdict {
    let (length, count) = (candidate.key.count, candidate.runs.count)
    for (place, other) in chosen.enumerated() {
      if length < other.key.count {
        // More than half of it, and seldom without it.
        if 2 * length > other.key.count, count < 2 * other.runs.count,
          other.key.holds(candidate.key)
        {
          return .rejected
        }
      } else if length > other.key.count, 10 * other.key.count >= 7 * length,
        candidate.key.holds(other.key)
      {
        return count > 1 && count >= other.runs.count ? .replaces(place) : .rejected
      }
    }
    return .added
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension [UInt32] {
  fileprivate func holds(_ part: [UInt32]) -> Bool {
    indices.contains { self[$0...].starts(with: part) }
  }
}
