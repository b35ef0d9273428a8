/// The candidates of a document: runs of up to 8 words and 14 characters; runs of up to 10 words
/// and 24 characters between punctuation or stop words; and titles in title marks. Runs with the
/// same normalized characters are one candidate, however they are segmented.
///
/// A lexicon phrase is always a candidate, whatever its length. Any other run must not begin or end
/// with a stop word, begin with digits, or continue after a verb of one character (公司做系统管理员). A
/// single word must be a noun, verb, idiom or the like.
///
/// Almost all candidates occur once, are not in the lexicon and score too low. They are dropped as
/// soon as an upper bound of their score is too low. Only runs that may be repeated go into a table.
struct Candidates: ~Copyable {
  /// The limits of a run that has other words directly before or after it.
  static let usualWords = 8
  static let usualLength = 14
  /// The limits of a run between punctuation or stop words.
  static let maximumWords = 10
  static let maximumLength = 24

  var best: BestCandidates
  /// Candidates that occur once and are not yet scored. Their `score` is an upper bound.
  var pending = Stack<Candidate>(capacity: 512)
  private static let pendingLimit = 2048
  var repeated: RepeatedRuns
  private let weights: KeyphraseWeights.View
  let scorer: Scorer
  let ranks: TextRank.View?
  let trie: Trie

  /// - Parameters:
  ///   - ranks: word ranks to score with instead of the weights; nil to score with the weights.
  ///   - count: the least number of candidates to keep.
  init(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View,
    _ weights: KeyphraseWeights.View, _ ranks: TextRank.View?, _ scorer: Scorer,
    keeping count: Int
  ) {
    self.scorer = scorer
    best = BestCandidates(keeping: count)
    repeated = RepeatedRuns(count: words.tokens.count / 2)
    self.weights = weights
    self.ranks = ranks
    trie = words.lexicon.sections.trie
    if let ranks {
      findCandidates(words, filter, ranks)
    } else {
      findCandidates(words, filter)
      scorePending(words)
      joinNames(words)
      dropParts(words)
      scoreRepeated(words)
    }
  }

  /// The parts of the document, the title and the headings in which a candidate occurs.
  func placement(of candidate: Candidate, _ words: borrowing DocumentWords) -> Placement {
    var placement = Placement()
    forEachOccurrence(of: candidate) { placement.add($0, words) }
    return placement
  }

  /// Calls `body` with every occurrence of a candidate, in the order of the text.
  @inline(__always) func forEachOccurrence(of candidate: Candidate, _ body: (Run) -> Void) {
    repeated.forEachOccurrence(of: candidate, body)
  }

  private mutating func findCandidates(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View
  ) {
    let tokens = words.tokens.table
    var titles = 0..<words.titles.count
    Self.forEachStart(words, filter) { start, uniqueLength in
      if !titles.isEmpty { addTitles(&titles, before: start, words) }
      if tokens[start].traits.contains(.beginsEntry) {
        addEntries(from: start, uniqueLength, words)
      } else {
        addRuns(from: start, uniqueLength, words)
      }
    }
    addTitles(&titles, before: .max, words)
  }

  /// Adds the titles that begin before a token. The caller passes ascending tokens, so all
  /// occurrences are added in the order of the text.
  mutating func addTitles(
    _ numbers: inout Range<Int>, before start: Int, _ words: borrowing DocumentWords
  ) {
    while let number = numbers.first, words.titles[number].first < start {
      numbers.removeFirst()
      if let (run, node) = Self.title(number, words, trie) { addRepeated(run, node: node, words) }
    }
  }

  /// Calls `body` with each token that a candidate may begin with, in the order of the text, and
  /// with the number of characters from which on runs that begin there occur only once.
  @inline(__always) static func forEachStart(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View,
    _ body: (_ start: Int, _ uniqueLength: Int) -> Void
  ) {
    let tokens = words.tokens.table
    let characters = words.characters.table
    var number = words.starts.count
    while number > 0 {
      number &-= 1
      let start = Int(words.starts[number])
      body(start, filter.uniqueLength(characters, at: Int(tokens[start].offset)))
    }
  }

  /// Adds the candidates that begin with a token, for the common case: only plain words follow, and
  /// no entry begins here except perhaps the token.
  @inline(__always) private mutating func addRuns(
    from start: Int, _ uniqueLength: Int, _ words: borrowing DocumentWords
  ) {
    let tokens = words.tokens.table
    let first = tokens[start]
    let offset = Int(first.offset)
    let limit = start &+ Int(first.wordsAhead)
    var end = start &+ 1
    let length = Int(tokens[end].offset) &- offset
    let salience = scorer.mostSalience(at: start, words)
    let least = leastTermhood(salience)
    if isCandidate(first, length) {
      let run = Run(first: start, count: 1)
      add(run, node: first.node, length, uniqueLength, salience, words)
    }
    var sums = RunFeatures()
    sums.append(first)
    while end < limit {
      if tokens[end &- 1].traits.contains(.isShortVerb) { return }
      let token = tokens[end]
      end &+= 1
      sums.append(token)
      let length = Int(tokens[end].offset) &- offset
      if length > Self.maximumLength { return }
      let run = Run(first: start, count: end &- start)
      guard length <= Self.usualLength && run.count <= Self.usualWords || Self.isBounded(run, words)
      else { continue }
      if length >= uniqueLength {
        let sum =
          Int(first.startScore) &+ Int(token.endScore)
          &+ weights.shape(.run, words: run.count, characters: length)
          &+ weights.inside(sums, first, token)
        if token.mayEndRun, Double(sum) > least {
          addUnique(run, node: 0, termhood: Double(sum), salience, words)
        }
      } else if token.mayEndRun, length > 1 {
        addRepeated(run, node: 0, words)
      }
    }
  }

  /// Adds the candidates that begin with a token that has the trait `beginsEntry`.
  @inline(never) private mutating func addEntries(
    from start: Int, _ uniqueLength: Int, _ words: borrowing DocumentWords
  ) {
    let tokens = words.tokens.table
    let offset = Int(tokens[start].offset)
    let salience = scorer.mostSalience(at: start, words)
    Self.forEachCandidate(from: start, words, trie) { run, node in
      add(run, node: node, Int(tokens[run.end].offset) &- offset, uniqueLength, salience, words)
    }
  }

  /// Calls `body` with every candidate that begins with a token, the shortest first, and its entry
  /// or 0.
  @inline(__always) static func forEachCandidate(
    from start: Int, _ words: borrowing DocumentWords, _ trie: Trie,
    _ body: (Run, _ node: UInt32) -> Void
  ) {
    let tokens = words.tokens.table
    let first = tokens[start]
    let offset = Int(first.offset)
    let limit = start &+ Int(first.wordsAhead)
    var mayBeRun = first.traits.contains(.isStart)
    var openQuotes = 0
    var walk = EntryWalk(trie)
    var end = start
    while tokens[end].hasCharacters, mayBeRun || walk.goesOn {
      let token = tokens[end]
      walk.advance(
        over: words.characterRange(of: Run(first: end, count: 1)), words.characters.table)
      if token.traits.contains(.isOpeningQuote) { openQuotes += 1 }
      if token.traits.contains(.isClosingQuote) { openQuotes -= 1 }
      end += 1
      let length = Int(tokens[end].offset) - offset
      if end > limit || length > maximumLength || openQuotes < 0 { mayBeRun = false }
      if end - start > 1, tokens[end - 2].traits.contains(.isShortVerb) { mayBeRun = false }
      let run = Run(first: start, count: end - start)
      if walk.isPhrase || mayBeRun && openQuotes == 0 && length > 1 && isRun(run, length, words) {
        body(run, walk.node)
      }
    }
  }

  /// Whether a run that is not in the lexicon is a candidate. Its quotation marks must be in pairs.
  private static func isRun(
    _ run: Run, _ length: Int, _ words: borrowing DocumentWords
  ) -> Bool {
    let (first, last) = (words.tokens[run.first], words.tokens[run.end - 1])
    guard last.mayEndRun else { return false }
    if run.count == 1 { return mayStandAlone(first.group) }
    if first.traits.contains(.isInTitleMarks) { return isTitle(run, words) }
    if first.traits.contains(.isOrdinal) { return run.count > 2 }
    if run.count > usualWords || length > usualLength, !isBounded(run, words) { return false }
    // Hat公司 is a fragment of Red Hat公司.
    let isCut =
      first.traits.contains(.followsLetters) || last.traits.contains(.precedesLetters)
    return !isCut
      || run.tokens.allSatisfy {
        !words.tokens[$0].traits.isDisjoint(with: [.isLetters, .isSign])
      }
  }

  /// Whether both neighbours of a run are stop words or not words at all.
  @inline(__always) private static func isBounded(
    _ run: Run, _ words: borrowing DocumentWords
  ) -> Bool {
    let (before, after) = (words.tokens[run.first &- 1], words.tokens[run.end])
    return (!before.isWord || before.isStopWord) && (!after.isWord || after.isStopWord)
  }

  /// Calls `body` with every title that `forEachCandidate` does not find, and its entry or 0.
  static func forEachTitle(
    _ words: borrowing DocumentWords, _ trie: Trie, _ body: (Run, _ node: UInt32) -> Void
  ) {
    for number in 0..<words.titles.count {
      if let (run, node) = title(number, words, trie) { body(run, node) }
    }
  }

  /// A title with its entry or 0; nil if it cannot be a candidate or if `forEachCandidate` finds
  /// it.
  static func title(
    _ number: Int, _ words: borrowing DocumentWords, _ trie: Trie
  ) -> (run: Run, node: UInt32)? {
    let title = words.titles[number]
    let characters = words.characterRange(of: title)
    guard (2...ImageFormat.maximumWordLength).contains(characters.count),
      title.tokens.contains(where: { words.tokens[$0].isWord }),
      let first = title.tokens.first(where: { words.tokens[$0].hasCharacters })
    else { return nil }
    if !words.tokens[first].traits.isDisjoint(with: [.isStart, .beginsEntry]) {
      var isFound = false
      forEachCandidate(from: first, words, trie) { run, _ in
        // Marks at the end of a title have no characters, so offsets are compared.
        if words.tokens[run.end].offset == words.tokens[title.end].offset { isFound = true }
      }
      if isFound { return nil }
    }
    var walk = EntryWalk(trie)
    walk.advance(over: characters, words.characters.table)
    return (title, walk.node)
  }

  /// The termhood (thousandths of log-odds) that a candidate has to exceed, given the most salience
  /// that it may have.
  @inline(__always) private func leastTermhood(_ salience: Double) -> Double {
    DeterministicMath.logOdds(atMost: best.threshold - salience) * KeyphraseFeature.weightScale
  }

  /// Adds a candidate that occurs once to `pending`, if its score may exceed the threshold.
  ///
  /// - Parameter salience: an upper bound of its salience.
  @inline(__always) private mutating func addUnique(
    _ run: Run, node: UInt32, termhood: Double, _ salience: Double,
    _ words: borrowing DocumentWords
  ) {
    let score =
      salience
      + DeterministicMath.lnProbability(
        atMostLogOdds: termhood / KeyphraseFeature.weightScale)
    guard score > best.threshold || best.threshold == -.infinity else { return }
    var candidate = Candidate(run: run, node: node, termhood: termhood)
    candidate.score = score
    pending.append(candidate)
    if pending.count == Self.pendingLimit { scorePending(words) }
  }

  /// - Parameter salience: an upper bound of its salience if it occurs once.
  private mutating func add(
    _ run: Run, node: UInt32, _ length: Int, _ uniqueLength: Int, _ salience: Double,
    _ words: borrowing DocumentWords
  ) {
    // The filter has no hashes of single characters. Names of a term are counted together.
    if length >= uniqueLength, length > 1, !words.names.isName(node) {
      var neighbours = NeighbourFeatures()
      neighbours.add(score: neighbourScore(of: run, node: node, words))
      let termhood = termhood(of: run, node: node, neighbours, words)
      addUnique(run, node: node, termhood: termhood, salience, words)
    } else {
      addRepeated(run, node: node, words)
    }
  }

  /// Adds an occurrence of a run that may be repeated.
  private mutating func addRepeated(_ run: Run, node: UInt32, _ words: borrowing DocumentWords) {
    repeated.add(
      run, hash(of: run, words), node: node,
      neighbourScore: neighbourScore(of: run, node: node, words), words)
  }

  /// The sum of the weights of the tokens around an occurrence.
  @inline(__always) private func neighbourScore(
    of run: Run, node: UInt32, _ words: borrowing DocumentWords
  ) -> Int {
    let tokens = words.tokens.table
    let kind = kind(of: run, node: node, words)
    return weights.left(tokens[run.first &- 1], tokens[run.first], kind)
      &+ weights.right(tokens[run.end], kind)
  }

  @inline(__always) func kind(of run: Run, node: UInt32) -> CandidateKind {
    let flags = node == 0 ? 0 : trie.check[Int(node)]
    return flags & NodeFlags.isPhrase != 0 ? .phrase : run.count == 1 ? .word : .run
  }

  /// The kind of a run. A whole run between title marks is a title, unless it is in the lexicon.
  @inline(__always) func kind(
    of run: Run, node: UInt32, _ words: borrowing DocumentWords
  ) -> CandidateKind {
    let kind = kind(of: run, node: node)
    guard kind != .phrase, words.tokens[run.first].traits.contains(.isInTitleMarks) else {
      return kind
    }
    return Self.isTitle(run, words) ? .title : kind
  }

  /// Whether a run fills a pair of title marks.
  private static func isTitle(_ run: Run, _ words: borrowing DocumentWords) -> Bool {
    words.tokens[run.first &- 1].group == .openingTitleMark
      && words.tokens[run.end].group == .closingTitleMark
  }

  @inline(__always) func hash(of run: Run, _ words: borrowing DocumentWords) -> RunHash {
    let characters = words.characters.table
    let range = words.characterRange(of: run)
    var hash = RunHash(words.multipliers)
    var position = range.lowerBound
    while position < range.upperBound {
      hash.append(characters[position])
      position &+= 1
    }
    return hash
  }

  func termhood(
    of run: Run, node: UInt32, _ neighbours: NeighbourFeatures, _ words: borrowing DocumentWords
  ) -> Double {
    let tokens = words.tokens.table
    let (first, last) = (tokens[run.first], tokens[run.end &- 1])
    var features = RunFeatures()
    for token in run.tokens { features.append(tokens[token]) }
    let kind = kind(of: run, node: node, words)
    let length = Int(tokens[run.end].offset) &- Int(first.offset)
    var sum = weights.first(first) &+ weights.last(last) &+ weights.inside(features, first, last)
    sum &+= weights.shape(kind, words: features.words, characters: length)
    if kind == .phrase { sum &+= weights.genres(words.lexicon.statistics(of: node)) }
    return weights.termhood(sum, neighbours, kind)
  }

  /// Whether a token that begins no longer entry is a candidate by itself.
  @inline(__always) private func isCandidate(_ token: DocumentToken, _ length: Int) -> Bool {
    (2...Self.maximumLength).contains(length) && Self.mayStandAlone(token.group)
      || token.node != 0 && trie.check[Int(token.node)] & NodeFlags.isPhrase != 0
  }

  @inline(__always) private static func mayStandAlone(_ group: TagGroup) -> Bool {
    switch group {
    case .noun, .person, .place, .organisation, .properNoun, .verb, .verbalNoun, .adjective, .idiom,
      .locution, .unknown:
      true
    default: false
    }
  }
}
