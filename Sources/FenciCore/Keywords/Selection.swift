/// Chooses the best candidates and leaves out fragments of those already chosen.
struct Selection {
  private let candidates: Candidates
  private let scores: [Double]
  private let words: DocumentWords

  init(_ candidates: Candidates, _ scores: [Double], _ words: DocumentWords) {
    self.candidates = candidates
    self.scores = scores
    self.words = words
  }

  /// Indices of the chosen candidates, best first.
  func best(_ count: Int) -> [Int] {
    // Few of many are wanted, so they are taken from a heap, not sorted.
    var queue = Heap(Array(candidates.indices), precedes: precedes)
    var chosen: [Int] = []
    var cover = Cover(tokenCount: words.count)
    while chosen.count < count, let index = queue.removeFirst() {
      let candidate = candidates[index]
      var (nested, crossing, glued) = (0, 0, 0)
      candidates.forEachOccurrence(of: candidate) { run in
        switch cover.relation(of: run) {
        case .nested: nested += 1
        case .crossing: crossing += 1
        case .free: if isGlued(run, candidate, cover) { glued += 1 }
        }
      }
      let alone = candidate.count - nested
      // A fragment of a chosen phrase must stand alone at least twice; 城市建设 is no phrase where it
      // is always part of 创新型城市建设.
      if nested > 0 && alone < 2 || alone == crossing || alone == glued { continue }
      chosen.append(index)
      candidates.forEachOccurrence(of: candidate) { cover.add($0) }
    }
    return chosen
  }

  /// Whether a run is a verb and a chosen phrase (优化营商环境), and not a phrase of the lexicon.
  private func isGlued(_ run: Range<Int>, _ candidate: Candidate, _ cover: Cover) -> Bool {
    let group = words.groups[run.lowerBound]
    return run.count > 1 && (group == .verb || group == .verbalNoun)
      && cover.isChosen(run.dropFirst()) && !words.lexicon.isPhrase(candidate.node)
  }

  private func precedes(_ first: Int, _ second: Int) -> Bool {
    if scores[first] != scores[second] { return scores[first] > scores[second] }
    return key(of: first).lexicographicallyPrecedes(key(of: second))
  }

  private func key(of index: Int) -> ArraySlice<UInt32> {
    words.scalars[words.scalarRange(of: candidates[index].first)]
  }
}

/// The stretches of a document that chosen phrases cover.
private struct Cover {
  enum Relation { case nested, crossing, free }

  /// For each token the first and the end of all chosen occurrences that cover it.
  private var firsts: [Int]
  private var ends: [Int]

  init(tokenCount: Int) {
    firsts = Array(0..<tokenCount)
    ends = [Int](repeating: 0, count: tokenCount)
  }

  mutating func add(_ range: Range<Int>) {
    for token in range {
      firsts[token] = min(firsts[token], range.lowerBound)
      ends[token] = max(ends[token], range.upperBound)
    }
  }

  /// Whether a range is a chosen occurrence that no other one widens.
  func isChosen(_ range: Range<Int>) -> Bool {
    firsts[range.lowerBound] == range.lowerBound && ends[range.lowerBound] == range.upperBound
  }

  /// Whether a range lies inside a chosen occurrence, or overlaps one that it does not contain.
  func relation(of range: Range<Int>) -> Relation {
    if ends[range.lowerBound] >= range.upperBound { return .nested }
    let crossesBefore = firsts[range.lowerBound] < range.lowerBound
    return crossesBefore || ends[range.upperBound - 1] > range.upperBound ? .crossing : .free
  }
}
