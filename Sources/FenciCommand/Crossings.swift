/// Counts the words of an answer that are wrong by every convention, not only longer or shorter.
enum Crossings {
  /// How many words of an answer overlap a word of the gold standard in part, so that neither of the two
  /// contains the other.
  ///
  /// - Parameters:
  ///   - answer: the ends of the answer's words.
  ///   - gold: the ends of the words of the same text.
  static func count(of answer: [Int], in gold: [Int]) -> Int {
    var (crossings, start) = (0, 0)
    var number = 0
    for end in answer {
      while number < gold.count, gold[number] <= start { number += 1 }
      // The gold words in which the word begins and ends.
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
