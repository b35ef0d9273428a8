internal import CFenciSQLite

/// A connection to a database, with the functions of its SQLite.
///
/// Invariant: the connection is open while the value is used, and the functions are those of the
/// library that opened it.
@safe struct SQLiteConnection {
  private let sqlite: fenci_sqlite
  private let connection: OpaquePointer

  /// Uses the SQLite that the program links.
  init(linked connection: OpaquePointer?) throws(SearchIndexError) {
    guard let connection = unsafe connection else { throw .noConnection }
    var sqlite = fenci_sqlite()
    guard unsafe fenci_sqlite_linked(&sqlite) else { throw .noSQLite }
    self.sqlite = sqlite
    unsafe self.connection = connection
  }

  /// Uses the SQLite that loads an extension.
  ///
  /// - Parameter routines: its table of functions, `sqlite3_api_routines`.
  init(loading routines: UnsafeRawPointer, _ connection: OpaquePointer) {
    var sqlite = fenci_sqlite()
    unsafe fenci_sqlite_loading(routines, &sqlite)
    self.sqlite = sqlite
    unsafe self.connection = connection
  }

  /// Registers a tokenizer and its SQL functions.
  func register(_ tokenizer: FenciTokenizer) throws(SearchIndexError) {
    // The functions come first: they cannot be replaced while a statement runs.
    try unsafe SQLFunctions.register(tokenizer, on: connection, sqlite, check)
    let result = withRegistration(of: tokenizer) { functions, context, destroy in
      unsafe withUnsafePointer(to: sqlite) { sqlite in
        unsafe fenci_sqlite_register(
          sqlite, connection, FenciTokenizer.name, functions, context, destroy)
      }
    }
    if result == -1 { throw .noFTS5 }
    try check(result)
  }

  /// The result code of the first step of a statement.
  func result(_ sql: String, _ value: String) throws(SearchIndexError) -> Int32 {
    var statement: OpaquePointer?
    try check(unsafe sqlite.prepare(connection, sql, -1, &statement, nil))
    defer { unsafe _ = sqlite.finalize(statement) }
    try check(unsafe sqlite.bind_text(statement, 1, value, -1, fenci_sqlite_transient()))
    return unsafe sqlite.step(statement)
  }

  /// The first column of the first row of a statement; nil if there is no row.
  func value(_ sql: String, _ values: [String] = []) throws(SearchIndexError) -> String? {
    var statement: OpaquePointer?
    try check(unsafe sqlite.prepare(connection, sql, -1, &statement, nil))
    defer { unsafe _ = sqlite.finalize(statement) }
    for (index, value) in values.enumerated() {
      try check(
        unsafe sqlite.bind_text(statement, Int32(index + 1), value, -1, fenci_sqlite_transient()))
    }
    let result = unsafe sqlite.step(statement)
    guard result == Int32(FENCI_SQLITE_ROW) else {
      if result != Int32(FENCI_SQLITE_DONE) { try check(result) }
      return nil
    }
    return unsafe sqlite.column_text(statement, 0).map { unsafe String(cString: $0) } ?? ""
  }

  /// Runs a statement without results.
  func run(_ sql: String, _ values: [String] = []) throws(SearchIndexError) {
    _ = try value(sql, values)
  }

  private func check(_ result: Int32) throws(SearchIndexError) {
    guard result != Int32(FENCI_SQLITE_OK) else { return }
    let message = unsafe sqlite.errmsg(connection).map { unsafe String(cString: $0) }
    throw .sqlite(message ?? "error \(result)")
  }
}
