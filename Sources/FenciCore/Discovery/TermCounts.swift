/// The first reading of a corpus for term discovery: counts all runs of words in bounded memory.
///
///     var counts = TermCounts(lexicon: .standard)
///     for document in documents { counts.insert(document) }
///     var discovery = TermDiscovery(counts)
///     for document in documents { discovery.insert(document) }
///     for term in discovery.newTerms(top: 100) { print(term.phrase, term.count) }
///
/// Runs have up to six words and fourteen characters, without stop words, punctuation and white
/// space. Their counts are exact until the table is full. Then rare runs are dropped (lossy
/// counting, Manku and Motwani 2002), and ``uncertainty`` is the maximum number of missed
/// occurrences of a run.
///
/// It also finds boilerplate, if there are at least four documents: parts of lines that occur in
/// more than half of the documents, regardless of numbers. Parts are split at white space and after
/// colons. Terms are not discovered there.
public struct TermCounts: Sendable {
  let reader: DocumentReader
  private(set) var runs: LossyCounts
  private(set) var parts: PartCounts

  /// 262,144 parts of lines, sixteen bytes each.
  private static let partSlots = 1 << 18

  /// The default memory of the table, in bytes: enough for six million runs.
  public static let defaultMemory = 1 << 27

  /// Creates empty counts.
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary; new terms are those that it lacks.
  ///   - memory: the maximum size of the table in bytes, rounded down to a power of two; at least
  ///     16 KiB.
  public init(lexicon: Lexicon, memory: Int = Self.defaultMemory) {
    reader = DocumentReader(lexicon: lexicon)
    let slots = max(memory, 1 << 14) / MemoryLayout<LossyCounts.Entry>.stride
    runs = LossyCounts(capacity: 1 << (Int.bitWidth - 1 - slots.leadingZeroBitCount))
    parts = PartCounts(capacity: Self.partSlots)
  }

  /// The dictionary.
  public var lexicon: Lexicon { reader.lexicon }

  /// The maximum number of missed occurrences of a run; 0 as long as all counts are exact.
  public var uncertainty: Int { Int(runs.bound) }

  /// Counts the runs of a document in UTF-8, which need not be valid.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func insert(_ document: [UInt8]) {
    reader.forEachPiece(of: document) { words, _ in
      parts.insert(words.source)
      words.forEachRun { _, key in runs.insert(key.value) }
    }
    parts.endDocument()
  }
}
