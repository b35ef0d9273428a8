package import Fenci

/// Measures how well the answers of a program agree with sentences that people have segmented.
///
/// These sentences are the gold standard. Answers are compared with them word by word. Precision,
/// recall and F1 are computed as in the SIGHAN bakeoffs, the competitions in Chinese segmentation.
package struct Evaluation {
  /// The name of the method or file that gave the answers.
  package let name: String
  private let lexicon: Lexicon
  private let personalNames: Segmenter.PersonalNames
  private var all = Counts()
  private var unknown = Counts()
  private var crossings = 0
  private var differences: [String: Int] = [:]

  /// The numbers of words in the gold standard, in the answers, and in both.
  private struct Counts {
    package var gold = 0
    package var answered = 0
    package var right = 0
    package var precision: Double { share(right, answered) }
    package var recall: Double { share(right, gold) }
    package var f1: Double { share(2 * right, gold + answered) }
    private func share(_ part: Int, _ whole: Int) -> Double {
      whole == 0 ? 0 : Double(part) / Double(whole)
    }
  }

  /// Creates an evaluation without sentences.
  ///
  /// - Parameters:
  ///   - name: the name of the method or file that gave the answers.
  ///   - lexicon: the dictionary of known words. All other words with Chinese characters are
  ///     unknown. Their results are shown separately.
  ///   - personalNames: whether a personal name in a tagged sentence is one word or two.
  package init(of name: String, lexicon: Lexicon, personalNames: Segmenter.PersonalNames) {
    (self.name, self.lexicon, self.personalNames) = (name, lexicon, personalNames)
  }

  /// Compares a segmented sentence with an answer, and adds the result.
  ///
  /// - Parameter answer: the end of each answer word, as an offset in the text of the sentence.
  package mutating func add(_ sentence: GoldSentence, answer: [Int]) {
    let gold = sentence.ends(personalNames)
    crossings += Crossings.count(of: answer, in: gold)
    var (goldNumber, answerNumber) = (0, 0)
    // `common` is the last boundary that the gold words and the answer share. `goldFirst` gold
    // words and `answerFirst` answer words end at or before it.
    var (common, goldFirst, answerFirst) = (0, 0, 0)
    var (goldStart, answerStart) = (0, 0)
    while goldNumber < gold.count, answerNumber < answer.count {
      let (goldEnd, answerEnd) = (gold[goldNumber], answer[answerNumber])
      if goldEnd <= answerEnd {
        count(goldStart..<goldEnd, of: sentence, \.gold)
        if goldEnd == answerEnd, goldStart == answerStart {
          count(goldStart..<goldEnd, of: sentence, \.right)
        }
        goldStart = goldEnd
        goldNumber += 1
      }
      if answerEnd <= goldEnd {
        count(answerStart..<answerEnd, of: sentence, \.answered)
        answerStart = answerEnd
        answerNumber += 1
      }
      if goldEnd == answerEnd {
        if goldNumber - goldFirst > 1 || answerNumber - answerFirst > 1 {
          let right = join(common, gold[goldFirst..<goldNumber], sentence.text)
          let wrong = join(common, answer[answerFirst..<answerNumber], sentence.text)
          differences["\(right)\t\(wrong)", default: 0] += 1
        }
        (common, goldFirst, answerFirst) = (goldEnd, goldNumber, answerNumber)
      }
    }
  }

  private mutating func count(
    _ range: Range<Int>, of sentence: GoldSentence, _ kind: WritableKeyPath<Counts, Int>
  ) {
    all[keyPath: kind] += 1
    let word = String(decoding: sentence.text[range], as: UTF8.self)
    guard lexicon.isUnknown(word) else { return }
    unknown[keyPath: kind] += 1
  }

  private func join(_ start: Int, _ ends: ArraySlice<Int>, _ text: [UInt8]) -> String {
    var start = start
    var words: [String] = []
    for end in ends {
      words.append(String(decoding: text[start..<end], as: UTF8.self))
      start = end
    }
    return words.joined(separator: " ")
  }

  /// The header line of the table. It has the titles of the columns of `row`.
  package static let columns =
    "method\tP\tR\tF1\tunknown words\tR of unknown\tF1 of unknown\tcrossings\n"

  /// The results as one line of the table, with tabs between the columns.
  package var row: String {
    let values = [
      all.precision, all.recall, all.f1, perWord(unknown.gold), unknown.recall, unknown.f1,
      1_000 * perWord(crossings),
    ]
    return ([name] + values.map { decimals($0, 4) }).joined(separator: "\t") + "\n"
  }

  private func perWord(_ count: Int) -> Double {
    all.gold == 0 ? 0 : Double(count) / Double(all.gold)
  }

  /// Returns the most frequent differences between the gold standard and the answers.
  ///
  /// Each line of the result has the number of times that the difference occurs, the gold words,
  /// and the answer words.
  ///
  /// - Parameter limit: the maximum number of lines.
  package func differences(_ limit: Int) -> [String] {
    differences.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      .map { "\($0.value)\t\($0.key)\n" }
  }
}
