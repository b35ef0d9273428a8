extension Range<Int> {
  /// The first position for which `belongs` is true, or `upperBound` if it is false for all
  /// positions. If `belongs` is true for a position, it must be true for all later positions. The
  /// name is the one that swift-algorithms uses.
  ///
  /// - Complexity: O(log *n*).
  @inline(__always) func partitioningIndex(where belongs: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low &+ (high &- low) / 2
      if belongs(middle) { high = middle } else { low = middle &+ 1 }
    }
    return low
  }
}
