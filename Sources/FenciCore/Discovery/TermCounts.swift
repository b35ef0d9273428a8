/// The first reading of a corpus in which terms are to be discovered: counts all runs of words, in
/// bounded memory.
///
///     var counts = TermCounts(lexicon: .standard)
///     for document in documents { counts.insert(document) }
///     var discovery = TermDiscovery(counts)
///     for document in documents { discovery.insert(document) }
///     for term in discovery.newTerms(top: 100) { print(term.phrase, term.count) }
///
/// Runs have up to six words and fourteen characters and hold no stop word, no punctuation and no white
/// space. Their counts are exact as long as the table has room for all different ones; then rare runs
/// make room (lossy counting, Manku and Motwani 2002), and ``uncertainty`` tells how many occurrences of a
/// run may have been missed.
///
/// What the documents have in common is found, too: parts of lines, between white space and up to a colon, that
/// stand in more than half of four and more documents but for their numbers. No term is discovered there.
public struct TermCounts: Sendable {
  let reader: DocumentReader
  private(set) var runs: LossyCounts
  private(set) var parts: PartCounts

  /// A quarter of a million parts of lines, sixteen bytes each.
  private static let partSlots = 1 << 18

  /// The memory of the table by default, in bytes: room for six million runs.
  public static let defaultMemory = 1 << 27

  /// Counts of nothing.
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary that the terms may be missing from.
  ///   - memory: the most bytes of the table, rounded down to a power of two, at least 16 KiB.
  public init(lexicon: Lexicon, memory: Int = Self.defaultMemory) {
    reader = DocumentReader(lexicon: lexicon)
    let slots = max(memory, 1 << 14) / MemoryLayout<LossyCounts.Entry>.stride
    runs = LossyCounts(capacity: 1 << (Int.bitWidth - 1 - slots.leadingZeroBitCount))
    parts = PartCounts(capacity: Self.partSlots)
  }

  /// The dictionary.
  public var lexicon: Lexicon { reader.lexicon }

  /// No run that occurs more often than this is missing; 0 as long as all counts are exact.
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
