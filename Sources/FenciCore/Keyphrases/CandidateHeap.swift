/// Returns candidates one by one, the best first, without sorting all of them.
///
/// It is a binary heap (Williams 1964). Candidates with equal scores come in the Unicode order of
/// their normalized characters.
struct CandidateHeap: ~Copyable {
  private var elements: Stack<Candidate>

  /// Creates a heap of all `candidates`.
  ///
  /// - Complexity: O(*n*).
  init(_ candidates: Table<Candidate>, _ words: borrowing DocumentWords) {
    elements = Stack(capacity: candidates.count)
    for position in candidates.indices { elements.append(candidates[position]) }
    for position in stride(from: elements.count / 2 - 1, through: 0, by: -1) {
      sink(position, words)
    }
  }

  /// Removes the best candidate and returns it. Returns nil if the heap is empty.
  mutating func removeFirst(_ words: borrowing DocumentWords) -> Candidate? {
    guard elements.count > 0 else { return nil }
    let first = elements[0]
    elements[0] = elements[elements.count - 1]
    elements.truncate(to: elements.count - 1)
    sink(0, words)
    return first
  }

  private func sink(_ start: Int, _ words: borrowing DocumentWords) {
    var parent = start
    while true {
      var child = 2 * parent + 1
      guard child < elements.count else { return }
      if child + 1 < elements.count, precedes(child + 1, child, words) { child += 1 }
      guard precedes(child, parent, words) else { return }
      let element = elements[child]
      elements[child] = elements[parent]
      elements[parent] = element
      parent = child
    }
  }

  @inline(__always) private func precedes(
    _ first: Int, _ second: Int, _ words: borrowing DocumentWords
  ) -> Bool {
    let (a, b) = (elements[first], elements[second])
    return a.score != b.score ? a.score > b.score : words.precedes(a.run, b.run)
  }
}
