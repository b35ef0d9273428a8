@testable import FenciCore

/// Key phrases by their definition: all runs in a dictionary by their folded characters, each scored
/// from what is seen of it, all sorted.
struct NaiveKeyphrases {
  private let tokens: [Token]
  private let all: Tokens
  private let lexicon: Lexicon
  private let weights: [KeyphraseFeature: Double]
  private var scalars: [[UInt32]] = []

  private struct Found {
    let key: [UInt32]
    let node: UInt32
    var runs: [Range<Int>]
    var score = 0.0
  }

  init(_ bytes: [UInt8], _ lexicon: Lexicon) {
    self.lexicon = lexicon
    all = Segmenter(lexicon: lexicon, method: .bidirectional).tokens(in: bytes)
    tokens = Array(all)
    let table = lexicon.sections.weights
    weights =
      table.count == 0
      ? [.frequency: 1, .meanIDF: 0.5, .phrase: 1, .bias: -4]
      : Dictionary(
        uniqueKeysWithValues: KeyphraseFeature.all.enumerated().map {
          ($1, Double(Int32(bitPattern: table[$0])) / 1000)
        })
    scalars = tokens.map { token in
      bytes.withTable { bytes in
        var scalars: [UInt32] = []
        ScalarReader(bytes: bytes).forEachScalar(
          in: token.range, readings: lexicon.sections.readings
        ) { item, _ in
          let scalar = item.isInvalid ? 0xFFFD : item.scalar
          let code = lexicon.sections.codeMap.code(of: scalar)
          scalars.append(code == 0 ? scalar : lexicon.sections.alphabet[Int(code)])
        }
        return scalars
      }
    }
  }

  func best(_ count: Int) -> [KeyPhrase] {
    var covered: [Range<Int>] = []
    var chosen: [KeyPhrase] = []
    for found in candidates() where chosen.count < count {
      let nested = found.runs.count { run in covered.contains { $0.contains(run) } }
      let crossing = found.runs.filter { run in
        !covered.contains { $0.contains(run) } && covered.contains { crosses($0, run) }
      }
      let glued = found.runs.filter { run in
        !crossing.contains(run) && !covered.contains { $0.contains(run) }
          && isGlued(run, found.node, covered)
      }
      let alone = found.runs.count - nested
      if nested > 0 && alone < 2 || alone == crossing.count || alone == glued.count { continue }
      covered += found.runs
      chosen.append(keyphrase(found))
    }
    return chosen
  }

  /// Whether a chosen run reaches out over one of the ends of another that it does not contain.
  private func crosses(_ chosen: Range<Int>, _ run: Range<Int>) -> Bool {
    chosen.contains(run.lowerBound) && chosen.lowerBound < run.lowerBound
      || chosen.contains(run.upperBound - 1) && chosen.upperBound > run.upperBound
  }

  private func isGlued(_ run: Range<Int>, _ node: UInt32, _ covered: [Range<Int>]) -> Bool {
    guard run.count > 1, [.verb, .verbalNoun].contains(group(run.lowerBound)),
      !lexicon.isPhrase(node)
    else { return false }
    let first = run.lowerBound + 1
    let around = covered.filter { $0.contains(first) }
    return around.map(\.lowerBound).min() == first
      && around.map(\.upperBound).max() == run.upperBound
  }

  private func candidates() -> [Found] {
    var places: [[UInt32]: Int] = [:]
    var all: [Found] = []
    for start in tokens.indices {
      for end in start..<min(start + 6, tokens.count) {
        let run = start..<end + 1
        let key = Array(scalars[run].joined())
        guard run.allSatisfy(isWord), key.count <= 14 else { break }
        let node = entry(key)
        guard isCandidate(run, key, node) else { continue }
        if let place = places[key] {
          all[place].runs.append(run)
        } else {
          places[key] = all.count
          all.append(Found(key: key, node: node, runs: [run]))
        }
      }
    }
    for place in all.indices { all[place].score = score(all[place]) }
    return all.sorted {
      $0.score != $1.score ? $0.score > $1.score : $0.key.lexicographicallyPrecedes($1.key)
    }
  }

  private func isCandidate(_ run: Range<Int>, _ key: [UInt32], _ node: UInt32) -> Bool {
    if key.count < 2 { return false }
    if lexicon.isPhrase(node) { return true }
    if isStopWord(run.lowerBound) || isStopWord(run.upperBound - 1) { return false }
    if tokens[run.lowerBound].kind == .number { return false }
    return run.count > 1 || ![.numeral, .adverb, .other].contains(group(run.lowerBound))
  }

  private func score(_ found: Found) -> Double {
    func weight(_ feature: KeyphraseFeature) -> Double { weights[feature] ?? 0 }
    let run = found.runs[0]
    var score = weight(.bias)
    if lexicon.isPhrase(found.node) { score += weight(.phrase) }
    score += weight(.frequency) * (Double(FixedPointLogarithm.ln(UInt64(found.runs.count))) / 2048)
    let isSeen = found.node != 0 && lexicon.sections.documents[Int(found.node)] > 0
    score += isSeen ? weight(.idf) * lexicon.idf(of: found.node) : weight(.unseen)
    let idfs = run.filter { !isStopWord($0) }.map { lexicon.idf(of: tokens[$0].node) }
    var words = 0.0
    if !idfs.isEmpty {
      words = weight(.meanIDF) * idfs.reduce(0, +) / Double(idfs.count)
      words = words + weight(.leastIDF) * (idfs.min() ?? 0)
      words = words + weight(.greatestIDF) * max(idfs.max() ?? 0, 0)
    }
    score += words + (idfs.count < run.count ? weight(.innerStopWord) : 0)
    score += weight(.length(min(found.key.count, 9)))
    score += weight(.words(run.count))
    score += weight(.first(group(run.lowerBound)))
    score += weight(.last(group(run.upperBound - 1)))
    var (sum, isQuoted, isListed) = (0.0, false, false)
    for run in found.runs {
      let (before, behind) = (neighbour(run.lowerBound - 1), neighbour(run.upperBound))
      sum += weight(.left(before)) + weight(.right(behind))
      if before == .quotationMark, behind == .quotationMark { isQuoted = true }
      if isListMark(run.lowerBound - 1) || isListMark(run.upperBound) { isListed = true }
    }
    let mean = sum / Double(found.runs.count)
    return score
      + (mean + (isQuoted ? weight(.quoted) : 0) + (isListed ? weight(.listed) : 0))
  }

  private func keyphrase(_ found: Found) -> KeyPhrase {
    let ranges = found.runs.map { tokens[$0.lowerBound].start..<tokens[$0.upperBound - 1].end }
    let spellings = ranges.map { all.text(of: $0, withoutAnnotations: ()) }
    let counts = spellings.map { spelling in spellings.count { $0 == spelling } }
    let commonest = counts.firstIndex(of: counts.max() ?? 0) ?? 0
    let entry = found.node == 0 ? nil : lexicon.spelling(of: found.node)
    return KeyPhrase(
      phrase: spellings[commonest],
      word: entry ?? found.runs[0].map { all.word(of: tokens[$0]) }.joined(),
      score: KeyphraseWeights.unitInterval(found.score), ranges: ranges)
  }

  // MARK: Tokens

  private func isWord(_ token: Int) -> Bool {
    [.word, .letters, .number].contains(tokens[token].kind)
  }

  private func isStopWord(_ token: Int) -> Bool {
    let node = tokens[token].node
    return node != 0 && lexicon.sections.tag[Int(node)] & NodeTag.isStopWord != 0
  }

  private func group(_ token: Int) -> TagGroup {
    if isWord(token) { return TagGroup(tag: all.tag(of: tokens[token])) }
    let quotationMarks = "‘’“”〈〉《》「」『』".unicodeScalars.map(\.value)
    return quotationMarks.contains(scalars[token].first ?? 0) ? .quotationMark : .punctuation
  }

  private func neighbour(_ token: Int) -> TagGroup {
    guard tokens.indices.contains(token) else { return .punctuation }
    return isStopWord(token) ? .stopWord : group(token)
  }

  private func isListMark(_ token: Int) -> Bool {
    tokens.indices.contains(token) && [[0x3001], [0x548C]].contains(scalars[token])
  }

  private func entry(_ key: [UInt32]) -> UInt32 {
    let codes = key.map { lexicon.sections.codeMap.code(of: $0) }
    guard let node = lexicon.sections.trie.node(over: codes) else { return 0 }
    let flags = lexicon.sections.trie.check[Int(node)]
    return flags & (NodeFlags.isWord | NodeFlags.isPhrase) != 0 ? node : 0
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
