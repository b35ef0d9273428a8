/// Finds the candidates of a document, which are the runs of words that may be key phrases.
///
/// A lexicon phrase is always a candidate, whatever its length. Any other run has at most 8 words
/// and 14 characters, or at most 10 words and 24 characters between punctuation marks or stop
/// words. It must not begin or end with a stop word. It must not begin with a number or continue
/// after a verb of one character, as in 公司做系统管理员. A single word must be a noun, verb, idiom or the
/// like. The title of a work between title marks is a candidate too.
///
/// Runs with the same normalized characters are one candidate, even if they are segmented
/// differently.
///
/// Almost all candidates occur once, are not in the lexicon and score too low. Each of these is
/// dropped as soon as an upper bound of its score is too low. Only runs that may be repeated go
/// into a table.
struct Candidates: ~Copyable {
  /// The most words and characters of a run that has other words directly before or after it.
  static let usualWords = 8
  static let usualLength = 14
  /// The most words and characters of a run between punctuation marks or stop words.
  static let maximumWords = 10
  static let maximumLength = 24

  var best: BestCandidates
  /// Candidates that occur once and are not scored yet. Their `score` is an upper bound of the
  /// score.
  var pending = Stack<Candidate>(capacity: 512)
  private static let pendingLimit = 2048
  var repeated: RepeatedRuns
  private let weights: KeyphraseWeights.View
  let scorer: Scorer
  let ranks: TextRank.View?
  let trie: Trie

  /// Finds all candidates, scores them and keeps the best.
  ///
  /// - Parameters:
  ///   - ranks: the TextRank of each word, to score candidates by; nil to score by the weights.
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

  /// The places where a candidate occurs in the document, its title and its headings.
  func placement(of candidate: Candidate, _ words: borrowing DocumentWords) -> Placement {
    var placement = Placement()
    forEachOccurrence(of: candidate) { placement.add($0, words) }
    return placement
  }

  /// Calls `body` with every occurrence of a candidate, in text order.
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

  /// Adds the runs of `words.titles` that begin before the token `start`. `numbers` has those that
  /// are not added yet. The caller passes ascending tokens, so occurrences are added in text order.
  mutating func addTitles(
    _ numbers: inout Range<Int>, before start: Int, _ words: borrowing DocumentWords
  ) {
    while let number = numbers.first, words.titles[number].first < start {
      numbers.removeFirst()
      if let (run, node) = Self.title(number, words, trie) { addRepeated(run, node: node, words) }
    }
  }

  /// Calls `body` with each token that a candidate may begin with, in text order. Runs that begin
  /// with the token and have at least `uniqueLength` characters occur only once in the document.
  @inline(__always) static func forEachStart(
    _ words: borrowing DocumentWords, _ filter: RepetitionFilter.View,
    _ body: (_ start: Int, _ uniqueLength: Int) -> Void
  ) {
    let tokens = words.tokens.table
    let characters = words.characters.table
    var number = words.starts.count
    var nextReport = DocumentWords.tokensPerReport
    while number > 0 {
      number &-= 1
      let start = Int(words.starts[number])
      if start >= nextReport {
        guard words.reportTokens(from: start &- DocumentWords.tokensPerReport) else { return }
        nextReport = start &+ DocumentWords.tokensPerReport
      }
      body(start, filter.uniqueLength(characters, at: Int(tokens[start].offset)))
    }
  }

  /// Adds the candidates that begin with a token. This is the fast path for most tokens. It
  /// requires that the token does not have the trait `beginsEntry`. Then no lexicon entry of
  /// several tokens begins with it, and no token with a `special` trait is among the words that
  /// follow.
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

  /// Adds the candidates that begin with a token. This is the slow path, for a token with the trait
  /// `beginsEntry`.
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

  /// Calls `body` with each candidate that begins with the token `start`, the shortest first.
  /// `node` is the lexicon entry of the candidate, or 0.
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

  /// Whether a run that is not in the lexicon is a candidate. The caller has checked that its
  /// quotation marks are in pairs.
  private static func isRun(
    _ run: Run, _ length: Int, _ words: borrowing DocumentWords
  ) -> Bool {
    let (first, last) = (words.tokens[run.first], words.tokens[run.end - 1])
    guard last.mayEndRun else { return false }
    if run.count == 1 { return mayStandAlone(first.group) }
    if first.traits.contains(.isInTitleMarks) { return isTitle(run, words) }
    if first.traits.contains(.isOrdinal) { return run.count > 2 }
    if run.count > usualWords || length > usualLength, !isBounded(run, words) { return false }
    // A run is a fragment if it begins or ends inside a name of several words in Latin letters.
    // Hat公司 is a fragment of Red Hat公司. Runs of letters and signs alone are allowed.
    let isCut =
      first.traits.contains(.followsLetters) || last.traits.contains(.precedesLetters)
    return !isCut
      || run.tokens.allSatisfy {
        !words.tokens[$0].traits.isDisjoint(with: [.isLetters, .isSign])
      }
  }

  /// Whether the tokens before and after a run are stop words or are not words.
  @inline(__always) private static func isBounded(
    _ run: Run, _ words: borrowing DocumentWords
  ) -> Bool {
    let (before, after) = (words.tokens[run.first &- 1], words.tokens[run.end])
    return (!before.isWord || before.isStopWord) && (!after.isWord || after.isStopWord)
  }

  /// Calls `body` with each title that `forEachCandidate` does not find. `node` is the lexicon
  /// entry of the title, or 0.
  static func forEachTitle(
    _ words: borrowing DocumentWords, _ trie: Trie, _ body: (Run, _ node: UInt32) -> Void
  ) {
    for number in 0..<words.titles.count {
      if let (run, node) = title(number, words, trie) { body(run, node) }
    }
  }

  /// Returns an element of `words.titles` with its lexicon entry, or with 0 if it has none. Returns
  /// nil if the title cannot be a candidate, or if `forEachCandidate` finds it anyway.
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
        // This compares offsets of characters, because a mark at the end of a title has no
        // characters.
        if words.tokens[run.end].offset == words.tokens[title.end].offset { isFound = true }
      }
      if isFound { return nil }
    }
    var walk = EntryWalk(trie)
    walk.advance(over: characters, words.characters.table)
    return (title, walk.node)
  }

  /// The termhood that a candidate must exceed to be kept. Termhood is how likely a run is a term,
  /// whatever the document is about, as log-odds in thousandths.
  ///
  /// - Parameter salience: an upper bound of how much the document is about the candidate.
  @inline(__always) private func leastTermhood(_ salience: Double) -> Double {
    DeterministicMath.logOdds(atMost: best.threshold - salience) * KeyphraseFeature.weightScale
  }

  /// Adds a candidate that occurs once to `pending`, if its score may exceed the threshold.
  ///
  /// - Parameter salience: an upper bound of the candidate's salience.
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

  /// Adds an occurrence of a run to `pending` if the run occurs once, or else to `repeated`.
  ///
  /// - Parameter salience: an upper bound of the salience of the run if it occurs once.
  private mutating func add(
    _ run: Run, node: UInt32, _ length: Int, _ uniqueLength: Int, _ salience: Double,
    _ words: borrowing DocumentWords
  ) {
    // The filter for repeated runs does not record runs of one character, so they may be repeated.
    // Names of a term go into the table, because `joinNames` adds up their occurrences.
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

  /// The sum of the weights of the tokens directly before and after an occurrence, in thousandths.
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

  /// The kind of a run. A run that fills a pair of title marks is a title, unless the run is a
  /// phrase of the lexicon.
  @inline(__always) func kind(
    of run: Run, node: UInt32, _ words: borrowing DocumentWords
  ) -> CandidateKind {
    let kind = kind(of: run, node: node)
    guard kind != .phrase, words.tokens[run.first].traits.contains(.isInTitleMarks) else {
      return kind
    }
    return Self.isTitle(run, words) ? .title : kind
  }

  /// Whether title marks are directly before and after a run.
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

  /// Whether a token alone is a candidate, if no longer lexicon entry begins with it.
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
