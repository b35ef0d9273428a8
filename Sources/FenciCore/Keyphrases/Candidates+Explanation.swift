extension Candidates {
  /// Explains the score of a candidate. Each contribution is a feature with its value and its
  /// weight. Features that add nothing to the score are left out.
  func contributions(
    of candidate: Candidate, _ weights: KeyphraseWeights, _ words: borrowing DocumentWords
  ) -> [KeyphraseExplanation.Contribution] {
    var contributions: [KeyphraseExplanation.Contribution] = []
    func add(
      _ name: @autoclosure () -> String, _ factor: KeyphraseExplanation.Factor, _ value: Double,
      _ weight: Double
    ) {
      guard weight != 0, value != 0 else { return }
      contributions.append(.init(feature: name(), factor: factor, value: value, weight: weight))
    }
    if let ranks {
      let weight = rankWeight(of: candidate)
      for token in candidate.run.tokens {
        add("rank \(words.normalizedForm(of: token))", .salience, ranks.rank(of: token), weight)
      }
    } else {
      for (feature, value) in values(of: candidate, words) {
        let weight = Double(weights.byFeature[feature] ?? 0) / KeyphraseFeature.weightScale
        add(feature.name, .termhood, value, weight)
      }
      let evidence = scorer.evidence(of: candidate, placement(of: candidate, words), words)
      for (feature, value, weight) in scorer.values(of: evidence) {
        add(KeyphraseFeature.salience(feature).name, .salience, value, weight)
      }
    }
    return contributions
  }

  /// The features of a candidate's termhood, which is the probability that it is a term. They
  /// describe the words of the candidate and the words around its occurrences.
  func values(
    of candidate: Candidate, _ words: borrowing DocumentWords
  ) -> [(feature: KeyphraseFeature, value: Double)] {
    let tokens = words.tokens.table
    let run = candidate.run
    let (first, last) = (tokens[run.first], tokens[run.end &- 1])
    var features = RunFeatures()
    for token in run.tokens { features.append(tokens[token]) }
    let kind = kind(of: run, node: candidate.node, words)
    let length = Int(tokens[run.end].offset) &- Int(first.offset)
    let characters = min(length, KeyphraseFeature.characterCounts.upperBound)
    var values: [(feature: KeyphraseFeature, value: Double)] = [
      (.bias, 1), (.kind(kind), 1),
      (.innerStopWord, features.hasStopWord ? 1 : 0),
      (.beginsWithPhrase, (1..<features.words).contains(Int(first.phraseAhead)) ? 1 : 0),
      (.endsWithPhrase, (1..<features.words).contains(Int(last.phraseBehind)) ? 1 : 0),
      (.characters(kind, characters), 1),
      (.words(min(features.words, KeyphraseFeature.wordCounts.upperBound)), 1),
    ]
    for group in KeyphraseFeature.innerGroups
    where features.inner & 1 &<< UInt32(group.rawValue) != 0 { values.append((.inner(group), 1)) }
    // Only words have a part of speech. A run may also begin or end with a quotation mark.
    if TagGroup.partsOfSpeech.contains(first.group) { values.append((.first(first.group), 1)) }
    if TagGroup.partsOfSpeech.contains(last.group) { values.append((.last(last.group), 1)) }
    if let level = first.statistics.level(.first) { values.append((.level(.first, level), 1)) }
    if let level = last.statistics.level(.last) { values.append((.level(.last, level), 1)) }
    if kind == .phrase {
      let statistics = words.lexicon.statistics(of: candidate.node)
      for genre in KeyphraseStatistics.Genre.allCases {
        if let share = statistics.share(genre) { values.append((.genre(genre, share), 1)) }
      }
    }
    return values + neighbourValues(of: candidate, words)
  }

  /// Returns the features of the tokens directly before and after a candidate's occurrences. The
  /// value of such a feature is the share of the occurrences that have it. For example, a comma
  /// after two of four occurrences has the value 0.5.
  ///
  /// The exception is the feature `same`, which says how often a neighbour stays the same from one
  /// occurrence to the next. It describes the candidate as a whole, so its value is 1.
  private func neighbourValues(
    of candidate: Candidate, _ words: borrowing DocumentWords
  ) -> [(feature: KeyphraseFeature, value: Double)] {
    let tokens = words.tokens.table
    var counts: [(feature: KeyphraseFeature, value: Double)] = []
    func add(_ feature: KeyphraseFeature) {
      if let known = counts.firstIndex(where: { $0.feature == feature }) {
        counts[known].value += 1
      } else {
        counts.append((feature, 1))
      }
    }
    let kind = kind(of: candidate.run, node: candidate.node, words)
    var neighbours = NeighbourFeatures()
    var last: Run?
    forEachOccurrence(of: candidate) { run in
      neighbours.add(score: 0)
      if let last {
        neighbours.note(
          sameBefore: words.haveSameWord(last.first - 1, run.first - 1),
          sameBehind: words.haveSameWord(last.end, run.end))
      }
      last = run
      // The kind may differ between occurrences. The same characters may be a title between title
      // marks in one place and plain words in another.
      let kind = self.kind(of: run, node: candidate.node, words)
      let (before, first, behind) = (
        tokens[run.first &- 1], tokens[run.first], tokens[run.end]
      )
      for (side, neighbour) in [(KeyphraseFeature.Side.left, before), (.right, behind)] {
        add(.neighbour(side, neighbour.neighbour))
        add(.neighbourOfKind(kind, side, neighbour.neighbour))
      }
      if first.cut > 0 { add(.cut(.left)) }
      if behind.cut > 0 { add(.cut(.right)) }
      if let level = before.statistics.level(.before) { add(.level(.before, level)) }
      if let level = behind.statistics.level(.behind) { add(.level(.behind, level)) }
    }
    let total = Double(neighbours.count)
    for position in counts.indices { counts[position].value /= total }
    if neighbours.count > 1 {
      let left = neighbours.level(ofSame: neighbours.sameBefore)
      let right = neighbours.level(ofSame: neighbours.sameBehind)
      counts.append((.same(.left, kind, left), 1))
      counts.append((.same(.right, kind, right), 1))
    }
    return counts
  }
}
