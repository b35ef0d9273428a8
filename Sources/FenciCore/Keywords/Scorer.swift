/// Scores candidates: termhood × salience, as logarithms.
///
/// Termhood is the probability that an editor would index the term, whatever the document is about. Salience is
/// TF-IDF (Salton and Buckley 1988) with what the place of the occurrences says; how much it weighs rises
/// with the length of the document, because a passage of a few lines tells little of what it is about.
struct Scorer {
  /// By feature, in the order of `SalienceFeature`.
  private let weights: SalienceWeights
  /// How much salience weighs in this document for what occurs once.
  private let share: Double
  private let reference: ReferenceTable.View?
  /// What a candidate with one occurrence needs at least, in thousandths of log-odds, unless it stands
  /// near the beginning.
  private(set) var leastTermhood = -Double.infinity

  /// Words from here on are not near the beginning of a document.
  static let leadLength = 1000

  init(
    _ words: borrowing DocumentWords, _ weights: SalienceWeights, _ reference: ReferenceTable.View?
  ) {
    self.weights = weights
    self.reference = reference
    share = weights.share(inDocumentOf: words.wordCount)
  }

  /// The logarithm of the product; −∞ for what stands in the documents of every genre and is no key phrase.
  func score(
    _ candidate: Candidate, _ placement: Placement, _ words: borrowing DocumentWords
  ) -> Double {
    guard let salience = salience(of: candidate, placement, words) else { return -.infinity }
    return DeterministicMath.lnProbability(
      ofLogOdds: candidate.termhood / KeyphraseFeature.weightScale) + salience
  }

  /// The logarithm of the salience: the sum of the features times their weights, times the share.
  func salience(
    of candidate: Candidate, _ placement: Placement, _ words: borrowing DocumentWords
  ) -> Double? {
    guard let rarity = rarity(of: candidate, words) else { return nil }
    var sum = weights[.frequency] * frequency(candidate.count &+ candidate.otherNames) + weights[.rarity] * rarity
    if placement.isTitle {
      sum += weights[.wholeTitle]
    } else if placement.isInTitle {
      sum += weights[.title]
    }
    if placement.headings > 0 { sum += weights[.heading] * Self.ln(1 + Int(placement.headings)) }
    sum += weights[.lead] * Self.lead(candidate.run)
    if placement.sliceCount > 1 { sum += weights[.spread] * Self.ln(placement.sliceCount) }
    if placement.quotes > 0 {
      sum += weights[.quotes] * Double(placement.quotes) / Double(candidate.count)
    }
    sum += weights[.length] * Self.length(candidate.run, words)
    return share(of: candidate) * sum
  }

  /// What is seen of a candidate, feature by feature, with the weights in this document.
  func values(
    of candidate: Candidate, _ placement: Placement, _ words: borrowing DocumentWords
  ) -> [(feature: SalienceFeature, value: Double, weight: Double)] {
    let values: [(SalienceFeature, Double)] = [
      (.frequency, frequency(candidate.count &+ candidate.otherNames)),
      (.rarity, rarity(of: candidate, words) ?? 0),
      (.title, placement.isInTitle && !placement.isTitle ? 1 : 0),
      (.wholeTitle, placement.isTitle ? 1 : 0),
      (.heading, Self.ln(1 + Int(placement.headings))), (.lead, Self.lead(candidate.run)),
      (.spread, Self.ln(placement.sliceCount)),
      (.quotes, Double(placement.quotes) / Double(candidate.count)),
      (.length, Self.length(candidate.run, words)),
    ]
    return values.map { ($0, $1, weights[$0] * share(of: candidate)) }
  }

  /// How much salience weighs for a candidate.
  private func share(of candidate: Candidate) -> Double {
    let count = Double(candidate.count &+ candidate.otherNames)
    return share + weights[.repeated] * (1 - 1 / count)
  }

  private func frequency(_ count: UInt32) -> Double {
    count == 1 ? 0 : DeterministicMath.ln(1 + DeterministicMath.ln(Double(count)))
  }

  private static func ln(_ count: Int) -> Double { DeterministicMath.ln(Double(max(count, 1))) }

  private static func lead(_ run: Run) -> Double { 100 / Double(100 + run.first - 1) }

  private static func length(_ run: Run, _ words: borrowing DocumentWords) -> Double {
    Double(min(words.characterRange(of: run).count, 16)) / 10
  }

  /// The logarithm of the inverse document frequency in nats; nil for what stands everywhere.
  private func rarity(of candidate: Candidate, _ words: borrowing DocumentWords) -> Double? {
    guard let reference else {
      return DeterministicMath.ln(max(words.meanCost(of: candidate.run), 1.0 / 16))
    }
    var hash = TermHash()
    for place in words.characterRange(of: candidate.run) {
      hash.append(words.characters[place].scalar)
    }
    let idf = reference.idf(of: hash)
    guard idf != ReferenceTable.everywhere else { return nil }
    return DeterministicMath.ln(Double(idf) / Double(ReferenceTable.scale))
  }

  /// Sets the score that a candidate has to exceed.
  mutating func setThreshold(_ threshold: Double) {
    // The most that anything but the beginning adds to the salience of one occurrence.
    let rarity =
      weights[.rarity] * DeterministicMath.ln(Double(reference?.unseen ?? 160) / 16)
    let most =
      max(rarity, 0) + max(weights[.heading], 0) * Self.ln(2) + max(weights[.quotes], 0)
      + max(weights[.length], 0) * 1.6
      + max(weights[.lead], 0) * Self.lead(Run(first: Self.leadLength, count: 1))
    let least = threshold - share * most
    // p > e^least, as log-odds.
    leastTermhood =
      least >= 0
      ? .infinity
      : KeyphraseFeature.weightScale * (least - DeterministicMath.ln(1 - DeterministicMath.exp(least)))
  }
}

/// The weights of salience.
struct SalienceWeights: Sendable {
  private let weights: [Double]

  init(_ byFeature: [KeyphraseFeature: Int32]) {
    weights = SalienceFeature.allCases.map {
      Double(byFeature[.salience($0)] ?? 0) / KeyphraseFeature.weightScale
    }
  }

  @inline(__always) subscript(_ feature: SalienceFeature) -> Double { weights[feature.rawValue] }

  /// How much salience weighs in a document for what occurs once: the more, the more words there are.
  func share(inDocumentOf words: Int) -> Double {
    let (length, half) = (Double(max(words, 0)), self[.halfLength])
    return self[.weight] * length * length / max(length * length + half * half, 1)
  }
}

extension DocumentWords {
  /// The mean of half the costs of the words that are no stop words, in nats: it stands in for an inverse
  /// document frequency where no documents were counted, as a document has many words.
  func meanCost(of run: Run) -> Double {
    var (sum, count) = (0.0, 0)
    for position in run.tokens where !tokens[position].isStopWord {
      sum += lexicon.idf(of: tokens[position].node)
      count += 1
    }
    return sum / Double(max(count, 1))
  }
}
