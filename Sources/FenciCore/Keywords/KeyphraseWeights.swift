/// The linear function that scores candidates.
struct KeyphraseWeights: Sendable {
  private let bias, phrase, frequency, idf, unseen, meanIDF, leastIDF, greatestIDF: Double
  private let quoted, listed, innerStopWord: Double
  /// What each number of occurrences adds, as far as the table goes.
  private let occurrences: [Double]
  private let length, words, first, last, left, right: [Double]

  /// The weights of a lexicon; if it has none, frequency and inverse document frequency alone.
  init(_ lexicon: Lexicon) {
    let table = lexicon.sections.weights
    var weights: [KeyphraseFeature: Double] = [:]
    if table.count == KeyphraseFeature.all.count {
      for (position, feature) in KeyphraseFeature.all.enumerated() {
        weights[feature] = Double(Int32(bitPattern: table[position])) / KeyphraseFeature.weightScale
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
    let frequency = frequency
    occurrences = (0..<64).map { frequency * Self.logarithm(of: max($0, 1)) }
    length = (0...KeyphraseFeature.lengths.upperBound).map { weight(.length($0)) }
    words = (0...KeyphraseFeature.wordCounts.upperBound).map { weight(.words($0)) }
    first = TagGroup.allCases.map { weight(.first($0)) }
    last = TagGroup.allCases.map { weight(.last($0)) }
    left = TagGroup.allCases.map { weight(.left($0)) }
    right = TagGroup.allCases.map { weight(.right($0)) }
  }

  func score(
    of candidate: Candidate, in candidates: Candidates, _ document: DocumentWords
  ) -> Double {
    let run = candidate.first
    let lexicon = document.lexicon
    var score = bias
    if lexicon.isPhrase(candidate.node) { score += phrase }
    score +=
      candidate.count < occurrences.count
      ? occurrences[candidate.count] : frequency * Self.logarithm(of: candidate.count)
    score += lexicon.hasDocuments(candidate.node) ? idf * document.idf(of: candidate.node) : unseen
    score += wordScore(run, document)
    score += length[min(document.length(of: run), length.count - 1)]
    score += words[min(run.count, words.count - 1)]
    score += first[Int(document.groups[run.lowerBound].rawValue)]
    score += last[Int(document.groups[run.upperBound - 1].rawValue)]
    return score + neighbourScore(of: candidate, in: candidates, document)
  }

  private static func logarithm(of count: Int) -> Double {
    Double(FixedPointLogarithm.ln(UInt64(count))) / Double(FixedPointLogarithm.scale)
  }

  private func wordScore(_ run: Range<Int>, _ document: DocumentWords) -> Double {
    var (sum, least, greatest, count, hasStopWord) = (0.0, 100.0, 0.0, 0.0, false)
    for word in run {
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

  private func neighbourScore(
    of candidate: Candidate, in candidates: Candidates, _ document: DocumentWords
  ) -> Double {
    var (sum, isQuoted, isListed) = (0.0, false, false)
    candidates.forEachOccurrence(of: candidate) { run in
      let before = document.neighbour(run.lowerBound - 1)
      let behind = document.neighbour(run.upperBound)
      sum += left[Int(before.rawValue)] + right[Int(behind.rawValue)]
      if before == .quotationMark, behind == .quotationMark { isQuoted = true }
      if document.isListMark(run.lowerBound - 1) || document.isListMark(run.upperBound) {
        isListed = true
      }
    }
    return sum / Double(candidate.count) + (isQuoted ? quoted : 0) + (isListed ? listed : 0)
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
