/// The candidates of a document: runs of up to six words and fourteen characters. Runs of the same
/// folded characters are one candidate, however their words are cut.
///
/// A phrase of the lexicon is always one. Anything else must not begin or end with a stop word nor begin
/// with digits, and a single word must be a noun, verb, idiom or the like.
///
/// Nearly all candidates occur once, are no entries, and are too bad to be chosen. So they are scored
/// in the walk that finds them and forgotten; only runs that may be repeated go into a table.
struct Candidates: ~Copyable {
  static let maximumWords = KeyphraseFeature.wordCounts.upperBound
  static let maximumLength = 14

  private(set) var best: BestCandidates
  private var repeated: RepeatedRuns
  private let weights: KeyphraseWeights.View
  private let frequencies: InverseDocumentFrequencies.View
  private let trie: Trie

  /// - Parameter count: how many of the best candidates are kept at least.
  init(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View,
    _ weights: KeyphraseWeights.View, _ frequencies: InverseDocumentFrequencies.View,
    keeping count: Int
  ) {
    best = BestCandidates(keeping: count)
    repeated = RepeatedRuns(count: words.tokens.count / 2)
    self.weights = weights
    self.frequencies = frequencies
    trie = words.lexicon.sections.trie
    findCandidates(words, filter)
    scoreRepeated(words)
  }

  /// Calls `body` with every occurrence of a candidate, in the order of the text.
  @inline(__always) func forEachOccurrence(of candidate: Candidate, _ body: (Run) -> Void) {
    repeated.forEachOccurrence(of: candidate, body)
  }

  private mutating func findCandidates(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View
  ) {
    let tokens = words.tokens.table
    let characters = words.characters.table
    var number = words.starts.count
    while number > 0 {
      number &-= 1
      let start = Int(words.starts[number])
      let offset = Int(tokens[start].offset)
      var limit = start &+ Int(tokens[start].wordsAhead)
      while Int(tokens[limit].offset) &- offset > Self.maximumLength { limit &-= 1 }
      let uniqueLength = filter.uniqueLength(characters, at: offset)
      if tokens[start].traits.contains(.beginsEntry) {
        addEntries(from: start, to: limit, uniqueLength, words)
      } else {
        addRuns(from: start, to: limit, uniqueLength, words)
      }
    }
  }

  /// Adds the candidates that begin with a token, none of which but itself is an entry.
  @inline(__always) private mutating func addRuns(
    from start: Int, to limit: Int, _ uniqueLength: Int, _ words: borrowing DocumentWords
  ) {
    guard start < limit else { return }
    let tokens = words.tokens.table
    let first = tokens[start]
    let offset = Int(first.offset)
    var end = start &+ 1
    let length = Int(tokens[end].offset) &- offset
    if length > 1, isCandidate(first) {
      add(Run(first: start, count: 1), node: first.node, length, uniqueLength, words)
    }
    let bounds = weights.bounds
    let bound = bounds.start(first, after: tokens[start &- 1])
    var sums = ScoreBounds.Words()
    sums.append(first)
    while end < limit {
      let token = tokens[end]
      end &+= 1
      sums.append(token)
      let length = Int(tokens[end].offset) &- offset
      let run = Run(first: start, count: end &- start)
      if length >= uniqueLength {
        // A stop word at the end has a bound of minus infinity.
        let most =
          bound + token.endBound + bounds.words(sums, count: run.count, characters: length)
        if Double(most) > best.threshold { addSingle(run, words) }
      } else if !token.isStopWord, length > 1 {
        addRepeated(run, node: 0, words)
      }
    }
  }

  /// Adds a run that occurs once and is no entry.
  @inline(never) private mutating func addSingle(_ run: Run, _ words: borrowing DocumentWords) {
    let features = features(of: run, words)
    let neighbours = neighbours(of: run, words)
    let score = weights.scoreOfSingle(features, neighbours)
    best.add(Candidate(run: run, node: 0, score: score))
  }

  @inline(__always) private func features(
    of run: Run, node: UInt32 = 0, _ words: borrowing DocumentWords
  ) -> RunFeatures {
    let tokens = words.tokens.table
    var features = RunFeatures(first: tokens[run.first].group)
    for token in run.first..<run.end { features.append(tokens[token]) }
    features.length = Int(tokens[run.end].offset) &- Int(tokens[run.first].offset)
    features.node = node
    return features
  }

  /// Adds the candidates that begin with a token that begins entries, too.
  @inline(never) private mutating func addEntries(
    from start: Int, to limit: Int, _ uniqueLength: Int, _ words: borrowing DocumentWords
  ) {
    let tokens = words.tokens.table
    let offset = Int(tokens[start].offset)
    let isStart = tokens[start].traits.contains(.isStart)
    var walk = EntryWalk(trie)
    for end in start..<max(start, limit) {
      let token = tokens[end]
      walk.advance(
        over: words.characterRange(of: Run(first: end, count: 1)), words.characters.table)
      let length = Int(tokens[end + 1].offset) - offset
      guard length > 1 else { continue }
      let isRun =
        isStart && !token.isStopWord && (end > start || Self.mayStandAlone(token.group))
      guard isRun || walk.isPhrase else { continue }
      add(Run(first: start, count: end + 1 - start), node: walk.node, length, uniqueLength, words)
    }
  }

  private mutating func add(
    _ run: Run, node: UInt32, _ length: Int, _ uniqueLength: Int,
    _ words: borrowing DocumentWords
  ) {
    if length >= uniqueLength {
      let neighbours = neighbours(of: run, words)
      let score = score(features(of: run, node: node, words), neighbours)
      best.add(Candidate(run: run, node: node, score: score))
    } else {
      addRepeated(run, node: node, words)
    }
  }

  /// Adds an occurrence of what may be repeated.
  private mutating func addRepeated(_ run: Run, node: UInt32, _ words: borrowing DocumentWords) {
    let (before, behind) = (words.tokens[run.first &- 1], words.tokens[run.end])
    repeated.add(
      run, hash(of: run, words), node: node,
      neighbourScore: weights.neighbours(before, behind), words)
  }

  /// What is seen around the only occurrence of a run.
  @inline(__always) private func neighbours(
    of run: Run, _ words: borrowing DocumentWords
  ) -> NeighbourFeatures {
    let (before, behind) = (words.tokens[run.first &- 1], words.tokens[run.end])
    var features = NeighbourFeatures()
    features.add(before, behind, score: weights.neighbours(before, behind))
    return features
  }

  @inline(__always) private func hash(of run: Run, _ words: borrowing DocumentWords) -> RunHash {
    let characters = words.characters.table
    let range = words.characterRange(of: run)
    var hash = RunHash(characters, at: range.lowerBound)
    var position = range.lowerBound &+ 2
    while position < range.upperBound {
      hash.append(characters[position])
      position &+= 1
    }
    return hash
  }

  private mutating func scoreRepeated(_ words: borrowing DocumentWords) {
    for number in 0..<repeated.entries.count {
      let entry = repeated.entries[number]
      var candidate = entry.candidate
      candidate.score = score(
        features(of: candidate.run, node: candidate.node, words), entry.neighbours)
      best.add(candidate)
    }
  }

  @inline(__always) private func score(
    _ features: RunFeatures, _ neighbours: NeighbourFeatures
  ) -> Double {
    let flags = features.node == 0 ? 0 : trie.check[Int(features.node)]
    return weights.score(
      of: features, neighbours, isPhrase: flags & NodeFlags.isPhrase != 0, frequencies)
  }

  /// Whether a token that begins no other entry is a candidate by itself.
  @inline(__always) private func isCandidate(_ token: DocumentToken) -> Bool {
    Self.mayStandAlone(token.group)
      || token.node != 0 && trie.check[Int(token.node)] & NodeFlags.isPhrase != 0
  }

  @inline(__always) private static func mayStandAlone(_ group: TagGroup) -> Bool {
    switch group {
    case .noun, .properNoun, .verb, .verbalNoun, .adjective, .idiom, .locution, .unknown: true
    default: false
    }
  }
}
