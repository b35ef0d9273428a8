extension FenciTokenizer {
  /// Checks that an index was built by this tokenizer: the same dictionary, the same user words and
  /// options, and the same version of the engine.
  ///
  ///     do {
  ///       try tokenizer.verifyIndex("article", on: connection)
  ///     } catch .staleIndex {
  ///       try tokenizer.rebuildIndex("article", on: connection)
  ///     }
  ///
  /// The fingerprint is stored in the database, in the table `fenci_index`. An index without rows is
  /// recorded by the first call, so call it when you have created the table, and later each time the
  /// database is opened.
  ///
  /// - Parameters:
  ///   - table: the name of the FTS5 table.
  ///   - connection: the `sqlite3 *` of the connection.
  /// - Throws: ``SearchIndexError/staleIndex(table:)`` if the fingerprint is another one,
  ///   ``SearchIndexError/unknownIndex(table:)`` if the index has rows and no fingerprint, and
  ///   ``SearchIndexError/sqlite(_:)`` if there is no such table.
  public func verifyIndex(
    _ table: String, on connection: OpaquePointer?
  ) throws(SearchIndexError) {
    let database = try unsafe SQLiteConnection(linked: connection)
    let hasRecords = try database.value(
      "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'fenci_index'")
    let stored =
      hasRecords == nil
      ? nil : try database.value("SELECT fingerprint FROM fenci_index WHERE name = ?1", [table])
    if stored == fingerprint { return }
    if stored != nil { throw .staleIndex(table: table) }
    // The part of FTS5 that lists the segments of the index. It has no row if the index is empty.
    let segments = Self.quoted(table + "_idx")
    guard try database.value("SELECT 1 FROM \(segments) LIMIT 1") == nil else {
      throw .unknownIndex(table: table)
    }
    try record(table, database)
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
    try database.run("SAVEPOINT fenci_rebuild")
    do {
      let name = Self.quoted(table)
      try database.run("INSERT INTO \(name)(\(name)) VALUES('rebuild')")
      try record(table, database)
      try database.run("RELEASE fenci_rebuild")
    } catch {
      try database.run("ROLLBACK TO fenci_rebuild")
      try database.run("RELEASE fenci_rebuild")
      throw error
    }
  }

  private func record(_ table: String, _ database: SQLiteConnection) throws(SearchIndexError) {
    try database.run(
      "CREATE TABLE IF NOT EXISTS fenci_index(name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL)")
    try database.run("INSERT OR REPLACE INTO fenci_index VALUES(?1, ?2)", [table, fingerprint])
  }

  /// A name as SQL writes it between quotation marks.
  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
