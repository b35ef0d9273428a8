import Fenci

/// Counts how many words of tagged sentences get the tags that somebody has given them, where the words are
/// those of the sentences.
struct TagEvaluation {
  private let segmenter: Segmenter
  private var count = 0
  private var right = 0
  private var unknownCount = 0
  private var unknownRight = 0
  private var differences: [String: Int] = [:]

  init(of gold: [GoldSentence], by segmenter: Segmenter) {
    self.segmenter = segmenter
    for sentence in gold { add(sentence) }
  }

  /// What decides the tags.
  var name: String { segmenter.method.hasTags ? segmenter.method.name : "dictionary" }

  /// Tags the words of a sentence, and compares.
  private mutating func add(_ sentence: GoldSentence) {
    let gold = sentence.tags(segmenter.convention)
    guard !gold.isEmpty else { return }
    let ends = sentence.ends(segmenter.convention)
    let answers = segmenter.tags(ofWordsEnding: ends, in: sentence.text)
    var start = 0
    for (end, (right, answer)) in zip(ends, zip(gold, answers)) {
      let isRight = right == answer
      count += 1
      self.right += isRight ? 1 : 0
      if !isRight { differences["\(right)\t\(answer)", default: 0] += 1 }
      let word = String(decoding: sentence.text[start..<end], as: UTF8.self)
      if segmenter.lexicon.isUnknown(word) {
        unknownCount += 1
        unknownRight += isRight ? 1 : 0
      }
      start = end
    }
  }

  /// One line of a table.
  var row: String {
    let shares = [(right, count), (unknownRight, unknownCount)].map { right, count in
      Evaluation.decimals(count == 0 ? 0 : Double(right) / Double(count))
    }
    return "\(name)\t\(count)\t\(shares[0])\t\(shares[1])\n"
  }

  /// The most frequent differences: how often, the gold standard, the answer.
  func differences(_ limit: Int) -> [String] {
    differences.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
      .map { "\($0.value)\t\($0.key)\n" }
  }
}

extension Lexicon {
  /// Whether a word has Chinese characters and the dictionary does not have it.
  func isUnknown(_ word: String) -> Bool {
    word.unicodeScalars.contains(where: \.properties.isIdeographic)
      && entry(for: word)?.isWord != true
  }
}

extension Segmenter.Method {
  /// Whether the method tells parts of speech by context.
  var hasTags: Bool {
    guard case .trained(let model) = self else { return false }
    return model.hasTags
  }
}
