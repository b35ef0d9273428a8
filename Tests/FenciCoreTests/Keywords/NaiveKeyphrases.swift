@testable import FenciCore

/// Key phrases by their definition: all runs in a dictionary by their folded characters, each scored
/// from what is seen of it, all sorted.
struct NaiveKeyphrases {
  let tokens: [Token]
  let lexicon: Lexicon
  private let all: Tokens
  private let method: KeywordExtractor.Method
  private let weights: [KeyphraseFeature: Int]
  private(set) var scalars: [[UInt32]] = []
  /// The tokens that are markup, or in a line that repeats another.
  private var leftOut: Set<Int> = []
  private let lines: NaiveLines
  /// The rank of each token, a share of the highest.
  private var ranks: [Double] = []
  /// The longest phrase from each token on.
  private var phrases: [Range<Int>] = []

  private static let plainWeights: [KeyphraseFeature: Int] = {
    var weights: [KeyphraseFeature: Int] = [.meanIDF: 500, .kind(.phrase): 1000, .bias: -4000]
    for kind in CandidateKind.allCases {
      for length in DocumentLength.allCases { weights[.frequency(kind, length)] = 1000 }
    }
    return weights
  }()

  struct Found {
    let key: [UInt32]
    let node: UInt32
    var runs: [Range<Int>]
    var score = 0.0
  }

  init(_ bytes: [UInt8], _ lexicon: Lexicon, _ method: KeywordExtractor.Method = .tfidf) {
    self.lexicon = lexicon
    self.method = method
    lines = NaiveLines(bytes)
    all = Segmenter(lexicon: lexicon, method: .bidirectional).tokens(in: bytes)
    tokens = Array(all)
    let table = lexicon.sections.weights
    weights =
      table.count == 0
      ? Self.plainWeights
      : Dictionary(
        uniqueKeysWithValues: KeyphraseFeature.all.enumerated().map {
          ($1, Int(Int32(bitPattern: table[$0])))
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
    leftOut = NaiveMarkup(bytes, tokens).leftOut
    for (number, token) in tokens.enumerated() where lines.isCopy(token.start) {
      leftOut.insert(number)
    }
    findPhrases()
    if method == .textRank { ranks = wordRanks() }
  }

  func best(_ count: Int) -> [KeyPhrase] {
    var covered: [Range<Int>] = []
    var chosen: [KeyPhrase] = []
    var terms: Set<String> = []
    for found in candidates() where chosen.count < count {
      let term = term(found.node)
      if let term, terms.contains(term) { continue }
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
      if let term { terms.insert(term) }
      chosen.append(keyphrase(found))
    }
    return chosen
  }

  /// What an entry stands for, if that is one term; else its own form.
  private func term(_ node: UInt32) -> String? {
    guard node != 0, let word = lexicon.spelling(of: node) else { return nil }
    let terms = lexicon.entry(for: word)?.standsFor ?? []
    return terms.count == 1 ? terms[0] : word
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
    if isLongNumber(run.lowerBound) || isUnit(run.lowerBound) { return false }
    if tokens.indices.contains(run.upperBound), isUnit(run.upperBound) { return false }
    return run.count > 1 || ![.numeral, .adverb, .other].contains(group(run.lowerBound))
  }

  private mutating func findPhrases() {
    for start in tokens.indices {
      let ends = (start + 1...start + 6).filter { end in
        guard end <= tokens.count, (start..<end).allSatisfy(isWord) else { return false }
        let key = Array(scalars[start..<end].joined())
        return key.count <= 14 && lexicon.isPhrase(entry(key))
      }
      if let end = ends.last { phrases.append(start..<end) }
    }
  }

  private func score(_ found: Found) -> Double {
    if method == .textRank {
      let (words, count) = (Double(found.runs[0].count), Double(found.runs.count))
      let part = lexicon.isPhrase(found.node) ? 1 : 0.5
      let weight = part * count / ((count + 2) * (words + 1))
      return found.runs[0].reduce(0) { $0 + ranks[$1] * weight }
    }
    func weight(_ feature: KeyphraseFeature) -> Int { weights[feature] ?? 0 }
    let run = found.runs[0]
    var sum = features(found).reduce(0) { $0 + weight($1) }
    let isPhrase = lexicon.isPhrase(found.node)
    let neighbours = found.runs.map { run in
      let kind: CandidateKind = isPhrase ? .phrase : run.count == 1 ? .word : .run
      return self.neighbours(run, kind).reduce(0) { $0 + weight($1) }
    }
    let idfs = run.filter { !isStopWord($0) }.map { lexicon.idf(of: tokens[$0].node) }
    let mean =
      Double(weight(.meanIDF)) * idfs.reduce(0, +) / Double(max(idfs.count, 1))
    guard neighbours.count > 1 else {
      sum += neighbours[0]
      return Double(sum) + mean
    }
    let kind: CandidateKind = isPhrase ? .phrase : run.count == 1 ? .word : .run
    let (left, right) = sameNeighbours(found.runs)
    sum += weight(.same(.left, kind, left)) + weight(.same(.right, kind, right))
    let frequency = Double(FixedPointLogarithm.ln(UInt64(found.runs.count))) / 2048
    return Double(sum) + Double(neighbours.reduce(0, +)) / Double(neighbours.count) + mean
      + Double(weight(.frequency(kind, length))) * frequency
  }

  /// In which quarter, from 0, the share of occurrences lies that have the neighbours of the one before.
  private func sameNeighbours(_ runs: [Range<Int>]) -> (left: Int, right: Int) {
    func level(_ neighbour: (Range<Int>) -> Int) -> Int {
      let same = zip(runs, runs.dropFirst()).count { one, other in
        let (first, second) = (neighbour(one), neighbour(other))
        guard tokens.indices.contains(first), tokens.indices.contains(second) else { return false }
        return isWord(first) && isWord(second) && scalars[first] == scalars[second]
      }
      return (0...3).last { $0 == 0 || same * 4 > $0 * (runs.count - 1) } ?? 0
    }
    return (level { $0.lowerBound - 1 }, level { $0.upperBound })
  }

  private var length: DocumentLength {
    switch tokens.indices.count(where: isWord) {
    case ..<200: .abstract
    case ..<1000: .passage
    case ..<3000: .document
    default: .report
    }
  }

  /// What is seen of a run by itself, but for what is no matter of yes and no.
  private func features(_ found: Found) -> [KeyphraseFeature] {
    let run = found.runs[0]
    let kind: CandidateKind =
      lexicon.isPhrase(found.node) ? .phrase : run.count == 1 ? .word : .run
    var features: [KeyphraseFeature] = [
      .bias, .kind(kind), .length(kind, length), .words(run.count),
      .characters(kind, min(found.key.count, 12)),
      .first(group(run.lowerBound)), .last(group(run.upperBound - 1)),
    ]
    if run.contains(where: isStopWord) { features.append(.innerStopWord) }
    if let phrase = phrases.first(where: { $0.lowerBound == run.lowerBound }),
      phrase.upperBound < run.upperBound
    {
      features.append(.beginsWithPhrase)
    }
    if let phrase = phrases.last(where: { $0.upperBound == run.upperBound }),
      phrase.lowerBound > run.lowerBound
    {
      features.append(.endsWithPhrase)
    }
    if kind == .phrase {
      let statistics = lexicon.statistics(of: found.node)
      features += KeyphraseStatistics.Genre.allCases.map {
        .documents($0, statistics.documentLevel($0))
      }
      let code = statistics.yearCode
      features.append(.year(code == 0 ? nil : KeyphraseStatistics.years[code - 1]))
    }
    features += level(.first, run.lowerBound) + level(.last, run.upperBound - 1)
    return features
  }

  /// What is seen around a run.
  private func neighbours(_ run: Range<Int>, _ kind: CandidateKind) -> [KeyphraseFeature] {
    var features: [KeyphraseFeature] = []
    for (side, column, token, boundary) in [
      (
        KeyphraseFeature.Side.left, KeyphraseStatistics.Column.before, run.lowerBound - 1,
        run.lowerBound
      ),
      (.right, .behind, run.upperBound, run.upperBound),
    ] {
      features.append(.neighbour(side, neighbour(token)))
      if kind != .run { features.append(.neighbourOfKind(kind, side, neighbour(token))) }
      if phrases.contains(where: { $0.lowerBound < boundary && boundary < $0.upperBound }) {
        features.append(.cut(side))
      }
      features += level(column, token)
    }
    return features
  }

  private func level(_ column: KeyphraseStatistics.Column, _ token: Int) -> [KeyphraseFeature] {
    guard tokens.indices.contains(token), isWord(token) else { return [] }
    let level = lexicon.statistics(of: tokens[token].node).level(column)
    return level.map { [.level(column, $0)] } ?? []
  }

  private func keyphrase(_ found: Found) -> KeyPhrase {
    let firsts = found.runs.map { tokens[$0.lowerBound].start..<tokens[$0.upperBound - 1].end }
    let ranges = firsts.flatMap { lines.copies(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
    let spellings = firsts.map { all.text(of: $0, withoutAnnotations: ()) }
    let counts = spellings.map { spelling in spellings.count { $0 == spelling } }
    let commonest = counts.firstIndex(of: counts.max() ?? 0) ?? 0
    let entry = found.node == 0 ? nil : lexicon.spelling(of: found.node)
    return KeyPhrase(
      phrase: spellings[commonest],
      word: entry ?? found.runs[0].map { all.word(of: tokens[$0]) }.joined(),
      score: method == .textRank ? found.score : KeyphraseWeights.unitInterval(found.score),
      ranges: ranges)
  }

  // MARK: Tokens

  func isWord(_ token: Int) -> Bool {
    [.word, .letters, .number].contains(tokens[token].kind) && !leftOut.contains(token)
  }

  /// A number that is not one Chinese numeral.
  func isLongNumber(_ token: Int) -> Bool {
    tokens[token].kind == .number
      && !(scalars[token].count == 1
        && "一二三四五六七八九壹贰叁肆伍陆柒捌玖两几十拾廿卅百佰千仟万亿兆"
          .unicodeScalars.contains { $0.value == scalars[token][0] })
  }

  /// A unit directly after a number, such as 年 of 2019年.
  func isUnit(_ token: Int) -> Bool {
    guard token > 0, isWord(token) else { return false }
    // 三 | 个 | 月
    let isBehindGeneralUnit =
      scalars[token - 1] == [0x4E2A]
      && NumberUnits.firstsAfterGeneral.unicodeScalars.contains { $0.value == scalars[token][0] }
      && isUnit(token - 1)
    guard tokens[token - 1].kind == .number || isBehindGeneralUnit else { return false }
    if tokens[token].kind == .letters { return true }
    let word = String(String.UnicodeScalarView(scalars[token].compactMap { Unicode.Scalar($0) }))
    return [NumberUnits.bounded, NumberUnits.open].contains { list in
      list.split(whereSeparator: \.isWhitespace).contains { $0 == word }
    }
  }

  func isStopWord(_ token: Int) -> Bool {
    guard isWord(token) else { return false }
    let node = tokens[token].node
    return node != 0 && lexicon.sections.tag[Int(node)] & NodeTag.isStopWord != 0
  }

  private func group(_ token: Int) -> TagGroup {
    if leftOut.contains(token) { return .punctuation }
    if isWord(token) { return TagGroup(tag: all.tag(of: tokens[token])) }
    return TagGroup(mark: scalars[token].first ?? 0)
  }

  private func neighbour(_ token: Int) -> TagGroup {
    guard tokens.indices.contains(token) else { return .punctuation }
    return isStopWord(token) ? .stopWord : group(token)
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
