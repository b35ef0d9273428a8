internal import CFenciSQLite
@_exported public import FenciDictionary

/// A tokenizer for SQLite's full-text search FTS5, with the queries that go with it.
///
///     let tokenizer = FenciTokenizer()
///     try tokenizer.register(on: connection)  // each connection, before the table is used
///     // CREATE VIRTUAL TABLE article USING fts5(body, tokenize = 'fenci')
///     let query = tokenizer.query("創(chuàng)新，環境")
///     // SELECT highlight(article, 0, '<b>', '</b>') FROM article WHERE article MATCH ?
///
/// The index has the words of a text. The shorter words inside a word are indexed at the same
/// position, so 创新 finds 创新型, and `highlight()` and `snippet()` mark whole words. All spellings of a
/// word are one term: traditional and simplified, full and half width, with pinyin annotations. The
/// offsets that SQLite reports are those of the text as it is.
///
/// Words come from the method `probability`, which looks at a few characters of context only. So it
/// nearly always cuts a query as it cuts the same characters in a text. The tokenizer needs no package: its functions come from whatever SQLite the program links.
///
/// A tokenizer is a value that any number of threads may share.
public struct FenciTokenizer: Sendable {
  /// What to do with stop words, such as 的.
  public enum StopWords: String, Sendable, CaseIterable {
    /// Stop words are indexed like other words.
    case keep
    /// Stop words are left out of the index and of queries. This saves space, but 的确 and the like
    /// may no longer be found in phrases exactly as written.
    case skip
  }

  /// The name of the tokenizer in SQL.
  public static let name = "fenci"

  /// The dictionary of the index and of its queries.
  public let lexicon: Lexicon
  /// What to do with stop words.
  public let stopWords: StopWords
  /// The least number of characters of a term.
  public let minimumLength: Int
  /// Cuts the text of queries into words.
  let segmenter: Segmenter
  let aliases: Aliases

  /// Creates a tokenizer.
  ///
  /// - Parameters:
  ///   - lexicon: the dictionary, for example the standard dictionary with user words.
  ///   - stopWords: what to do with stop words.
  ///   - minimumLength: the least number of characters of a term. With 2, words of one character are
  ///     not indexed.
  /// - Complexity: O(*n*) in the size of the lexicon, about a millisecond. Make a tokenizer once.
  public init(
    lexicon: Lexicon = .standard, stopWords: StopWords = .keep, minimumLength: Int = 1
  ) {
    self.lexicon = lexicon
    self.stopWords = stopWords
    self.minimumLength = max(minimumLength, 1)
    segmenter = Segmenter(lexicon: lexicon, method: .probability)
    aliases = Aliases(lexicon)
  }

  /// The value of the option `tokenize` of a table, in parts: the name of the tokenizer and its
  /// options.
  ///
  ///     t.tokenizer = FTS5TokenizerDescriptor(components: tokenizer.arguments)  // GRDB
  ///     let sql = "tokenize = '\(tokenizer.arguments.joined(separator: " "))'"
  ///
  /// The options of a table count, not those of the tokenizer that is registered on the connection.
  /// In SQL they are `stop_words skip` and `min_length 2`.
  public var arguments: [String] { Self.arguments(stopWords, minimumLength) }

  static func arguments(_ stopWords: StopWords, _ minimumLength: Int) -> [String] {
    var arguments = [name]
    if stopWords == .skip { arguments += ["stop_words", "skip"] }
    if minimumLength > 1 { arguments += ["min_length", String(minimumLength)] }
    return arguments
  }

  /// 16 hexadecimal digits that change with anything that could change the index: the engine, the
  /// dictionary and its user words, and the options.
  public var fingerprint: String { Self.fingerprint(lexicon, arguments: arguments) }

  static func fingerprint(_ lexicon: Lexicon, arguments: [String]) -> String {
    Segmenter(lexicon: lexicon, method: .probability, granularity: .search)
      .fingerprint(with: arguments)
  }

  /// Registers the tokenizer on a connection, under the name `fenci`.
  ///
  /// A table that the connection has used before keeps its tokenizer. To change user words, close the
  /// database and open it with the new tokenizer.
  ///
  /// This also adds two SQL functions: `fenci_query(text)` is ``query(_:matching:ending:aliases:)``
  /// without options, and `fenci_fingerprint()` is the fingerprint of the dictionary with no options.
  ///
  /// - Parameter connection: the `sqlite3 *` of the connection, such as `db.sqliteConnection` of GRDB
  ///   and `connection.handle` of SQLite.swift.
  /// - Throws: ``SearchIndexError`` if the connection is nil, or if the program links no SQLite, or a
  ///   SQLite without FTS5.
  public func register(on connection: OpaquePointer?) throws(SearchIndexError) {
    try unsafe SQLiteConnection(linked: connection).register(self)
  }
}

extension FenciTokenizer {
  /// Registers the tokenizer with the standard dictionary on a connection of the SQLite that loads an
  /// extension.
  ///
  /// - Parameter routines: the table of functions that SQLite passes.
  /// - Returns: a result code of SQLite.
  package static func register(
    onLoading routines: UnsafeRawPointer, _ connection: OpaquePointer
  ) -> Int32 {
    do {
      try unsafe SQLiteConnection(loading: routines, connection).register(FenciTokenizer())
      // SQLite must not unload the library with the connection: the Swift runtime stays in use.
      return Int32(FENCI_SQLITE_OK_LOAD_PERMANENTLY)
    } catch {
      return Int32(FENCI_SQLITE_ERROR)
    }
  }
}
