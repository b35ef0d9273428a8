/// Document frequencies say how many documents contain each word and each candidate for a key
/// phrase. The documents of each genre (kind of documents) are counted separately.
///
///     var counter = DocumentFrequencies.Counter(lexicon: .standard)
///     for text in texts { counter.insert(text) }
///     var frequencies = counter.frequencies
///     try frequencies.merge(DocumentFrequencies(table: bytes, name: "others.tsv"))
///     let extractor = KeyphraseExtractor(lexicon: .standard, frequencies: frequencies)
///
/// Merging is associative and commutative, down to the bytes of ``table``. So the parts of a corpus
/// may be counted anywhere and in any order, and the result is the same as for the whole corpus.
///
/// Words are compared by their bytes. Frequencies that were counted with different dictionaries can
/// be merged, and the result contains the words of both. Genres are compared by name. Counts of the
/// same genre add up, and different genres become separate columns.
public struct DocumentFrequencies: Hashable, Sendable {
  /// A genre, which is a part of the corpus with documents of one kind.
  public struct Genre: Hashable, Sendable {
    /// The name that ``Counter`` gives to the genre of documents without a genre.
    public static let documents = "documents"

    /// The name of the genre, which is also the name of its column in a table.
    public let name: String
    /// The number of documents that were counted, at least one.
    public let documentCount: Int

    /// Whether a genre can have this name. A name must not be empty, must not be `term`, and must
    /// not contain colons, tabs or line breaks.
    public static func isName(_ name: String) -> Bool {
      !name.isEmpty && !name.utf8.elementsEqual(DocumentFrequencies.term.utf8)
        && !name.utf8.contains { $0 == 0x3A || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    /// Whether the name of the first genre comes before the name of the second in byte order.
    static func precede(_ first: Genre, _ second: Genre) -> Bool {
      first.name.utf8.lexicographicallyPrecedes(second.name.utf8)
    }
  }

  static let term = "term"

  /// The genres that have documents, in the byte order of their names.
  public private(set) var genres: [Genre]
  private(set) var rows: FrequencyRows

  /// Creates frequencies without any documents.
  public init() { self.init([], FrequencyRows()) }

  /// - Parameters:
  ///   - genres: the genres, in the byte order of their names and without duplicates. Each genre
  ///     has documents, and all genres together have at most `Int.max`.
  ///   - rows: for each word, one count per genre. A count is at most the genre's number of
  ///     documents, and each word has a count above 0.
  init(_ genres: [Genre], _ rows: FrequencyRows) {
    self.genres = genres
    self.rows = rows
  }

  /// The number of documents that were counted, summed over all genres.
  public var documentCount: Int { genres.reduce(0) { $0 + $1.documentCount } }

  /// The number of words that occur in at least one document.
  public var wordCount: Int { rows.count }

  /// Returns the number of documents that contain a word, summed over all genres. An unknown word
  /// has 0.
  ///
  /// - Parameter word: the word in the dictionary's spelling. If the dictionary does not have the
  ///   word, it must be in normalized characters.
  /// - Complexity: O(log *n*) in the number of words.
  public func count(of word: String) -> Int { counts(of: word).reduce(0, +) }

  /// Returns the numbers of documents that contain a word, one for each of the ``genres``.
  ///
  /// - Parameter word: the word in the dictionary's spelling. If the dictionary does not have the
  ///   word, it must be in normalized characters.
  /// - Complexity: O(log *n*) in the number of words.
  public func counts(of word: String) -> [Int] {
    rows.counts(of: Array(word.utf8)) ?? [Int](repeating: 0, count: genres.count)
  }

  /// Adds frequencies that were counted in other documents.
  ///
  /// - Throws: ``TooManyDocuments`` if the total number of documents exceeds `Int.max`. In this
  ///   case nothing changes.
  /// - Complexity: O(*n* + *m*), where *n* and *m* are the numbers of words.
  public mutating func merge(_ other: DocumentFrequencies) throws(TooManyDocuments) {
    var merge = try FrequencyMerge([FrequencyReader(self), FrequencyReader(other)])
    var merged = FrequencyRows(byteCount: max(rows.text.count, other.rows.text.count))
    // Rows in memory are valid, so reading them does not throw.
    while (try? merge.next()) == true { merged.append(merge.term, merge.counts) }
    (genres, rows) = (merge.genres, merged)
  }

  /// The error that a merge throws if the total number of documents exceeds `Int.max`.
  public struct TooManyDocuments: Error, Hashable, Sendable, CustomStringConvertible {
    package init() {}

    /// The problem, phrased as a part of a sentence.
    public var description: String { "more than \(Int.max) documents together" }
  }
}
