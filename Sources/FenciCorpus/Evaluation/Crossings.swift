/// Counts the answer words that are wrong under every segmentation convention.
///
/// Gold words are the words of sentences that people have segmented. Corpora differ in how long
/// words are, so an answer word that is longer or shorter than a gold word may still be right
/// elsewhere. An answer word that overlaps a gold word in part is always wrong.
package enum Crossings {
  /// Returns the number of answer words that cross a gold word.
  ///
  /// Two words cross if they overlap and neither contains the other. If the gold words are `研究 生命`
  /// and the answer is `研究生 命`, then the answer word `研究生` crosses `生命`.
  ///
  /// - Parameters:
  ///   - answer: the end of each answer word, as an offset in the text, in ascending order.
  ///   - gold: the end of each gold word in the same text, in the same form.
  package static func count(of answer: [Int], in gold: [Int]) -> Int {
    var (crossings, start) = (0, 0)
    var number = 0
    for end in answer {
      while number < gold.count, gold[number] <= start { number += 1 }
      // The answer word begins in the gold word with the index `first`. It ends in the gold word
      // with the index `number`.
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
