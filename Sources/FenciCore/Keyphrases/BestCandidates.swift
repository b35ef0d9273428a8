/// Collects the best candidates for key phrases, and drops the others as early as possible. A
/// candidate is a run of words that may be a key phrase. A text has far more of them than a caller
/// asks for.
///
/// The collection keeps at least `leastCount` candidates, provided that so many are added. A
/// dropped candidate never has a score above `threshold`.
struct BestCandidates: ~Copyable {
  private(set) var candidates: Stack<Candidate>
  /// The score that a new candidate must exceed to be kept. It rises whenever candidates are
  /// dropped.
  private(set) var threshold = -Double.infinity
  /// The number of best candidates that are never dropped. Twice as many may be stored before the
  /// worse ones are dropped.
  let leastCount: Int

  /// Creates an empty collection.
  ///
  /// - Parameter count: the least number of candidates to keep, or `Int.max` to keep all of them.
  init(keeping count: Int) {
    leastCount = count
    candidates = Stack(capacity: count > 1 << 16 ? 1 << 10 : 2 * count)
  }

  @inline(__always) mutating func add(_ candidate: Candidate) {
    guard candidate.score > threshold else { return }
    keep(candidate)
  }

  @inline(never) private mutating func keep(_ candidate: Candidate) {
    candidates.append(candidate)
    if candidates.count / 2 >= leastCount { dropWorse() }
  }

  /// Drops all candidates except the best `leastCount`, and raises `threshold`.
  mutating func dropWorse() {
    guard candidates.count > leastCount else { return }
    _ = candidates.moveBest(leastCount)
    // `moveBest` has put the best of the candidates to drop directly after the last one to keep.
    threshold = candidates[leastCount].score
    candidates.truncate(to: leastCount)
  }
}

extension Stack<Candidate> {
  /// Moves the `wanted` candidates with the highest scores to the front. The next best candidate
  /// comes directly after them. The algorithm is quickselect (Hoare 1961).
  ///
  /// - Returns: `wanted`, or the number of candidates if that is smaller.
  /// - Complexity: O(*n*) on average.
  mutating func moveBest(_ wanted: Int) -> Int {
    guard wanted < count else { return count }
    var low = 0
    var high = count - 1
    while low < high {
      // The pivot is the median of three scores. A simpler choice would be slow for sorted scores.
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
