package import Fenci

/// Measures how many words of manually tagged sentences get the right part-of-speech tags.
///
/// The segmenter is given the words of the sentences and chooses only the tags. Errors in
/// segmentation therefore have no influence.
package struct TagEvaluation {
  private let segmenter: Segmenter
  private var count = 0
  private var right = 0
  private var unknownCount = 0
  private var unknownRight = 0
  private var universalRight = 0
  private var names: [EntityKind: NameCounts] = [:]
  private var differences: [String: Int] = [:]

  package init(of gold: [GoldSentence], by segmenter: Segmenter) {
    self.segmenter = segmenter
    for sentence in gold { add(sentence) }
  }

  /// The name of the method that chooses tags by context, or `dictionary` if the tags are looked
  /// up.
  package var name: String { segmenter.method.hasTags ? segmenter.method.name : "dictionary" }

  /// Tags the words of a sentence, and counts the tags that are right.
  private mutating func add(_ sentence: GoldSentence) {
    let gold = sentence.tags(segmenter.personalNames)
    guard !gold.isEmpty else { return }
    let ends = sentence.ends(segmenter.personalNames)
    let answers = segmenter.tags(ofWordsEnding: ends, in: sentence.text)
    var start = 0
    for (end, (gold, answer)) in zip(ends, zip(gold, answers)) {
      let isRight = gold == answer
      count += 1
      self.right += isRight ? 1 : 0
      universalRight +=
        UniversalPartOfSpeech(tag: gold) == UniversalPartOfSpeech(tag: answer) ? 1 : 0
      count(EntityKind(tag: gold), EntityKind(tag: answer))
      if !isRight { differences["\(gold)\t\(answer)", default: 0] += 1 }
      let word = String(decoding: sentence.text[start..<end], as: UTF8.self)
      if segmenter.lexicon.isUnknown(word) {
        unknownCount += 1
        unknownRight += isRight ? 1 : 0
      }
      start = end
    }
  }

  private mutating func count(_ gold: EntityKind?, _ answer: EntityKind?) {
    if let gold { names[gold, default: NameCounts()].gold += 1 }
    if let answer { names[answer, default: NameCounts()].answers += 1 }
    if let gold, gold == answer { names[gold, default: NameCounts()].right += 1 }
  }

  /// The header line of the table. It has the titles of the columns of `row`.
  package static let header =
    "tags by\twords\taccuracy\taccuracy of unknown words\taccuracy by universal part of speech"
    + EntityKind.allCases.map { "\tF1 of \($0.rawValue)s" }.joined() + "\n"

  /// The results as one line of the table, with tabs between the columns.
  package var row: String {
    let shares = [(right, count), (unknownRight, unknownCount), (universalRight, count)].map {
      right, count in count == 0 ? 0 : Double(right) / Double(count)
    }
    let scores = EntityKind.allCases.map { names[$0, default: NameCounts()].f1 }
    let columns = (shares + scores).map { decimals($0, 4) }.joined(separator: "\t")
    return "\(name)\t\(count)\t\(columns)\n"
  }

  /// Returns the most frequent differences between the right tags and the answers.
  ///
  /// Each line of the result has the number of times that the difference occurs, the right tag, and
  /// the answer.
  ///
  /// - Parameter limit: the maximum number of lines.
  package func differences(_ limit: Int) -> [String] {
    differences.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      .map { "\($0.value)\t\($0.key)\n" }
  }
}

/// The numbers of names of one kind, such as persons, in the gold standard, in the answers, and in
/// both. The gold standard is the manually tagged sentences.
private struct NameCounts {
  package var gold = 0
  package var answers = 0
  package var right = 0

  package var f1: Double { gold + answers == 0 ? 0 : Double(2 * right) / Double(gold + answers) }
}

extension Lexicon {
  /// Whether a word contains Chinese characters and is not a word of this dictionary.
  ///
  /// A phrase of the dictionary that is not also a word counts as unknown.
  package func isUnknown(_ word: String) -> Bool {
    word.unicodeScalars.contains(where: \.properties.isIdeographic)
      && entry(for: word)?.isWord != true
  }
}

extension Segmenter.Method {
  /// Whether the method chooses part-of-speech tags by context. Only a trained method can do this,
  /// if its model was trained with tags.
  package var hasTags: Bool {
    guard case .trained(let model) = self else { return false }
    return model.hasTags
  }
}
