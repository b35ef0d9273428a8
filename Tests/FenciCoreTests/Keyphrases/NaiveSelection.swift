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
      if let term, terms.contains(term) { continue }
      guard standsAlone(candidate, covered) || isShared(candidate, chosen),
        isNewSubject(candidate, chosen)
      else { continue }
      chosen.append(candidate)
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

  /// Whether no chosen phrase is another form of the same subject.
  private func isNewSubject(
    _ candidate: NaiveCandidates.Candidate, _ chosen: [NaiveCandidates.Candidate]
  ) -> Bool {
    let (length, count) = (candidate.key.count, candidate.runs.count)
    return !chosen.contains { other in
      if length < other.key.count {
        // More than half of it, and seldom without it.
        return 2 * length > other.key.count && count < 2 * other.runs.count
          && other.key.holds(candidate.key)
      }
      return length > other.key.count && 10 * other.key.count >= 7 * length
        && candidate.key.holds(other.key)
    }
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension [UInt32] {
  func holds(_ part: [UInt32]) -> Bool {
    indices.contains { self[$0...].starts(with: part) }
  }
}
