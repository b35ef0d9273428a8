/// The linear function that scores candidates.
struct KeyphraseWeights: Sendable {
  private let bias, phrase, frequency, idf, unseen, meanIDF, leastIDF, greatestIDF: Double
  private let quoted, listed, innerStopWord: Double
  private let length, words, first, last, left, right: [Double]

  /// The weights of a lexicon; if it has none, frequency and inverse document frequency alone.
  init(_ lexicon: Lexicon) {
    let table = lexicon.sections.weights
    var weights: [KeyphraseFeature: Double] = [:]
    if table.count == KeyphraseFeature.all.count {
      for (position, feature) in KeyphraseFeature.all.enumerated() {
        weights[feature] = Double(Int32(bitPattern: table[position])) / Self.scale
      }
    } else {
      weights = [.frequency: 1, .meanIDF: 0.5, .phrase: 1, .bias: -4]
    }
    func weight(_ feature: KeyphraseFeature) -> Double { weights[feature] ?? 0 }
    bias = weight(.bias)
    phrase = weight(.phrase)
    frequency = weight(.frequency)
    idf = weight(.idf)
    unseen = weight(.unseen)
    meanIDF = weight(.meanIDF)
    leastIDF = weight(.leastIDF)
    greatestIDF = weight(.greatestIDF)
    quoted = weight(.quoted)
    listed = weight(.listed)
    innerStopWord = weight(.innerStopWord)
    length = (0...KeyphraseFeature.lengths.upperBound).map { weight(.length($0)) }
    words = (0...KeyphraseFeature.wordCounts.upperBound).map { weight(.words($0)) }
    first = TagGroup.allCases.map { weight(.first($0)) }
    last = TagGroup.allCases.map { weight(.last($0)) }
    left = TagGroup.allCases.map { weight(.left($0)) }
    right = TagGroup.allCases.map { weight(.right($0)) }
  }

  /// Weights are stored as whole numbers of a thousandth.
  static let scale = 1000.0

  func score(of candidate: Candidate, _ document: DocumentWords) -> Double {
    let begin = candidate.occurrences[0]
    let end = begin + candidate.wordCount
    let occurrences = candidate.occurrences.count
    var score = bias
    if document.lexicon.isPhrase(candidate.node) { score += phrase }
    score +=
      frequency * Double(FixedPointLogarithm.ln(UInt64(occurrences)))
      / Double(FixedPointLogarithm.scale)
    let hasIDF = document.lexicon.hasDocuments(candidate.node)
    score += hasIDF ? idf * document.lexicon.idf(of: candidate.node) : unseen
    score += wordScore(begin, end, document)
    let characters = document.length(from: begin, count: candidate.wordCount)
    score +=
      length[min(characters, length.count - 1)] + words[min(candidate.wordCount, words.count - 1)]
    score +=
      first[Int(document.groups[begin].rawValue)] + last[Int(document.groups[end - 1].rawValue)]
    return score + neighbourScore(of: candidate, document)
  }

  private func wordScore(_ begin: Int, _ end: Int, _ document: DocumentWords) -> Double {
    var (sum, least, greatest, count, hasStopWord) = (0.0, 100.0, 0.0, 0.0, false)
    for word in begin..<end {
      if document.isStopWord[word] {
        hasStopWord = true
        continue
      }
      let idf = document.idfs[word]
      sum += idf
      least = min(least, idf)
      greatest = max(greatest, idf)
      count += 1
    }
    let idfScore = count > 0 ? meanIDF * sum / count + leastIDF * least + greatestIDF * greatest : 0
    return idfScore + (hasStopWord ? innerStopWord : 0)
  }

  private func neighbourScore(of candidate: Candidate, _ document: DocumentWords) -> Double {
    var (sum, isQuoted, isListed) = (0.0, false, false)
    for occurrence in candidate.occurrences {
      let before = document.neighbour(occurrence - 1)
      let behind = document.neighbour(occurrence + candidate.wordCount)
      sum += left[Int(before.rawValue)] + right[Int(behind.rawValue)]
      if before == .quotationMark, behind == .quotationMark { isQuoted = true }
      if document.isListMark(occurrence - 1)
        || document.isListMark(occurrence + candidate.wordCount)
      {
        isListed = true
      }
    }
    return sum / Double(candidate.occurrences.count) + (isQuoted ? quoted : 0)
      + (isListed ? listed : 0)
  }

  /// Maps a score to 0...1, rising, without a mathematics library.
  static func unitInterval(_ score: Double) -> Double { (1 + score / (1 + abs(score))) / 2 }
}

extension DocumentWords {
  /// Whether a token is 、 or 和.
  func isListMark(_ token: Int) -> Bool {
    guard token >= 0, token < count, offsets[token + 1] == offsets[token] + 1 else { return false }
    let scalar = scalars[offsets[token]]
    return scalar == 0x3001 || scalar == 0x548C
  }
}

extension Lexicon {
  func isPhrase(_ node: UInt32) -> Bool {
    node != 0 && sections.trie.check[Int(node)] & NodeFlags.isPhrase != 0
  }

  func hasDocuments(_ node: UInt32) -> Bool { node != 0 && sections.documents[Int(node)] > 0 }
}
