/// The first reading of a corpus for term discovery. It counts all runs of words in bounded memory,
/// and ``TermDiscovery`` then examines the frequent ones in a second reading.
///
///     var counts = TermCounts(lexicon: .standard)
///     for document in documents { counts.insert(document) }
///     var discovery = TermDiscovery(counts)
///     for document in documents { discovery.insert(document) }
///     for term in discovery.newTerms(top: 100) { print(term.phrase, term.count) }
///
/// A run has at most six words and fourteen characters, without stop words, words of questions and
/// greetings, punctuation and white space. The counts of runs are exact until the table is full.
/// Then rare runs are dropped (lossy counting, Manku and Motwani 2002). ``uncertainty`` tells how
/// many occurrences of a run may have been missed.
///
/// In a corpus of at least four documents, this reading also finds boilerplate, such as headers and
/// labels of fields. Lines are split into parts at white space and after colons. A part that occurs
/// in more than half of the documents is boilerplate, even if its numbers differ. No terms are
/// discovered in boilerplate. Clauses that at least one of twenty documents repeats, and at least
/// four, are found too. A phrase is no term if most of its occurrences are in the same such clause.
public struct TermCounts: Sendable {
  let reader: DocumentReader
  private(set) var runs: LossyCounts
  private(set) var parts: PartCounts
  private(set) var clauses: PartCounts

  /// The maximum number of slots in the table of parts. Each takes sixteen bytes.
  private static let partSlots = 1 << 18
  /// The maximum number of slots in the table of clauses.
  private static let clauseSlots = 1 << 20

  /// The default size of the table of runs, in bytes. It has space for six million runs.
  public static let defaultMemory = 1 << 27

  /// Creates empty counts.
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary. New terms are phrases that it lacks.
  ///   - memory: the maximum size of the table in bytes, at least 16 KiB. It is rounded down to a
  ///     power of two.
  public init(lexicon: Lexicon, memory: Int = Self.defaultMemory) {
    reader = DocumentReader(lexicon: lexicon)
    let slots = max(memory, 1 << 14) / MemoryLayout<LossyCounts.Entry>.stride
    runs = LossyCounts(capacity: 1 << (Int.bitWidth - 1 - slots.leadingZeroBitCount))
    parts = PartCounts(capacity: Self.partSlots)
    clauses = PartCounts(capacity: Self.clauseSlots, .clauses)
  }

  /// The dictionary.
  public var lexicon: Lexicon { reader.lexicon }

  /// The maximum number of missed occurrences of a run. It is 0 as long as all counts are exact.
  public var uncertainty: Int { Int(runs.bound) }

  /// Counts the runs of words in a document. The bytes are UTF-8, which need not be valid.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func insert(_ document: [UInt8]) {
    reader.forEachPiece(of: document) { words, _ in
      parts.insert(words.source)
      clauses.insert(words.source)
      words.forEachRun { _, key in runs.insert(key.value) }
    }
    parts.endDocument()
    clauses.endDocument()
  }
}
