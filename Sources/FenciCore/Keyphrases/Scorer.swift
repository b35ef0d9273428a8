/// Scores candidates for key phrases. A score is the logarithm of termhood × salience.
///
/// Termhood is the probability that an editor would index the candidate, whatever the document.
/// Salience tells how much this document is about the candidate. It is TF-IDF (Salton and Buckley
/// 1988), extended by the positions of the occurrences. Its weight rises with the length of the
/// document, because a few lines show little of their subject.
struct Scorer {
  /// The weights of the features of salience.
  private let weights: SalienceWeights
  /// The weight of salience in this document for a candidate that occurs once.
  private let share: Double
  let reference: ReferenceTable.View?
  /// The maximum that rarity can add to salience.
  private let mostRarity: Double
  /// The maximum that rarity and length together can add.
  private let mostAnywhere: Double
  /// The maximum that the title and headings can add for a candidate that occurs once.
  private let mostInHeadings: Double

  /// A constant that is added to an inverse document frequency before its logarithm is taken.
  /// Without it, the logarithm of a term that occurs in nearly every document would be far below 0.
  /// But this document may still be about the term.
  static let leastRarity = 1.5
  /// A number that exceeds every inverse document frequency, in units of 1/16.
  static let mostIDF = 512

  /// - Parameter words: the number of words and punctuation marks in the document.
  init(words: Int, _ weights: SalienceWeights, _ reference: ReferenceTable.View?) {
    self.weights = weights
    self.reference = reference
    share = weights.share(inDocumentOf: words)
    mostRarity = max(
      weights.rarity(ofIDF: 0), weights.rarity(ofIDF: reference?.unseen ?? Self.mostIDF))
    mostAnywhere = mostRarity + max(weights[.length] * Self.length(.max), 0)
    mostInHeadings =
      max(weights[.title], weights[.wholeTitle], 0) + max(weights[.heading], 0) * Self.ln(2)
  }

  /// Returns the logarithm of termhood × salience.
  ///
  /// A term that occurs in nearly all documents of every genre gets −∞. A candidate whose score
  /// would not exceed `threshold` may also get −∞, because its exact score is not needed.
  func score(_ evidence: Evidence, above threshold: Double = -.infinity) -> Double {
    let logOdds = evidence.termhood / KeyphraseFeature.weightScale
    let share = share(of: evidence)
    let rest = saliencesWithoutRarity(of: evidence)
    // Skip a candidate that cannot exceed the threshold even with the highest possible rarity.
    if share >= 0,
      DeterministicMath.lnProbability(atMostLogOdds: logOdds) + share * (rest + mostRarity)
        <= threshold
    {
      return -.infinity
    }
    guard let rarity = rarity(of: evidence) else { return -.infinity }
    return DeterministicMath.lnProbability(ofLogOdds: logOdds) + share * (rest + rarity)
  }

  /// Returns an upper bound of the salience of any candidate that begins with a token and occurs
  /// once. The bound is infinite if the weights do not allow one.
  @inline(__always) func mostSalience(
    at start: Int, _ words: borrowing DocumentWords
  ) -> Double {
    // With weights that were not fitted, the weight of salience may be negative. Then no bound is
    // known.
    guard share >= 0 else { return .infinity }
    let tokens = words.tokens.table
    let traits = tokens[start].traits
    var most = mostAnywhere + weights[.lead] * Self.lead(start &- 1)
    if !traits.isDisjoint(with: [.isInTitle, .isInHeading]) {
      most += mostInHeadings
    }
    if tokens[start &- 1].neighbour == .openingQuotationMark { most += max(weights[.quotes], 0) }
    return share * most
  }

  /// Returns the weighted sum of all features of salience except rarity.
  private func saliencesWithoutRarity(of evidence: Evidence) -> Double {
    let placement = evidence.placement
    var sum = weights.frequency(evidence.names)
    if placement.isTitle {
      sum += weights[.wholeTitle]
    } else if placement.isInTitle {
      sum += weights[.title]
    }
    if placement.headings > 0 { sum += weights[.heading] * Self.ln(1 + Int(placement.headings)) }
    sum += weights[.lead] * Self.lead(evidence.first)
    sum += weights.spread(placement.sliceCount)
    if placement.quotes > 0 {
      sum += weights[.quotes] * Double(placement.quotes) / Double(evidence.count)
    }
    return sum + weights[.length] * Self.length(evidence.length)
  }

  /// Returns the features of a candidate's salience, each with its value and its weight in this
  /// document.
  func values(
    of evidence: Evidence
  ) -> [(feature: SalienceFeature, value: Double, weight: Double)] {
    let placement = evidence.placement
    let rarity = idf(of: evidence).map { DeterministicMath.ln($0 + Self.leastRarity) } ?? 0
    let values: [(SalienceFeature, Double)] = [
      (.frequency, Self.frequency(evidence.names)), (.rarity, rarity),
      (.title, placement.isInTitle && !placement.isTitle ? 1 : 0),
      (.wholeTitle, placement.isTitle ? 1 : 0),
      (.heading, Self.ln(1 + Int(placement.headings))), (.lead, Self.lead(evidence.first)),
      (.spread, Self.ln(placement.sliceCount)),
      (.quotes, Double(placement.quotes) / Double(evidence.count)),
      (.length, Self.length(evidence.length)),
    ]
    return values.map { ($0, $1, weights[$0] * share(of: evidence)) }
  }

  /// Returns the weight of salience for a candidate. It depends on how often the candidate occurs.
  private func share(of evidence: Evidence) -> Double {
    share + weights[.repeated] * (1 - 1 / Double(evidence.names))
  }

  fileprivate static func frequency(_ count: Int) -> Double {
    count == 1 ? 0 : DeterministicMath.ln(1 + ln(count))
  }

  fileprivate static func ln(_ count: Int) -> Double { DeterministicMath.ln(Double(max(count, 1))) }

  private static func lead(_ first: Int) -> Double { 100 / Double(100 + first) }

  private static func length(_ characters: Int) -> Double { Double(min(characters, 16)) / 10 }

  /// Returns the contribution of rarity, which is the weighted logarithm of the inverse document
  /// frequency. Returns nil if the term occurs in nearly all documents of every genre.
  private func rarity(of evidence: Evidence) -> Double? {
    // This is the common case: the reference has one value for the whole candidate.
    if evidence.meanIDF == nil, let reference {
      let idf = reference.idf(of: evidence.hash)
      return idf > InverseFrequency.everywhere ? weights.rarity(ofIDF: idf) : nil
    }
    return idf(of: evidence).map {
      weights[.rarity] * DeterministicMath.ln($0 + Self.leastRarity)
    }
  }

  /// Returns the inverse document frequency, which is a natural logarithm. Returns nil if the term
  /// occurs in nearly all documents of every genre.
  private func idf(of evidence: Evidence) -> Double? {
    guard let reference else { return max(evidence.meanCost, 1.0 / 16) }
    let found = reference.idf(of: evidence.hash)
    let idf = found == reference.unseen ? evidence.meanIDF ?? Double(found) : Double(found)
    return idf > Double(InverseFrequency.everywhere) ? idf / Double(InverseFrequency.scale) : nil
  }

  /// Collects the evidence for a candidate.
  func evidence(
    of candidate: Candidate, _ placement: Placement, _ words: borrowing DocumentWords
  ) -> Evidence {
    var evidence = Evidence(candidate, placement, words)
    if let reference, reference.hasWordsAlone, candidate.node == 0, candidate.run.count > 1 {
      evidence.meanIDF = words.meanIDF(of: candidate.run, reference)
    }
    return evidence
  }
}

/// The facts about a candidate that determine its score. A `Scorer` computes the score from them. A
/// long document is read in blocks, so the facts are kept and added up until the last block is
/// read.
struct Evidence {
  /// The termhood in thousandths of log-odds: how likely the candidate is a term.
  var termhood: Double
  /// How often the candidate itself occurs, and how often other names of the same term occur.
  var count: Int
  var otherNames = 0
  var placement: Placement
  /// The number of words and punctuation marks before the first occurrence.
  var first: Int
  /// The number of characters.
  var length: Int
  var hash: TermHash
  /// The mean inverse document frequency of the candidate's words by the lexicon. It is used if
  /// there is no reference; see `DocumentWords.meanCost(of:)`.
  var meanCost: Double
  /// The mean inverse document frequency of the candidate's parts, in units of 1/16. It is used if
  /// the reference counts only words and phrases of a dictionary and lacks the candidate.
  var meanIDF: Double?

  /// The number of occurrences under any name.
  var names: Int { count + otherNames }

  init(_ candidate: Candidate, _ placement: Placement, _ words: borrowing DocumentWords) {
    termhood = candidate.termhood
    count = Int(candidate.count)
    otherNames = Int(candidate.otherNames)
    self.placement = placement
    first = candidate.run.first - 1
    length = words.characterRange(of: candidate.run).count
    hash = words.termHash(of: candidate.run)
    meanCost = words.meanCost(of: candidate.run)
  }
}

/// The weights of the features of salience. Some products of weight and value are computed in
/// advance.
struct SalienceWeights: Sendable {
  private let weights: [Double]
  /// The contributions of three features, computed in advance. `rarities` is indexed by inverse
  /// document frequency in units of 1/16, `frequencies` by number of occurrences, and `spreads` by
  /// number of parts of the document that contain an occurrence.
  private let rarities, frequencies, spreads: [Double]

  /// The number of elements of `frequencies`. For this many occurrences or more, the contribution
  /// is computed.
  private static let frequentCount = 256

  init(_ byFeature: [KeyphraseFeature: Int32]) {
    weights = SalienceFeature.allCases.map {
      Double(byFeature[.salience($0)] ?? 0) / KeyphraseFeature.weightScale
    }
    let weight = weights[SalienceFeature.rarity.rawValue]
    rarities = (0...Scorer.mostIDF).map {
      weight
        * DeterministicMath.ln(
          Double($0) / Double(InverseFrequency.scale) + Scorer.leastRarity)
    }
    let (frequency, spread) = (
      weights[SalienceFeature.frequency.rawValue], weights[SalienceFeature.spread.rawValue]
    )
    frequencies = (0..<Self.frequentCount).map { frequency * Scorer.frequency($0) }
    spreads = (0...Placement.sliceCount).map { spread * Scorer.ln($0) }
  }

  @inline(__always) fileprivate func frequency(_ count: Int) -> Double {
    count < Self.frequentCount
      ? frequencies[count] : self[.frequency] * Scorer.frequency(count)
  }

  @inline(__always) fileprivate func spread(_ slices: Int) -> Double { spreads[slices] }

  /// Returns the contribution of rarity to salience, given an inverse document frequency in units
  /// of 1/16.
  @inline(__always) func rarity(ofIDF idf: Int) -> Double { rarities[idf] }

  @inline(__always) subscript(_ feature: SalienceFeature) -> Double { weights[feature.rawValue] }

  /// Returns the weight of salience for a candidate that occurs once. It rises with the number of
  /// words in the document.
  func share(inDocumentOf words: Int) -> Double {
    let (length, half) = (Double(max(words, 0)), self[.halfLength])
    return self[.weight] * length * length / max(length * length + half * half, 1)
  }
}

extension DocumentWords {
  /// Returns the hash by which a reference finds the term.
  func termHash(of run: Run) -> TermHash {
    var hash = TermHash()
    for place in characterRange(of: run) { hash.append(characters[place].scalar) }
    return hash
  }

  /// Returns the mean inverse document frequency of the terms that make up a run, in units of 1/16.
  ///
  /// The run is divided from left to right. Each part is the longest term that the reference has,
  /// or else a single word. Stop words and signs that the reference lacks are skipped.
  fileprivate func meanIDF(of run: Run, _ reference: ReferenceTable.View) -> Double {
    var (sum, count) = (0, 0)
    var first = run.first
    while first < run.end {
      var end = run.end
      var idf = self.idf(of: first..<end, reference)
      while idf == reference.unseen, end > first + 1 {
        end -= 1
        idf = self.idf(of: first..<end, reference)
      }
      if idf != reference.unseen || tokens[first].isContent {
        sum += idf
        count += 1
      }
      first = end
    }
    return Double(sum) / Double(max(count, 1))
  }

  private func idf(of tokens: Range<Int>, _ reference: ReferenceTable.View) -> Int {
    var hash = TermHash()
    for place in characterRange(of: Run(first: tokens.lowerBound, count: tokens.count)) {
      hash.append(characters[place].scalar)
    }
    return reference.idf(of: hash)
  }

  /// Returns the mean inverse document frequency of a run's words by the lexicon, without stop
  /// words. If the lexicon has no document counts, half the cost of each word is used instead. If
  /// the lexicon has a reference, this value is not needed and is 0.
  func meanCost(of run: Run) -> Double {
    guard lexicon.sections.termFrequencies.count == 0 else { return 0 }
    var (sum, count) = (0.0, 0)
    for position in run.tokens where !tokens[position].isStopWord {
      sum += lexicon.idf(of: tokens[position].node)
      count += 1
    }
    return sum / Double(max(count, 1))
  }
}
