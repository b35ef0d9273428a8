/// Counts the words of an answer that are wrong under every convention, not only longer or shorter
/// than the gold words.
package enum Crossings {
  /// The number of answer words that partially overlap a gold word, so that neither contains the
  /// other.
  ///
  /// For gold `研究 生命` and answer `研究生 命`, the word `研究生` crosses `生命`.
  ///
  /// - Parameters:
  ///   - answer: the ends of the answer's words.
  ///   - gold: the ends of the gold words of the same text.
  package static func count(of answer: [Int], in gold: [Int]) -> Int {
    var (crossings, start) = (0, 0)
    var number = 0
    for end in answer {
      while number < gold.count, gold[number] <= start { number += 1 }
      // `first` is the gold word in which the answer word begins, `number` the one in which it
      // ends.
      let first = number
      while number < gold.count, gold[number] < end { number += 1 }
      if first < number {
        let goldStart = first == 0 ? 0 : gold[first - 1]
        let beginsInside = goldStart < start
        let endsInside = number < gold.count && gold[number] > end
        if beginsInside || endsInside { crossings += 1 }
      }
      start = end
    }
    return crossings
  }
}
