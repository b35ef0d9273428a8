internal import FenciFTS5

/// The entry point that SQLite calls when it loads the extension: registers the tokenizer `fenci` and
/// its SQL functions on the connection.
///
///     .load ./libFenciSQLite
///     CREATE VIRTUAL TABLE article USING fts5(body, tokenize = 'fenci');
///     SELECT * FROM article WHERE article MATCH fenci_query('創新');
///
/// - Parameters:
///   - connection: the connection.
///   - message: unused; SQLite has its own message for a result.
///   - routines: SQLite's table of functions.
/// - Returns: a result code of SQLite.
@_cdecl("sqlite3_extension_init")
public func extensionEntryPoint(
  _ connection: OpaquePointer, _ message: UnsafeMutableRawPointer?, _ routines: UnsafeRawPointer
) -> Int32 {
  unsafe FenciTokenizer.register(onLoading: routines, connection)
}
