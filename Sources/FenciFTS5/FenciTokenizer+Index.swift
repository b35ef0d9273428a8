internal import CFenciSQLite

extension FenciTokenizer {
  /// Builds an index again if it was built by another tokenizer: another dictionary, other user words
  /// or options, or another version of the engine.
  ///
  ///     try tokenizer.updateIndex("article", on: connection)
  ///
  /// Call it when you have created the table, and later each time the database is opened, on a
  /// connection that may write. The fingerprint is stored in the database, in the table `fenci_index`.
  /// All connections that write need the same tokenizer.
  ///
  /// - Parameters:
  ///   - table: the name of the FTS5 table.
  ///   - connection: the `sqlite3 *` of the connection.
  /// - Returns: whether the index was built again.
  /// - Throws: ``SearchIndexError/otherTokenizer(table:)`` if the table is open with another
  ///   tokenizer, and ``SearchIndexError/sqlite(_:)`` if there is no such table.
  /// - Complexity: O(*n*) in the size of the content, if the index is built again.
  @discardableResult
  public func updateIndex(
    _ table: String, on connection: OpaquePointer?
  ) throws(SearchIndexError) -> Bool {
    do {
      try unsafe verifyIndex(table, on: connection)
      return false
    } catch {
      switch error {
      case .staleIndex, .unknownIndex: try unsafe rebuildIndex(table, on: connection)
      default: throw error
      }
    }
    return true
  }

  /// Checks that an index was built by this tokenizer: the same dictionary, the same user words and
  /// options, and the same version of the engine.
  ///
  /// ``updateIndex(_:on:)`` also builds the index again. An index without rows is recorded by the first
  /// call, which writes.
  ///
  /// - Parameters:
  ///   - table: the name of the FTS5 table.
  ///   - connection: the `sqlite3 *` of the connection.
  /// - Throws: ``SearchIndexError/staleIndex(table:)`` if the fingerprint is another one,
  ///   ``SearchIndexError/unknownIndex(table:)`` if the index has rows and no fingerprint,
  ///   ``SearchIndexError/otherTokenizer(table:)`` if the table is open with another tokenizer, and
  ///   ``SearchIndexError/sqlite(_:)`` if there is no such table.
  public func verifyIndex(
    _ table: String, on connection: OpaquePointer?
  ) throws(SearchIndexError) {
    let database = try unsafe SQLiteConnection(linked: connection)
    try checkTokenizer(of: table, database)
    let hasRecords = try database.value(
      "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'fenci_index'")
    let stored =
      hasRecords == nil
      ? nil : try database.value("SELECT fingerprint FROM fenci_index WHERE name = ?1", [table])
    if stored == fingerprint { return }
    if stored != nil { throw .staleIndex(table: table) }
    guard try isEmpty(table, database) else { throw .unknownIndex(table: table) }
    try record(table, database)
  }

  /// Asks the tokenizer that the connection uses for a table whether it is this one.
  private func checkTokenizer(
    of table: String, _ database: SQLiteConnection
  ) throws(SearchIndexError) {
    let name = Self.quoted(table)
    let mark = Character(Unicode.Scalar(TokenizerInstance.fingerprintMark))
    let result = try database.result(
      "SELECT 1 FROM \(name) WHERE \(name) MATCH ?1", "\"\(mark)\(fingerprint)\"")
    guard result == Int32(FENCI_SQLITE_NOTICE) else { throw .otherTokenizer(table: table) }
  }

  /// Whether an index has no row. The sizes of documents are in a table of their own, unless the index
  /// has none; then the list of segments tells, which is written at the end of a transaction.
  private func isEmpty(
    _ table: String, _ database: SQLiteConnection
  ) throws(SearchIndexError) -> Bool {
    let sizes = table + "_docsize"
    let hasSizes = try database.value("SELECT 1 FROM sqlite_master WHERE name = ?1", [sizes]) != nil
    let rows = Self.quoted(hasSizes ? sizes : table + "_idx")
    return try database.value("SELECT 1 FROM \(rows) LIMIT 1") == nil
  }

  /// Builds an index again from its content, and records the fingerprint.
  ///
  /// A table without content of its own (`content=''`) cannot be built again; insert its rows anew.
  ///
  /// - Parameters:
  ///   - table: the name of the FTS5 table.
  ///   - connection: the `sqlite3 *` of the connection.
  /// - Complexity: O(*n*) in the size of the content.
  public func rebuildIndex(
    _ table: String, on connection: OpaquePointer?
  ) throws(SearchIndexError) {
    let database = try unsafe SQLiteConnection(linked: connection)
    try checkTokenizer(of: table, database)
    try database.run("SAVEPOINT fenci_rebuild")
    do {
      let name = Self.quoted(table)
      try database.run("INSERT INTO \(name)(\(name)) VALUES('rebuild')")
      try record(table, database)
      try database.run("RELEASE fenci_rebuild")
    } catch {
      // If the transaction is gone already, the first error says why.
      try? database.run("ROLLBACK TO fenci_rebuild")
      try? database.run("RELEASE fenci_rebuild")
      throw error
    }
  }

  private func record(_ table: String, _ database: SQLiteConnection) throws(SearchIndexError) {
    try database.run(
      "CREATE TABLE IF NOT EXISTS fenci_index(name TEXT PRIMARY KEY COLLATE NOCASE, fingerprint TEXT NOT NULL)"
    )
    try database.run("INSERT OR REPLACE INTO fenci_index VALUES(?1, ?2)", [table, fingerprint])
  }

  /// A name as SQL writes it between quotation marks.
  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
