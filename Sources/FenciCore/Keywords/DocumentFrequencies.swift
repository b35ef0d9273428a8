/// In how many of a number of documents each word occurs.
///
///     var counter = DocumentFrequencies.Counter(lexicon: .standard)
///     for text in texts { counter.insert(text) }
///     var frequencies = counter.frequencies
///     try frequencies.merge(DocumentFrequencies(table: bytes, name: "others.tsv"))
///     let extractor = KeywordExtractor(lexicon: .standard, frequencies: frequencies)
///
/// Merging is associative and commutative, to the byte of ``table``: the parts of a corpus may be
/// counted anywhere, in any order, and give what counting it at once gives. Words are told apart by
/// their bytes, so frequencies that were counted by different dictionaries merge to those of all their
/// words.
public struct DocumentFrequencies: Hashable, Sendable {
  /// A word and the number of documents with it, which is more than 0.
  struct Row: Hashable, Sendable {
    /// UTF-8 without tabs and line breaks.
    let word: [UInt8]
    let count: Int
  }

  /// The documents that were counted.
  public private(set) var documentCount: Int
  /// In the order of their bytes, no word twice. No count is more than `documentCount`.
  private(set) var rows: [Row]

  /// The frequencies of no documents.
  public init() { self.init(documentCount: 0, rows: []) }

  /// - Parameter rows: in the order of their bytes, no word twice, none in more than all documents.
  init(documentCount: Int, rows: [Row]) {
    self.documentCount = documentCount
    self.rows = rows
  }

  /// The words that occur in a document at least.
  public var wordCount: Int { rows.count }

  /// The number of documents with a word; 0 if there is none.
  ///
  /// - Parameter word: in the dictionary's spelling.
  /// - Complexity: O(log *n*) in the number of words.
  public func count(of word: String) -> Int {
    let word = Array(word.utf8)
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = low + (high - low) / 2
      if rows[middle].word.lexicographicallyPrecedes(word) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < rows.count && rows[low].word == word ? rows[low].count : 0
  }

  /// Adds the frequencies of other documents.
  ///
  /// - Throws: ``TooManyDocuments`` if all documents together are more than `Int.max`; then nothing is
  ///   added.
  /// - Complexity: O(*n* + *m*) in the numbers of words.
  public mutating func merge(_ other: DocumentFrequencies) throws(TooManyDocuments) {
    let (sum, overflows) = documentCount.addingReportingOverflow(other.documentCount)
    guard !overflows else { throw TooManyDocuments() }
    var merged: [Row] = []
    merged.reserveCapacity(max(rows.count, other.rows.count))
    var (own, others) = (rows[...], other.rows[...])
    while let row = own.first, let added = others.first {
      if row.word == added.word {
        // No count is more than that of the documents, so this sum is none that overflows.
        merged.append(Row(word: row.word, count: row.count + added.count))
        own.removeFirst()
        others.removeFirst()
      } else if row.word.lexicographicallyPrecedes(added.word) {
        merged.append(row)
        own.removeFirst()
      } else {
        merged.append(added)
        others.removeFirst()
      }
    }
    rows = merged + own + others
    documentCount = sum
  }

  /// That frequencies cannot be merged: the documents together are more than an `Int` can count.
  public struct TooManyDocuments: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in a sentence without its beginning.
    public var description: String { "more than \(Int.max) documents together" }
  }
}
