/// Collects the candidates with the highest scores: at least `leastCount` of them.
///
/// Every candidate that was dropped has a score of at most `threshold`.
struct BestCandidates: ~Copyable {
  private(set) var candidates: Stack<Candidate>
  /// The score that a candidate has to exceed to be kept.
  private(set) var threshold = -Double.infinity
  /// The least number of candidates to keep.
  let leastCount: Int

  /// - Parameter count: the least number to keep, or `Int.max` to keep all.
  init(keeping count: Int) {
    leastCount = count
    candidates = Stack(capacity: count > 1 << 16 ? 1 << 10 : 2 * count)
  }

  @inline(__always) mutating func add(_ candidate: Candidate) {
    guard candidate.score > threshold else { return }
    keep(candidate)
  }

  /// Replaces the candidate at a position. The caller makes sure that its score exceeds
  /// `threshold`.
  mutating func replace(_ place: Int, _ candidate: Candidate) { candidates[place] = candidate }

  @inline(never) private mutating func keep(_ candidate: Candidate) {
    candidates.append(candidate)
    if candidates.count / 2 >= leastCount { dropWorse() }
  }

  /// Drops all but the best `leastCount` candidates.
  mutating func dropWorse() {
    guard candidates.count > leastCount else { return }
    _ = candidates.moveBest(leastCount)
    // `moveBest` leaves the best of the dropped candidates directly after the kept ones.
    threshold = candidates[leastCount].score
    candidates.truncate(to: leastCount)
  }
}

extension Stack<Candidate> {
  /// Moves the `wanted` candidates with the highest scores to the front, and the next best directly
  /// after them, by quickselect (Hoare 1961).
  ///
  /// - Returns: `wanted`, or the number of candidates if that is smaller.
  /// - Complexity: O(*n*) on average.
  mutating func moveBest(_ wanted: Int) -> Int {
    guard wanted < count else { return count }
    var low = 0
    var high = count - 1
    while low < high {
      // The median of three avoids the worst case for sorted and for equal scores.
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
