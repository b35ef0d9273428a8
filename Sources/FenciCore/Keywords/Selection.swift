/// Chooses the best candidates, one form of each subject.
///
/// A part of a chosen phrase that seldom stands alone says nothing new, and neither does a longer form that
/// adds little to it, nor another name. Where the shorter form never stands alone, the longer one takes its
/// place.
struct Selection: ~Copyable {
  /// The chosen candidates, best first.
  private(set) var chosen: [Candidate] = []
  /// Whether no candidate that was not kept could have been chosen.
  private(set) var isComplete = true
  private var cover: Cover
  /// The entries that chosen phrases are, or are other names of.
  private var terms: Set<UInt32> = []

  /// A longer form of which a chosen one is more than this share is the same subject, in tenths.
  private static let sameSubject = 7

  init(_ count: Int, of candidates: borrowing Candidates, _ words: borrowing DocumentWords) {
    cover = Cover(tokenCount: words.tokens.count)
    let threshold = candidates.best.threshold
    // Few of many are wanted, so they are taken from a heap, not sorted.
    var queue = CandidateHeap(candidates.best.candidates.table, words)
    while chosen.count < count {
      guard let candidate = queue.removeFirst(words), candidate.score > threshold else {
        isComplete = threshold == -Double.infinity
        return
      }
      if isChosen(candidate, candidates, words) { chosen.append(candidate) }
    }
  }

  private mutating func isChosen(
    _ candidate: Candidate, _ candidates: borrowing Candidates, _ words: borrowing DocumentWords
  ) -> Bool {
    let term = words.lexicon.term(of: candidate.node)
    // 科创平台 beside 科技创新平台 says nothing new.
    if term != 0, terms.contains(term) { return false }
    if isAlone(candidate, candidates, words) == .never { return false }
    if let place = sharedSubject(of: candidate, words) {
      guard let place else { return false }
      chosen[place] = candidate
      candidates.forEachOccurrence(of: candidate) { cover.add($0) }
      return false
    }
    candidates.forEachOccurrence(of: candidate) { cover.add($0) }
    if term != 0 { terms.insert(term) }
    return true
  }

  private enum Independence { case never, enough }

  /// Whether a candidate stands outside chosen phrases often enough.
  private func isAlone(
    _ candidate: Candidate, _ candidates: borrowing Candidates, _ words: borrowing DocumentWords
  ) -> Independence {
    var (nested, crossing, glued) = (0, 0, 0)
    candidates.forEachOccurrence(of: candidate) { run in
      switch cover.relation(of: run) {
      case .nested: nested += 1
      case .crossing: crossing += 1
      case .free: if isGlued(run, candidate, words) { glued += 1 }
      }
    }
    let alone = Int(candidate.count) - nested
    // A fragment of a chosen phrase must stand alone at least twice; 城市建设 is no phrase where it
    // is always part of 创新型城市建设.
    return nested > 0 && alone < 2 || alone == crossing || alone == glued ? .never : .enough
  }

  /// Whether a candidate is a form of what a chosen one names; then the place that it takes over, or nil
  /// if the chosen form stays.
  private func sharedSubject(
    of candidate: Candidate, _ words: borrowing DocumentWords
  ) -> Int?? {
    let length = words.characterRange(of: candidate.run).count
    for (place, other) in chosen.enumerated() {
      let otherLength = words.characterRange(of: other.run).count
      if length < otherLength {
        // Half of a longer phrase, and seldom without it.
        guard 2 * length > otherLength, candidate.count < 2 * other.count,
          words.contains(other.run, candidate.run)
        else { continue }
        return .some(nil)
      }
      guard length > otherLength, 10 * otherLength >= Self.sameSubject * length,
        words.contains(candidate.run, other.run)
      else { continue }
      return candidate.count > 1 && candidate.count >= other.count ? .some(place) : .some(nil)
    }
    return nil
  }

  /// Whether a run is a verb and a chosen phrase (优化营商环境), and not a phrase of the lexicon.
  private func isGlued(
    _ run: Run, _ candidate: Candidate, _ words: borrowing DocumentWords
  ) -> Bool {
    let group = words.tokens[run.first].group
    return run.count > 1 && (group == .verb || group == .verbalNoun)
      && cover.isChosen(run.first + 1..<run.end) && !words.lexicon.isPhrase(candidate.node)
  }
}

extension Lexicon {
  /// The entry that an entry is another name of, if it is one of a single term; else itself.
  func term(of node: UInt32) -> UInt32 {
    guard node != 0, sections.aliases.contains(node) else { return node }
    let terms = terms(of: node)
    return terms.count == 1 ? self.node(of: terms[0]) ?? node : node
  }
}

/// The stretches of a document that chosen phrases cover.
private struct Cover: ~Copyable {
  enum Relation { case nested, crossing, free }

  /// For each token how far the chosen occurrences that cover it reach before and behind it.
  private let before: Scratch<UInt8>
  private let behind: Scratch<UInt8>

  init(tokenCount: Int) {
    before = Scratch(capacity: tokenCount)
    behind = Scratch(capacity: tokenCount)
  }

  func add(_ run: Run) {
    for token in run.tokens {
      before[token] = max(before[token], UInt8(truncatingIfNeeded: token &- run.first))
      behind[token] = max(behind[token], UInt8(truncatingIfNeeded: run.end &- token))
    }
  }

  /// Whether a range is a chosen occurrence that no other one widens.
  func isChosen(_ range: Range<Int>) -> Bool {
    before[range.lowerBound] == 0 && Int(behind[range.lowerBound]) == range.count
  }

  /// Whether a run lies inside a chosen occurrence, or overlaps one that it does not contain.
  func relation(of run: Run) -> Relation {
    if Int(behind[run.first]) >= run.count { return .nested }
    return before[run.first] > 0 || behind[run.end - 1] > 1 ? .crossing : .free
  }
}
