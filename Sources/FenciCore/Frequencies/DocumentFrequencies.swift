/// Document frequencies: the number of documents that contain each word and each keyphrase
/// candidate, by genre.
///
///     var counter = DocumentFrequencies.Counter(lexicon: .standard)
///     for text in texts { counter.insert(text) }
///     var frequencies = counter.frequencies
///     try frequencies.merge(DocumentFrequencies(table: bytes, name: "others.tsv"))
///     let extractor = KeyphraseExtractor(lexicon: .standard, frequencies: frequencies)
///
/// Merging is associative and commutative, down to the bytes of ``table``. The parts of a corpus
/// may be counted anywhere and in any order; the result is the same as counting the whole. Words
/// are compared by their bytes, so frequencies counted with different dictionaries merge into the
/// union of their words. Genres are compared by name: counts of the same genre add up, and
/// different genres become separate columns.
public struct DocumentFrequencies: Hashable, Sendable {
  /// A part of the corpus: documents of one kind.
  public struct Genre: Hashable, Sendable {
    /// The name that ``Counter`` gives to documents without a genre.
    public static let documents = "documents"

    /// The name, which is the column of the table.
    public let name: String
    /// The number of documents counted, at least one.
    public let documentCount: Int

    /// Whether a genre can have this name: it is not empty, not `term`, and without colons, tabs
    /// and line breaks.
    public static func isName(_ name: String) -> Bool {
      !name.isEmpty && !name.utf8.elementsEqual(DocumentFrequencies.term.utf8)
        && !name.utf8.contains { $0 == 0x3A || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    /// Whether the name of one genre precedes that of another in byte order.
    static func precede(_ first: Genre, _ second: Genre) -> Bool {
      first.name.utf8.lexicographicallyPrecedes(second.name.utf8)
    }
  }

  static let term = "term"

  /// The genres in the byte order of their names, without those that have 0 documents.
  public private(set) var genres: [Genre]
  private(set) var rows: FrequencyRows

  /// Creates the frequencies of 0 documents.
  public init() { self.init([], FrequencyRows()) }

  /// - Parameters:
  ///   - genres: in the byte order of their names, without duplicates, each with documents, at most
  ///     `Int.max` in total.
  ///   - rows: for each word, a count per genre, which is at most the genre's number of documents.
  ///     Not all counts of a word are 0.
  init(_ genres: [Genre], _ rows: FrequencyRows) {
    self.genres = genres
    self.rows = rows
  }

  /// The number of documents counted, over all genres.
  public var documentCount: Int { genres.reduce(0) { $0 + $1.documentCount } }

  /// The number of words that occur in at least one document.
  public var wordCount: Int { rows.count }

  /// The number of documents that contain a word, over all genres; 0 for an unknown word.
  ///
  /// - Parameter word: in the dictionary's spelling, or in folded characters if it is not an entry.
  /// - Complexity: O(log *n*) in the number of words.
  public func count(of word: String) -> Int { counts(of: word).reduce(0, +) }

  /// The number of documents that contain a word, for each of the ``genres``.
  ///
  /// - Parameter word: in the dictionary's spelling, or in folded characters if it is not an entry.
  /// - Complexity: O(log *n*) in the number of words.
  public func counts(of word: String) -> [Int] {
    rows.counts(of: Array(word.utf8)) ?? [Int](repeating: 0, count: genres.count)
  }

  /// Adds the frequencies of other documents.
  ///
  /// - Throws: ``TooManyDocuments`` if the total number of documents exceeds `Int.max`; then
  ///   nothing changes.
  /// - Complexity: O(*n* + *m*) in the numbers of words.
  public mutating func merge(_ other: DocumentFrequencies) throws(TooManyDocuments) {
    var merge = try FrequencyMerge([FrequencyReader(self), FrequencyReader(other)])
    var merged = FrequencyRows(byteCount: max(rows.text.count, other.rows.text.count))
    // Rows in memory are valid, so reading them does not throw.
    while (try? merge.next()) == true { merged.append(merge.term, merge.counts) }
    (genres, rows) = (merge.genres, merged)
  }

  /// The error of a merge whose total number of documents exceeds `Int.max`.
  public struct TooManyDocuments: Error, Hashable, Sendable, CustomStringConvertible {
    package init() {}

    /// The problem, as a part of a sentence.
    public var description: String { "more than \(Int.max) documents together" }
  }
}
