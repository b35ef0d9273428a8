/// The candidates with the highest scores, at least so many as are asked for.
///
/// A candidate that is left out has a score of at most `threshold`.
struct BestCandidates: ~Copyable {
  private(set) var candidates: Stack<Candidate>
  /// What a candidate's score has to exceed to be kept.
  private(set) var threshold = -Double.infinity
  private let count: Int

  /// - Parameter count: how many to keep at least, or `Int.max` to keep all.
  init(keeping count: Int) {
    self.count = count
    candidates = Stack(capacity: count > 1 << 16 ? 1 << 10 : 4 * count)
  }

  @inline(__always) mutating func add(_ candidate: Candidate) {
    guard candidate.score > threshold else { return }
    keep(candidate)
  }

  /// Puts another candidate in a place, if it is as good as one that is kept has to be.
  mutating func replace(_ place: Int, _ candidate: Candidate) { candidates[place] = candidate }

  @inline(never) private mutating func keep(_ candidate: Candidate) {
    candidates.append(candidate)
    if candidates.count / 4 >= count { dropWorse() }
  }

  /// Drops all but the best, by selection (Hoare 1961).
  private mutating func dropWorse() {
    var low = 0
    var high = candidates.count - 1
    while low < high {
      // The middle of three keeps sorted and equal scores from being the worst case.
      let pivot = middle(
        candidates[low].score, candidates[(low + high) / 2].score, candidates[high].score)
      var (left, right) = (low, high)
      while left <= right {
        while candidates[left].score > pivot { left += 1 }
        while candidates[right].score < pivot { right -= 1 }
        if left <= right {
          let candidate = candidates[left]
          candidates[left] = candidates[right]
          candidates[right] = candidate
          left += 1
          right -= 1
        }
      }
      if count <= right {
        high = right
      } else if count >= left {
        low = left
      } else {
        break
      }
    }
    // The best of those that go is at `count` now.
    threshold = candidates[count].score
    candidates.truncate(to: count)
  }

  private func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
