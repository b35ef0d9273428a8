/// An error of the full-text index.
public enum SearchIndexError: Error, Hashable, Sendable {
  /// The connection is nil, so it is closed.
  case noConnection
  /// The program links no SQLite.
  case noSQLite
  /// The SQLite of the program was compiled without FTS5.
  case noFTS5
  /// An index was built by another dictionary, other user words or another version of the engine,
  /// so some queries would miss rows.
  case staleIndex(table: String)
  /// An index has rows, but nobody has recorded what it was built by.
  case unknownIndex(table: String)
  /// The connection has the table open with another tokenizer, or with other options.
  case otherTokenizer(table: String)
  /// An error of SQLite, with its message.
  case sqlite(String)
}

extension SearchIndexError: CustomStringConvertible {
  /// A sentence that names the problem and says what to do.
  public var description: String {
    switch self {
    case .noConnection: "the connection is closed"
    case .noSQLite:
      "the program links no SQLite: link the library sqlite3, or a package that has it"
    case .noFTS5:
      "this SQLite has no FTS5: use one that is compiled with SQLITE_ENABLE_FTS5"
    case .staleIndex(let table):
      "the index “\(table)” was built by another dictionary, other user words or another version: "
        + "call updateIndex(\"\(table)\", on: connection)"
    case .unknownIndex(let table):
      "the index “\(table)” has rows, and what it was built by is not recorded: "
        + "call updateIndex(\"\(table)\", on: connection)"
    case .otherTokenizer(let table):
      "the connection uses another tokenizer or other options for “\(table)”: create the table with "
        + "`arguments`, register the tokenizer before the table is used, and after a change of "
        + "words open the database again"
    case .sqlite(let message): "SQLite: \(message)"
    }
  }
}
