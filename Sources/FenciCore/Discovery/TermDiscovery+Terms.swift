extension TermDiscovery {
  /// Returns the phrases that the dictionary lacks, best first. Ties are broken by the Unicode
  /// order of the normalized characters.
  ///
  /// Each term must be useful next to the better ones. A term is left out if at least half of its
  /// occurrences lie inside one better term. It is also left out if it contains a better term and
  /// accounts for at least half of that term's occurrences. In a corpus of several documents, a
  /// term must occur in at least two of them.
  ///
  /// - Complexity: O(*n* log *n*) in the number of examined runs.
  public func newTerms(top count: Int = 100) -> [DiscoveredTerm] {
    let entropies = entropies()
    var found: [(record: Int, term: DiscoveredTerm)] = []
    for (position, record) in records.enumerated() where !record.isKnown {
      guard let evidence = evidence(for: position, entropies) else { continue }
      found.append((position, term(record, evidence, score: evidence.score)))
    }
    return best(count, of: found)
  }

  /// Returns the words and phrases that are more frequent than in the earlier corpus. They are
  /// ordered by the log-likelihood ratio *G*² (Dunning 1993), greatest first.
  ///
  /// A phrase that the dictionary lacks must also score well as a new term. A dictionary word that
  /// nearly always occurs between the same two words is left out, because it is part of a longer
  /// name.
  ///
  /// - Complexity: O(*n* log *n*) in the number of examined runs.
  public func risingTerms(top count: Int = 100) -> [DiscoveredTerm] {
    let entropies = entropies()
    var found: [(record: Int, term: DiscoveredTerm)] = []
    for (position, record) in records.enumerated() {
      let change = Change(
        record.count, of: wordCount, earlier: record.earlierCount, of: earlierWordCount)
      guard change.isRise, record.count >= minimumCount, isSpread(record), !record.isInnerWord
      else { continue }
      var evidence = Evidence()
      if !record.isKnown {
        guard let new = self.evidence(for: position, entropies), new.score > Self.leastScore
        else { continue }
        evidence = new
      }
      let earlier = DiscoveredTerm.Earlier(
        count: record.earlierCount, documents: record.earlierDocuments,
        perMillion: change.earlierShare * 1e6, laterPerMillion: change.share * 1e6)
      let term = term(record, evidence, score: change.logLikelihoodRatio, earlier)
      found.append((position, term))
    }
    // Leave out a word if at least half of its occurrences are inside one rising phrase. The phrase
    // is the better term.
    var inner: [UInt64: Int] = [:]
    for (position, _) in found {
      let record = records[position]
      record.forEachPart {
        let key = NgramKey(characters[$0]).value
        inner[key] = max(inner[key] ?? 0, record.count)
      }
    }
    return best(
      count, of: found.filter { 2 * (inner[key(of: records[$0.record])] ?? 0) < $0.term.count })
  }

  /// The score that a phrase missing from the dictionary must exceed to be a rising term.
  private static let leastScore = 0.0

  /// The evidence that a run of words is a term. Cohesion and entropies are computed with natural
  /// logarithms.
  private struct Evidence {
    var cohesion = 0.0
    var leftEntropy = 0.0
    var rightEntropy = 0.0
    var score = 0.0
  }

  private func isSpread(_ record: TermRecord) -> Bool {
    record.documents >= min(documentCount, 2)
  }

  /// Returns the evidence for a run; nil if the run is too rare or is probably a fragment of a
  /// longer one.
  private func evidence(for position: Int, _ entropies: [Double]) -> Evidence? {
    let record = records[position]
    guard record.count >= minimumCount, isSpread(record), !record.isBoilerplate else { return nil }
    var evidence = Evidence()
    (evidence.leftEntropy, evidence.rightEntropy) = (
      entropies[2 * position], entropies[2 * position + 1]
    )
    let entropy = min(evidence.leftEntropy, evidence.rightEntropy)
    guard entropy >= TermScore.leastEntropy else { return nil }
    evidence.cohesion = cohesion(of: record)
    evidence.score =
      TermScore(
        firstLevel: record.first.level, lastLevel: record.last.level,
        firstGroup: record.first.group, lastGroup: record.last.group,
        hasShortEnd: record.first.length == 1 || record.last.length == 1,
        hasAdverb: record.hasAdverb, length: record.length,
        keyphraseScore: Double(record.score) / Double(record.count) / KeyphraseFeature.weightScale,
        cohesion: evidence.cohesion, entropy: entropy, documents: record.documents
      ).value
    return evidence
  }

  private func term(
    _ record: TermRecord, _ evidence: Evidence, score: Double,
    _ earlier: DiscoveredTerm.Earlier? = nil
  ) -> DiscoveredTerm {
    DiscoveredTerm(
      phrase: record.spelling, isKnown: record.isKnown, count: record.count,
      documents: record.documents, cohesion: evidence.cohesion,
      leftEntropy: evidence.leftEntropy, rightEntropy: evidence.rightEntropy, score: score,
      earlier: earlier, contexts: record.contexts)
  }

  /// Computes the entropies of the neighbours of all records: left of record 0, right of record 0,
  /// left of record 1, and so on.
  ///
  /// If a neighbour occurs *c* of *n* times, the entropy is ln *n* − Σ *c* ln *c* / *n*. The sums
  /// are integers, so their order does not matter.
  private func entropies() -> [Double] {
    var sums = [UInt64](repeating: 0, count: 2 * records.count)
    neighbours.forEach { entry in
      let count = UInt64(entry.count)
      sums[Int(entry.key >> Self.neighbourBits)] += count * UInt64(FixedPointLogarithm.ln(count))
    }
    let scale = Double(FixedPointLogarithm.scale)
    return sums.enumerated().map { position, sum in
      let count = max(records[position / 2].count, 1)
      return max(KeyphraseWeights.logarithm(of: count) - Double(sum) / scale / Double(count), 0)
    }
  }

  /// The pointwise mutual information of the two parts of a run, at the split where it is lowest; 0
  /// for a single word.
  private func cohesion(of record: TermRecord) -> Double {
    let all = record.start..<record.start + record.length
    let whole = logarithm(ofShareOf: all)
    var least = Double.infinity
    for offset in 0..<record.length - 1 where record.ends >> UInt16(offset) & 1 != 0 {
      let middle = all.lowerBound + offset + 1
      let parts = [all.lowerBound..<middle, middle..<all.upperBound]
      least = min(least, parts.reduce(whole) { $0 - logarithm(ofUsualShareOf: $1) })
    }
    return least == .infinity ? 0 : least
  }

  /// The logarithm of a run's share of all words in the corpus.
  private func logarithm(ofShareOf range: Range<Int>) -> Double {
    let count = numbers.number(of: NgramKey(characters[range]).value).map { Int(counts[$0]) } ?? 1
    return KeyphraseWeights.logarithm(of: max(count, 1))
      - KeyphraseWeights.logarithm(of: max(wordCount, 1))
  }

  /// The logarithm of a run's share in the corpus or in the lexicon, whichever is greater.
  private func logarithm(ofUsualShareOf range: Range<Int>) -> Double {
    let share = logarithm(ofShareOf: range)
    let sections = reader.lexicon.sections
    let codes = characters[range].lazy.map { sections.codeMap.code(of: $0) }
    guard let node = sections.trie.node(over: codes),
      sections.trie.check[Int(node)] & (NodeFlags.isWord | NodeFlags.isPhrase) != 0
    else { return share }
    return max(share, -Double(sections.cost[Int(node)]) / Double(FixedPointLogarithm.scale))
  }

  /// Returns the best terms. Leaves out a term that occurs mostly inside a better term, and a term
  /// that contains a better one and has at least half of its occurrences.
  private func best(
    _ count: Int, of found: [(record: Int, term: DiscoveredTerm)]
  ) -> [DiscoveredTerm] {
    let ordered = found.sorted {
      $0.term.score != $1.term.score
        ? $0.term.score > $1.term.score : precedes(records[$0.record], records[$1.record])
    }
    var chosen: [DiscoveredTerm] = []
    // `whole` has the number of occurrences of each chosen term. `inner` has, for each run inside a
    // chosen term, the number of occurrences of the most frequent such term. Keys are n-gram keys.
    var whole: [UInt64: Int] = [:]
    var inner: [UInt64: Int] = [:]
    for (position, term) in ordered {
      guard chosen.count < count else { break }
      let record = records[position]
      let key = key(of: record)
      guard 2 * (inner[key] ?? 0) < record.count else { continue }
      var parts: [UInt64] = []
      record.forEachPart { parts.append(NgramKey(characters[$0]).value) }
      guard !parts.contains(where: { 2 * record.count >= whole[$0] ?? .max }) else { continue }
      for part in parts { inner[part] = max(inner[part] ?? 0, record.count) }
      whole[key] = record.count
      chosen.append(term)
    }
    return chosen
  }

  private func key(of record: TermRecord) -> UInt64 {
    NgramKey(characters[record.start..<record.start + record.length]).value
  }

  private func precedes(_ first: TermRecord, _ second: TermRecord) -> Bool {
    characters[first.start..<first.start + first.length]
      .lexicographicallyPrecedes(characters[second.start..<second.start + second.length])
  }
}
