extension Range<Int> {
  /// The first position for which `belongs` is true, or `upperBound`. It must be true for all
  /// positions after that one. Named after the function of swift-algorithms.
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
