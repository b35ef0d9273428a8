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

  var best: BestCandidates
  var repeated: RepeatedRuns
  private let weights: KeyphraseWeights.View
  let ranks: TextRank.View?
  let trie: Trie

  /// - Parameters:
  ///   - ranks: what scores the candidates instead of the weights, if anything.
  ///   - count: how many of the best candidates are kept at least.
  init(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View,
    _ weights: KeyphraseWeights.View, _ ranks: TextRank.View?, keeping count: Int
  ) {
    best = BestCandidates(keeping: count)
    repeated = RepeatedRuns(count: words.tokens.count / 2)
    self.weights = weights
    self.ranks = ranks
    trie = words.lexicon.sections.trie
    if let ranks {
      findCandidates(words, filter, ranks)
    } else {
      findCandidates(words, filter)
      scoreRepeated(words)
    }
  }

  /// Calls `body` with every occurrence of a candidate, in the order of the text.
  @inline(__always) func forEachOccurrence(of candidate: Candidate, _ body: (Run) -> Void) {
    repeated.forEachOccurrence(of: candidate, body)
  }

  private mutating func findCandidates(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View
  ) {
    let tokens = words.tokens.table
    Self.forEachStart(words, filter) { start, limit, uniqueLength in
      if tokens[start].traits.contains(.beginsEntry) {
        addEntries(from: start, to: limit, uniqueLength, words)
      } else {
        addRuns(from: start, to: limit, uniqueLength, words)
      }
    }
  }

  /// Calls `body` with each token that candidates may begin with, in the order of the text, the token
  /// behind the longest of them, and the length from which on none of them is repeated.
  @inline(__always) static func forEachStart(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View,
    _ body: (_ start: Int, _ limit: Int, _ uniqueLength: Int) -> Void
  ) {
    let tokens = words.tokens.table
    let characters = words.characters.table
    var number = words.starts.count
    while number > 0 {
      number &-= 1
      let start = Int(words.starts[number])
      let offset = Int(tokens[start].offset)
      var limit = start &+ Int(tokens[start].wordsAhead)
      while Int(tokens[limit].offset) &- offset > maximumLength { limit &-= 1 }
      body(start, limit, filter.uniqueLength(characters, at: offset))
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
    var sums = RunFeatures()
    sums.append(first)
    while end < limit {
      let token = tokens[end]
      end &+= 1
      sums.append(token)
      let length = Int(tokens[end].offset) &- offset
      let run = Run(first: start, count: end &- start)
      if length >= uniqueLength {
        let sum =
          Int(first.startScore) &+ Int(token.endScore)
          &+ weights.shape(.run, words: run.count, characters: length)
          &+ weights.inside(sums, first, token)
        let score = weights.score(sum, sums)
        if score > best.threshold, token.mayEndRun {
          best.add(Candidate(run: run, node: 0, score: score))
        }
      } else if token.mayEndRun, length > 1 {
        addRepeated(run, node: 0, words)
      }
    }
  }

  /// Adds the candidates that begin with a token that begins entries, too.
  @inline(never) private mutating func addEntries(
    from start: Int, to limit: Int, _ uniqueLength: Int, _ words: borrowing DocumentWords
  ) {
    let tokens = words.tokens.table
    let offset = Int(tokens[start].offset)
    Self.forEachCandidate(from: start, to: limit, words, trie) { run, node in
      add(run, node: node, Int(tokens[run.end].offset) &- offset, uniqueLength, words)
    }
  }

  /// Calls `body` with every candidate that begins with a token, and its entry or 0, the shortest first.
  @inline(__always) static func forEachCandidate(
    from start: Int, to limit: Int, _ words: borrowing DocumentWords, _ trie: Trie,
    _ body: (Run, _ node: UInt32) -> Void
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
        isStart && token.mayEndRun && (end > start || Self.mayStandAlone(token.group))
      guard isRun || walk.isPhrase else { continue }
      body(Run(first: start, count: end + 1 - start), walk.node)
    }
  }

  private mutating func add(
    _ run: Run, node: UInt32, _ length: Int, _ uniqueLength: Int,
    _ words: borrowing DocumentWords
  ) {
    if length >= uniqueLength {
      var neighbours = NeighbourFeatures()
      neighbours.add(score: neighbourScore(of: run, node: node, words))
      let score = score(of: run, node: node, neighbours, words)
      best.add(Candidate(run: run, node: node, score: score))
    } else {
      addRepeated(run, node: node, words)
    }
  }

  /// Adds an occurrence of what may be repeated.
  private mutating func addRepeated(_ run: Run, node: UInt32, _ words: borrowing DocumentWords) {
    repeated.add(
      run, hash(of: run, words), node: node,
      neighbourScore: neighbourScore(of: run, node: node, words), words)
  }

  /// The weights of the tokens around an occurrence.
  @inline(__always) private func neighbourScore(
    of run: Run, node: UInt32, _ words: borrowing DocumentWords
  ) -> Int {
    let tokens = words.tokens.table
    let kind = kind(of: run, node: node)
    return weights.left(tokens[run.first &- 1], tokens[run.first], kind)
      &+ weights.right(tokens[run.end], kind)
  }

  @inline(__always) func kind(of run: Run, node: UInt32) -> CandidateKind {
    let flags = node == 0 ? 0 : trie.check[Int(node)]
    return flags & NodeFlags.isPhrase != 0 ? .phrase : run.count == 1 ? .word : .run
  }

  @inline(__always) func hash(of run: Run, _ words: borrowing DocumentWords) -> RunHash {
    let characters = words.characters.table
    let range = words.characterRange(of: run)
    var hash = RunHash(characters, at: range.lowerBound, words.multipliers)
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
        of: candidate.run, node: candidate.node, entry.neighbours, words)
      best.add(candidate)
    }
  }

  private func score(
    of run: Run, node: UInt32, _ neighbours: NeighbourFeatures, _ words: borrowing DocumentWords
  ) -> Double {
    let tokens = words.tokens.table
    let (first, last) = (tokens[run.first], tokens[run.end &- 1])
    var features = RunFeatures()
    for token in run.tokens { features.append(tokens[token]) }
    let kind = kind(of: run, node: node)
    let length = Int(tokens[run.end].offset) &- Int(first.offset)
    var sum = weights.first(first) &+ weights.last(last) &+ weights.inside(features, first, last)
    sum &+= weights.shape(kind, words: features.words, characters: length)
    if kind == .phrase { sum &+= weights.documents(words.lexicon.statistics(of: node)) }
    return weights.score(sum, features, neighbours, kind)
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
