/// In how many of a number of documents each word and each candidate for a key phrase occurs, genre by
/// genre.
///
///     var counter = DocumentFrequencies.Counter(lexicon: .standard)
///     for text in texts { counter.insert(text) }
///     var frequencies = counter.frequencies
///     try frequencies.merge(DocumentFrequencies(table: bytes, name: "others.tsv"))
///     let extractor = KeyphraseExtractor(lexicon: .standard, frequencies: frequencies)
///
/// Merging is associative and commutative, to the byte of ``table``: the parts of a corpus may be
/// counted anywhere, in any order, and give what counting it at once gives. Words are told apart by
/// their bytes, so frequencies that were counted by different dictionaries merge to those of all their
/// words. A genre is told by its name: counts of genres with the same name are added up, others stand side
/// by side.
public struct DocumentFrequencies: Hashable, Sendable {
  /// A part of the corpus with documents of one kind.
  public struct Genre: Hashable, Sendable {
    /// What ``Counter`` calls the documents if nobody says what they are.
    public static let documents = "documents"

    /// The name: the title of the table's column.
    public let name: String
    /// The documents that were counted, at least one.
    public let documentCount: Int

    /// Whether a table can have a genre of this name: it is not empty, it is not `term`, and has neither
    /// colons nor tabs nor line breaks.
    public static func isName(_ name: String) -> Bool {
      !name.isEmpty && !name.utf8.elementsEqual(DocumentFrequencies.term.utf8)
        && !name.utf8.contains { $0 == 0x3A || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    /// Whether the bytes of a name come before those of another one's.
    static func precede(_ first: Genre, _ second: Genre) -> Bool {
      first.name.utf8.lexicographicallyPrecedes(second.name.utf8)
    }
  }

  static let term = "term"

  /// The genres in the order of their names' bytes, without those that have no documents.
  public private(set) var genres: [Genre]
  private(set) var rows: FrequencyRows

  /// The frequencies of no documents.
  public init() { self.init([], FrequencyRows()) }

  /// - Parameters:
  ///   - genres: in the order of their names' bytes, none twice, all of them with documents, no more than
  ///     `Int.max` together.
  ///   - rows: a count for each genre, no more than its documents and not all of them 0.
  init(_ genres: [Genre], _ rows: FrequencyRows) {
    self.genres = genres
    self.rows = rows
  }

  /// The documents that were counted, of all genres.
  public var documentCount: Int { genres.reduce(0) { $0 + $1.documentCount } }

  /// The words that occur in a document at least.
  public var wordCount: Int { rows.count }

  /// The number of documents with a word, of all genres; 0 if there is none.
  ///
  /// - Parameter word: in the dictionary's spelling; what is no entry, in folded characters.
  /// - Complexity: O(log *n*) in the number of words.
  public func count(of word: String) -> Int { counts(of: word).reduce(0, +) }

  /// The numbers of documents with a word, for each of the ``genres``.
  ///
  /// - Parameter word: in the dictionary's spelling; what is no entry, in folded characters.
  /// - Complexity: O(log *n*) in the number of words.
  public func counts(of word: String) -> [Int] {
    rows.counts(of: Array(word.utf8)) ?? [Int](repeating: 0, count: genres.count)
  }

  /// Adds the frequencies of other documents.
  ///
  /// - Throws: ``TooManyDocuments`` if all documents together are more than `Int.max`; then nothing is
  ///   added.
  /// - Complexity: O(*n* + *m*) in the numbers of words.
  public mutating func merge(_ other: DocumentFrequencies) throws(TooManyDocuments) {
    var merge = try FrequencyMerge([FrequencyReader(self), FrequencyReader(other)])
    var merged = FrequencyRows(byteCount: max(rows.text.count, other.rows.text.count))
    // Rows that are in memory have been read before.
    while (try? merge.next()) == true { merged.append(merge.term, merge.counts) }
    (genres, rows) = (merge.genres, merged)
  }

  /// That frequencies cannot be merged: the documents together are more than an `Int` can count.
  public struct TooManyDocuments: Error, Hashable, Sendable, CustomStringConvertible {
    package init() {}

    /// What is wrong, in a sentence without its beginning.
    public var description: String { "more than \(Int.max) documents together" }
  }
}
