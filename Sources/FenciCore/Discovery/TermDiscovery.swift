/// The second reading of a corpus for term discovery. It examines the frequent runs of words and
/// the words next to them.
///
///     var discovery = TermDiscovery(counts)  // `TermCounts` of the first reading
///     for document in documents { discovery.insert(document) }
///     for term in discovery.newTerms(top: 100) { print(term.phrase, term.count, term.documents) }
///
/// You can also find terms that rise from one corpus to another. Count and read the later corpus
/// with the scope `all`, then read the earlier one:
///
///     var discovery = TermDiscovery(counts, scope: .all)
///     for document in later { discovery.insert(document) }
///     for document in earlier { discovery.insertEarlier(document) }
///     for term in discovery.risingTerms(top: 100) { print(term.phrase, term.count) }
///
/// Headers, footers and labels that ``TermCounts`` found in more than half of the documents are
/// left out.
///
/// The counts of all examined runs are exact. Memory is bounded, so only the 262,144 most frequent
/// runs of a large corpus are examined. ``minimumCount`` is the number of occurrences that a run
/// needs to be examined.
public struct TermDiscovery: Sendable {
  /// The phrases to examine.
  public enum Scope: Sendable {
    /// Only phrases that the dictionary lacks.
    case new
    /// All phrases, including words and phrases of the dictionary.
    case all
  }

  let reader: DocumentReader
  let numbers: FrequentNgrams
  /// The hashes of the parts of lines that occur in more than half of the documents.
  private let boilerplate: Set<UInt64>
  /// The hashes of the clauses that many documents repeat.
  private let repeatedClauses: Set<UInt64>
  /// The number of occurrences of each run, by the number that `FrequentNgrams` gave it.
  /// Occurrences inside phrases of the lexicon count too.
  private(set) var counts: [UInt32]
  /// The index of a run's record plus one, by the number of the run; 0 for a run without a record.
  private(set) var recordNumbers: [UInt32]
  private(set) var records: [TermRecord] = []
  /// The normalized characters of all records, one after another.
  private(set) var characters: [UInt32] = []
  /// How often each word occurs next to each run. A key consists of the record, the side and the
  /// word.
  private(set) var neighbours: LossyCounts
  /// The number of words read in the later and in the earlier corpus. Punctuation marks count as
  /// words.
  private(set) var wordCount = 0
  private(set) var earlierWordCount = 0
  /// The number of documents read. Documents of the earlier corpus do not count.
  public private(set) var documentCount = 0
  /// The number of documents read from the earlier corpus.
  public private(set) var earlierDocumentCount = 0
  /// The maximum number of excerpts to keep for each term.
  private let contextCount: Int
  private let scope: Scope

  /// The default minimum number of occurrences of a term.
  public static let defaultMinimumCount = 3
  static let maximumRuns = 1 << 18
  private static let neighbourSlots = 1 << 22
  /// The maximum length of an excerpt on each side of the term, in bytes.
  private static let contextSize = 60

  /// Creates the second reading, before any document is read.
  ///
  /// - Parameters:
  ///   - counts: the first reading of the same documents.
  ///   - scope: the phrases to examine.
  ///   - minimumCount: the minimum number of occurrences of a term, at least 2.
  ///   - contexts: the maximum number of excerpts to keep for each term.
  /// - Complexity: O(*n*) in the size of the table of counts.
  public init(
    _ counts: TermCounts, scope: Scope = .new,
    minimumCount: Int = Self.defaultMinimumCount, contexts: Int = 2
  ) {
    self.init(
      counts, scope: scope, minimumCount: minimumCount, contexts: contexts,
      maximumRuns: Self.maximumRuns)
  }

  init(
    _ counts: TermCounts, scope: Scope, minimumCount: Int, contexts: Int, maximumRuns: Int
  ) {
    reader = counts.reader
    boilerplate = counts.parts.boilerplate
    repeatedClauses = counts.clauses.repeated
    numbers = FrequentNgrams(counts.runs, minimum: max(minimumCount, 2), limit: maximumRuns)
    self.counts = [UInt32](repeating: 0, count: numbers.slotCount)
    recordNumbers = [UInt32](repeating: 0, count: numbers.slotCount)
    neighbours = LossyCounts(capacity: Self.neighbourSlots)
    contextCount = contexts
    self.scope = scope
  }

  /// The minimum number of occurrences of a term. It may be greater than requested in a large
  /// corpus.
  public var minimumCount: Int { numbers.minimum }

  /// Reads a document. The bytes are UTF-8, which need not be valid.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func insert(_ document: [UInt8]) {
    var end = 0
    reader.forEachPiece(of: document) { words, weights in
      end += words.source.count
      words.leaveOut(boilerplate)
      let clauses = RepeatedClauses(
        words.source, repeatedClauses, isEnd: end == document.count)
      words.findStarts(nil, weights)
      wordCount += words.wordCount
      words.forEachRun { run, key in
        guard let number = numbers.number(of: key.value) else { return }
        if counts[number] < .max { counts[number] &+= 1 }
        if words.isCandidate(run, scope) { add(run, number, words, clauses, weights) }
      }
    }
    documentCount += 1
  }

  /// Reads a document of the earlier corpus. Insert all documents of the later corpus before you
  /// call this method.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func insertEarlier(_ document: [UInt8]) {
    let last = documentCount + earlierDocumentCount
    reader.forEachPiece(of: document) { words, weights in
      words.leaveOut(boilerplate)
      words.findStarts(nil, weights)
      earlierWordCount += words.wordCount
      words.forEachRun { run, key in
        guard let number = numbers.number(of: key.value), recordNumbers[number] > 0,
          words.isCandidate(run, scope)
        else { return }
        let position = Int(recordNumbers[number]) - 1
        records[position].earlierCount += 1
        if records[position].lastDocument != last { records[position].earlierDocuments += 1 }
        records[position].lastDocument = last
      }
    }
    earlierDocumentCount += 1
  }

  private mutating func add(
    _ run: Run, _ number: Int, _ words: borrowing DocumentWords, _ clauses: RepeatedClauses,
    _ weights: KeyphraseWeights.View
  ) {
    if recordNumbers[number] == 0 {
      records.append(makeRecord(run, words))
      recordNumbers[number] = UInt32(truncatingIfNeeded: records.count)
    }
    let position = Int(recordNumbers[number]) - 1
    if records[position].isKnown, scope == .new { return }
    records[position].count += 1
    if records[position].lastDocument != documentCount {
      records[position].lastDocument = documentCount
      records[position].documents += 1
      if records[position].contexts.count < contextCount {
        records[position].contexts.append(words.context(of: run, size: Self.contextSize))
      }
    }
    guard !records[position].isKnown else {
      records[position].before.insert(contentKey(of: run.first - 1, words))
      records[position].after.insert(contentKey(of: run.end, words))
      return
    }
    records[position].clause.insert(clauses.clause(around: words.byteRange(of: run)))
    records[position].score += words.score(of: run, weights)
    addNeighbour(run.first - 1, of: position, .left, words)
    addNeighbour(run.end, of: position, .right, words)
  }

  /// Counts the word before or after an occurrence.
  ///
  /// Only words are counted. A punctuation mark, even one inside a term, a word of a question or a
  /// greeting, and an end of the text are not. The entropy then treats each such neighbour as different from all others.
  private mutating func addNeighbour(
    _ token: Int, of position: Int, _ side: KeyphraseFeature.Side, _ words: borrowing DocumentWords
  ) {
    let traits = words.tokens[token].traits
    guard traits.contains(.isWord), traits.isDisjoint(with: [.isSign, .isDiscourseWord]) else {
      return
    }
    let row = UInt64(position) * 2 + (side == .left ? 0 : 1)
    let key = key(of: token, words)
    neighbours.insert(row << Self.neighbourBits | key >> (64 - Self.neighbourBits))
  }

  private func key(of token: Int, _ words: borrowing DocumentWords) -> UInt64 {
    var key = NgramKey()
    for place in words.characterRange(of: Run(first: token, count: 1)) {
      key.append(words.characters[place].scalar)
    }
    return key.value
  }

  /// The key of a word; nil for a stop word and for a token that is not a word.
  private func contentKey(of token: Int, _ words: borrowing DocumentWords) -> UInt64? {
    words.tokens[token].isContent ? key(of: token, words) : nil
  }

  /// The number of lower bits in a neighbour's key that identify the word. The bits above them
  /// identify the record and the side.
  static let neighbourBits: UInt64 = 44

  private mutating func makeRecord(_ run: Run, _ words: borrowing DocumentWords) -> TermRecord {
    let tokens = words.tokens.table
    let range = words.characterRange(of: run)
    var ends: UInt16 = 0
    for token in run.tokens {
      ends |= 1 << UInt16(Int(tokens[token + 1].offset) - range.lowerBound - 1)
    }
    let start = characters.count
    for place in range { characters.append(words.characters[place].scalar) }
    var walk = EntryWalk(words.lexicon.sections.trie)
    walk.advance(over: range, words.characters.table)
    return TermRecord(
      spelling: words.spelling(of: run), start: start, ends: ends,
      first: words.end(run.first, .first), last: words.end(run.end - 1, .last),
      hasAdverb: run.tokens.contains { tokens[$0].group == .adverb }, isKnown: walk.node != 0)
  }
}
