/// The candidates with the highest scores, at least so many as are asked for.
///
/// A candidate that is left out has a score of at most `threshold`.
struct BestCandidates: ~Copyable {
  private(set) var candidates: Stack<Candidate>
  /// What a candidate's score has to exceed to be kept.
  private(set) var threshold = -Double.infinity
  /// How many are kept at least.
  let leastCount: Int

  /// - Parameter count: how many to keep at least, or `Int.max` to keep all.
  init(keeping count: Int) {
    leastCount = count
    candidates = Stack(capacity: count > 1 << 16 ? 1 << 10 : 2 * count)
  }

  @inline(__always) mutating func add(_ candidate: Candidate) {
    guard candidate.score > threshold else { return }
    keep(candidate)
  }

  /// Puts another candidate in a place, if it is as good as one that is kept has to be.
  mutating func replace(_ place: Int, _ candidate: Candidate) { candidates[place] = candidate }

  @inline(never) private mutating func keep(_ candidate: Candidate) {
    candidates.append(candidate)
    if candidates.count / 2 >= leastCount { dropWorse() }
  }

  /// Drops all but the best.
  mutating func dropWorse() {
    guard candidates.count > leastCount else { return }
    _ = candidates.moveBest(leastCount)
    // The best of those that go is the first of them now.
    threshold = candidates[leastCount].score
    candidates.truncate(to: leastCount)
  }
}

extension Stack<Candidate> {
  /// Moves the candidates with the highest scores to the front, and the best of the others directly after them,
  /// by selection (Hoare 1961).
  ///
  /// - Returns: how many of so many there are.
  /// - Complexity: O(*n*) in the mean.
  mutating func moveBest(_ wanted: Int) -> Int {
    guard wanted < count else { return count }
    var low = 0
    var high = count - 1
    while low < high {
      // The middle of three keeps sorted and equal scores from being the worst case.
      let pivot = middle(self[low].score, self[(low + high) / 2].score, self[high].score)
      var (left, right) = (low, high)
      while left <= right {
        while self[left].score > pivot { left += 1 }
        while self[right].score < pivot { right -= 1 }
        if left <= right {
          let candidate = self[left]
          self[left] = self[right]
          self[right] = candidate
          left += 1
          right -= 1
        }
      }
      if wanted <= right {
        high = right
      } else if wanted >= left {
        low = left
      } else {
        break
      }
    }
    return wanted
  }

  private func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
