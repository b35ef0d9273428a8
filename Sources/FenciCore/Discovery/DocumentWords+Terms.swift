extension DocumentWords {
  /// The number of words and punctuation marks. The two sentinel tokens at the ends do not count.
  var wordCount: Int { tokens.count - 2 }

  /// Whether a run of words may be a term. The caller makes sure that it contains no stop word.
  ///
  /// A run must neither begin nor end with a number or a unit of measure. Its ends must not lie
  /// inside a phrase of the lexicon, as the end of 发展和改革 lies inside 发展和改革委员会. A single word may be
  /// a term only in the scope `all`. It must be a lexicon entry of at least two characters, and
  /// either a phrase or a word that names something.
  func isCandidate(_ run: Run, _ scope: TermDiscovery.Scope) -> Bool {
    let tokens = tokens.table
    let (first, last) = (tokens[run.first], tokens[run.end &- 1])
    guard first.traits.contains(.isStart), last.traits.contains(.isStart),
      first.cut == 0, tokens[run.end].cut == 0, Int(first.phraseAhead) <= run.count
    else { return false }
    if run.count > 1 { return !isClause(run) }
    return scope == .all && first.node != 0 && characterRange(of: run).count > 1
      && (lexicon.isPhrase(first.node) || Self.namesSomething(first.group))
  }

  /// Whether a run is a piece of a clause: it begins with a verb of one character before a longer
  /// word or another such verb, as in 吃海鲜 and 想吃鱼, or has such a verb after a longer word, as in
  /// 孩子吃海鲜.
  ///
  /// A verb that terms often begin with does not count, and a verb before a name does not, as in
  /// 联合国驻黎巴嫩临时部队. Next to single characters, it is rather a part of a word, as in 刷脸支付.
  private func isClause(_ run: Run) -> Bool {
    let tokens = tokens.table
    for position in run.first..<run.end &- 1 {
      let token = tokens[position]
      let next = tokens[position &+ 1]
      guard token.traits.contains(.isShortVerb), token.statistics.level(.first) ?? 0 <= 0,
        length(of: position &+ 1) > 1
          || position == run.first && next.traits.contains(.isShortVerb),
        position == run.first || length(of: position &- 1) > 1
      else { continue }
      switch next.group {
      case .person, .place, .organisation, .properNoun: continue
      default: return true
      }
    }
    return false
  }

  /// The number of characters of a word.
  private func length(of token: Int) -> Int {
    characterRange(of: Run(first: token, count: 1)).count
  }

  /// Whether a single word of this part of speech can name the subject of a text.
  private static func namesSomething(_ group: TagGroup) -> Bool {
    switch group {
    case .noun, .person, .place, .organisation, .properNoun, .idiom, .locution: true
    default: false
    }
  }

  /// The termhood of a run at one occurrence: how likely it is a term, in thousandths of log-odds.
  func score(of run: Run, _ weights: KeyphraseWeights.View) -> Int {
    let tokens = tokens.table
    let (first, last) = (tokens[run.first], tokens[run.end &- 1])
    var features = RunFeatures()
    for token in run.tokens { features.append(tokens[token]) }
    let sum =
      Int(first.startScore) &+ Int(last.endScore)
      &+ weights.shape(.run, words: run.count, characters: characterRange(of: run).count)
      &+ weights.inside(features, first, last)
    return sum
  }

  /// Returns the facts about the first or the last word of a run that its score depends on.
  ///
  /// - Parameter column: `first` or `last`. It says whose level is returned.
  func end(_ token: Int, _ column: KeyphraseStatistics.Column) -> TermEnd {
    TermEnd(
      group: tokens[token].group, level: tokens[token].statistics.level(column),
      length: characterRange(of: Run(first: token, count: 1)).count)
  }

  /// The text around a run, up to `size` bytes on each side. It does not go beyond the run's line.
  func context(of run: Run, size: Int) -> DiscoveredTerm.Context {
    let range = byteRange(of: run)
    var start = range.lowerBound
    while start > max(range.lowerBound - size, 0), !isLineBreak(start - 1) { start -= 1 }
    while start < range.lowerBound, source[start] & 0xC0 == 0x80 { start += 1 }
    let limit = min(range.upperBound + size, source.count)
    var end = range.upperBound
    while end < limit, !isLineBreak(end) { end += 1 }
    if end < source.count {
      while end > range.upperBound, source[end] & 0xC0 == 0x80 { end -= 1 }
    }
    return DiscoveredTerm.Context(
      before: source.string(in: start..<range.lowerBound), phrase: source.string(in: range),
      after: source.string(in: range.upperBound..<end))
  }

  private func isLineBreak(_ position: Int) -> Bool {
    source[position] == 0x0A || source[position] == 0x0D
  }
}
