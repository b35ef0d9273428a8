/// Chooses the best candidates and leaves out fragments and other names of those already chosen.
struct Selection: ~Copyable {
  /// The chosen candidates, best first.
  private(set) var chosen: [Candidate] = []
  /// Whether no candidate that was not kept could have been chosen.
  private(set) var isComplete = true
  private var cover: Cover
  /// The entries that chosen phrases are, or are other names of.
  private var terms: Set<UInt32> = []

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
    if nested > 0 && alone < 2 || alone == crossing || alone == glued { return false }
    candidates.forEachOccurrence(of: candidate) { cover.add($0) }
    if term != 0 { terms.insert(term) }
    return true
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
  fileprivate func term(of node: UInt32) -> UInt32 {
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
