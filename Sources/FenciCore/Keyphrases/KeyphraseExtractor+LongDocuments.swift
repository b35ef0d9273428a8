/// Finds key phrases in documents that are too long to keep all their words in memory. Such a
/// document is read twice, block by block.
///
/// The first reading keeps the best candidates of each block. The second reading counts the best of
/// these in all blocks. A candidate that is not among the best few hundred of any block is not
/// found. Its termhood, the probability that it is a term, comes from the first block that keeps
/// it.
///
/// Memory grows only with the number of candidates kept in each block, with the occurrences of the
/// counted candidates, and with the table of lines.
extension KeyphraseExtractor {
  /// The size of a block, in bytes. Longer documents are read in blocks.
  static let blockSize = 1 << 22

  /// The number of candidates that the second reading counts for each requested key phrase.
  private static let countedShare = 8
  private static let leastCounted = 256

  /// A candidate of a long document.
  private struct Record {
    var evidence: Evidence
    /// The values up to `termhood` come from the first block that keeps the candidate.
    let characters: [UInt32]
    let word: String
    let term: UInt32
    let verbLength: Int
    let isPhrase: Bool
    let termhood: [KeyphraseExplanation.Contribution]
    var spellings: [(text: String, count: Int)] = []
    var ranges: [Range<Int>] = []
  }

  /// Returns the best key phrases of a long document with the features of their scores, best first.
  ///
  /// - Parameter blockSize: the size of a block, in bytes. Tests use smaller blocks.
  func longExplanations(
    of document: Document, top count: Int, blockSize: Int, _ checkpoint: Checkpoint? = nil
  ) -> [KeyphraseExplanation] {
    let blocks = TextBlocks(size: blockSize)
    var chosen: [(record: Record, score: Double)] = []
    var values: [[(feature: SalienceFeature, value: Double, weight: Double)]] = []
    document.bytes.withTable { source in
      withTables(checkpoint) { tables in
        let lines = RepeatedLines(source, tables.multipliers, checkpoint)
        var (records, wordCount) = bestOfBlocks(
          blocks, source, document, lines, tables, keeping: max(Self.leastCounted, count))
        let scorer = Scorer(words: wordCount, weights.salience, tables.reference)
        let wanted = max(
          Self.leastCounted, count < 1 << 16 ? Self.countedShare * count : count)
        keepBest(wanted, of: &records, scorer)
        countOccurrences(of: &records, wordCount, blocks, source, document, lines, tables)
        joinNames(&records)
        for (record, score) in selected(count, of: records, scorer) {
          chosen.append((record, score))
          values.append(scorer.values(of: record.evidence))
        }
      }
    }
    return zip(chosen, values).map { chosen, values in
      explanation(chosen.record, chosen.score, values)
    }
  }

  // MARK: First reading

  private func bestOfBlocks(
    _ blocks: TextBlocks, _ source: Table<UInt8>, _ document: Document, _ lines: RepeatedLines,
    _ tables: Tables, keeping kept: Int
  ) -> (records: [UInt64: Record], wordCount: Int) {
    var records: [UInt64: Record] = [:]
    var wordCount = 0
    blocks.forEach(in: source) { block in
      guard tables.checkpoint?.isCancelled != true else { return }
      withWords(of: block, source, document, lines, tables) { words, filter in
        let blockCount = max(source.count / max(block.count, 1), 1)
        let scorer = Scorer(
          words: words.wordCount * blockCount, weights.salience, tables.reference)
        let candidates = Candidates(words, filter, tables.weights, nil, scorer, keeping: kept)
        for number in 0..<candidates.best.candidates.count {
          let candidate = candidates.best.candidates[number]
          var evidence = scorer.evidence(
            of: candidate, candidates.placement(of: candidate, words), words)
          evidence.otherNames = 0
          evidence.first += wordCount
          if let known = records[evidence.hash.value] {
            records[evidence.hash.value]?.evidence.count = known.evidence.count + evidence.count
          } else {
            let form = candidates.selectable(candidate, words)
            records[evidence.hash.value] = Record(
              evidence: evidence, characters: form.characters,
              word: words.normalizedForm(
                of: candidate.run, node: candidate.node, spelling: words.spelling(of: candidate.run)
              ),
              term: form.term, verbLength: form.verbLengths.first ?? 0, isPhrase: form.isPhrase,
              termhood: candidates.contributions(of: candidate, weights, words).filter {
                $0.factor == .termhood
              })
          }
        }
        wordCount += words.wordCount
      }
    }
    return (records, wordCount)
  }

  /// Keeps the records with the best scores of the first reading. Sets their counts to 0, because
  /// the second reading counts all occurrences again.
  private func keepBest(_ count: Int, of records: inout [UInt64: Record], _ scorer: Scorer) {
    let best = records.map { (key: $0.key, score: scorer.score($0.value.evidence)) }
      .sorted { $0.score != $1.score ? $0.score > $1.score : $0.key < $1.key }
      .prefix(count)
    var kept: [UInt64: Record] = [:]
    for (key, score) in best where score > -Double.infinity {
      guard var record = records[key] else { continue }
      record.evidence.count = 0
      record.evidence.placement = Placement()
      kept[key] = record
    }
    records = kept
  }

  // MARK: Second reading

  private func countOccurrences(
    of records: inout [UInt64: Record], _ wordCount: Int, _ blocks: TextBlocks,
    _ source: Table<UInt8>, _ document: Document, _ lines: RepeatedLines, _ tables: Tables
  ) {
    var before = 0
    blocks.forEach(in: source) { block in
      guard tables.checkpoint?.isCancelled != true else { return }
      withWords(of: block, source, document, lines, tables) { words, filter in
        let trie = words.lexicon.sections.trie
        Candidates.forEachStart(words, filter) { start, _ in
          Candidates.forEachCandidate(from: start, words, trie) { run, _ in
            Self.add(run, words, before, of: wordCount, to: &records)
          }
        }
        Candidates.forEachTitle(words, trie) { run, _ in
          Self.add(run, words, before, of: wordCount, to: &records)
        }
        before += words.wordCount
      }
    }
    for key in records.keys {
      records[key]?.ranges.sort { $0.lowerBound < $1.lowerBound }
    }
    self.addCopies(of: &records, lines, source)
  }

  /// Adds an occurrence of a run of words, if the run is one of the candidates that are counted.
  private static func add(
    _ run: Run, _ words: borrowing DocumentWords, _ before: Int, of all: Int,
    to records: inout [UInt64: Record]
  ) {
    let hash = words.termHash(of: run)
    guard var record = records.removeValue(forKey: hash.value) else { return }
    if record.evidence.count == 0 { record.evidence.first = before + run.first - 1 }
    record.evidence.count += 1
    record.evidence.placement.add(run, words, before, of: all)
    let range = words.byteRange(of: run)
    record.ranges.append(range.lowerBound + words.origin..<range.upperBound + words.origin)
    let spelling = words.spelling(of: run)
    if let place = record.spellings.firstIndex(where: { $0.text == spelling }) {
      record.spellings[place].count += 1
    } else {
      record.spellings.append((spelling, 1))
    }
    records[hash.value] = record
  }

  /// Adds the occurrences in lines that repeat an earlier line. They are reported, but they do not
  /// count for the score.
  private func addCopies(
    of records: inout [UInt64: Record], _ lines: RepeatedLines, _ source: Table<UInt8>
  ) {
    guard !lines.copies.isEmpty else { return }
    for (key, record) in records {
      var ranges: [Range<Int>] = []
      for range in record.ranges {
        lines.forEachOccurrence(of: range, in: source) { ranges.append($0) }
      }
      records[key]?.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    }
  }

  /// Counts all names of a term together. A name is dropped if it is part of a longer name of the
  /// same term that has at least as many occurrences.
  private func joinNames(_ records: inout [UInt64: Record]) {
    var names: [UInt32: [UInt64]] = [:]
    for (key, record) in records where record.term != 0 {
      names[record.term, default: []].append(key)
    }
    for keys in names.values where keys.count > 1 {
      for key in keys {
        guard let record = records[key] else { continue }
        let isPart = keys.contains { other in
          guard let other = records[other] else { return false }
          return other.characters.count > record.characters.count
            && other.evidence.count >= record.evidence.count
            && Selection.contains(other.characters, record.characters)
        }
        if isPart { records[key]?.evidence.count = 0 }
      }
    }
    var counts: [UInt32: Int] = [:]
    for record in records.values where record.term != 0 {
      counts[record.term, default: 0] += record.evidence.count
    }
    for (key, record) in records where record.term != 0 {
      let others = (counts[record.term] ?? 0) - record.evidence.count
      records[key]?.evidence.otherNames = others
    }
  }

  // MARK: Selection

  private func selected(
    _ count: Int, of records: [UInt64: Record], _ scorer: Scorer
  ) -> [(record: Record, score: Double)] {
    var ordered: [(record: Record, score: Double)] = []
    for record in records.values where record.evidence.count > 0 {
      ordered.append((record, scorer.score(record.evidence)))
    }
    ordered.sort { first, second in
      first.score != second.score
        ? first.score > second.score
        : first.record.characters.lexicographicallyPrecedes(second.record.characters)
    }
    var chosen: [(record: Record, score: Double)] = []
    var selection = Selection()
    for candidate in ordered where chosen.count < count && candidate.score > -Double.infinity {
      let record = candidate.record
      let isChosen = selection.insert(
        SelectableCandidate(
          characters: record.characters, term: record.term,
          verbLengths: record.ranges.map { _ in record.verbLength }, isPhrase: record.isPhrase,
          count: record.evidence.count, ranges: record.ranges))
      if isChosen { chosen.append(candidate) }
    }
    return chosen
  }

  private func explanation(
    _ record: Record, _ score: Double,
    _ values: [(feature: SalienceFeature, value: Double, weight: Double)]
  ) -> KeyphraseExplanation {
    let most = record.spellings.map { $0.count }.max() ?? 0
    let keyphrase = Keyphrase(
      phrase: record.spellings.first { $0.count == most }?.text ?? "", word: record.word,
      score: Self.reported(score), utf8Ranges: record.ranges)
    let salience = values.filter { $0.value * $0.weight != 0 }.map {
      KeyphraseExplanation.Contribution(
        feature: KeyphraseFeature.salience($0.feature).name, factor: .salience, value: $0.value,
        weight: $0.weight)
    }
    return KeyphraseExplanation(keyphrase, record.termhood + salience)
  }
}
