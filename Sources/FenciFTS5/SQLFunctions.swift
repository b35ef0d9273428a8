internal import CFenciSQLite

/// The SQL functions that come with a tokenizer.
///
/// Invariant: the context that SQLite passes is the one that it got, and it is alive until SQLite has
/// called its destructor.
@safe final class SQLFunctions {
  private let tokenizer: FenciTokenizer
  private let sqlite: fenci_sqlite

  private init(_ tokenizer: FenciTokenizer, _ sqlite: fenci_sqlite) {
    self.tokenizer = tokenizer
    self.sqlite = sqlite
  }

  /// Adds `fenci_query(text)` and `fenci_fingerprint()` to a connection.
  static func register(
    _ tokenizer: FenciTokenizer, on connection: OpaquePointer, _ sqlite: fenci_sqlite,
    _ check: (Int32) throws(SearchIndexError) -> Void
  ) throws(SearchIndexError) {
    for unsafe(name, count, function) in unsafe functions {
      let context = unsafe Unmanaged.passRetained(SQLFunctions(tokenizer, sqlite)).toOpaque()
      let flags =
        FENCI_SQLITE_UTF8 | FENCI_SQLITE_DETERMINISTIC
        | FENCI_SQLITE_INNOCUOUS
      try check(
        unsafe sqlite.create_function(
          connection, name, count, Int32(flags), context, function, nil, nil
        ) { context in
          guard let context = unsafe context else { return }
          unsafe Unmanaged<SQLFunctions>.fromOpaque(context).release()
        })
    }
  }

  private typealias Function =
    @convention(c) (
      OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
    ) -> Void

  private static var functions: [(name: String, count: Int32, Function)] {
    unsafe [
      (
        "fenci_query", 1,
        { context, count, values in
          guard let functions = unsafe SQLFunctions.of(context), count == 1,
            let value = unsafe values?.pointee
          else { return }
          unsafe functions.answer(functions.tokenizer.query(functions.text(of: value)), context)
        }
      ),
      (
        "fenci_fingerprint", 0,
        { context, _, _ in
          guard let functions = unsafe SQLFunctions.of(context) else { return }
          unsafe functions.answer(functions.tokenizer.fingerprint, context)
        }
      ),
    ]
  }

  /// The value that SQLite keeps for a function that it calls.
  private static func of(_ context: OpaquePointer?) -> SQLFunctions? {
    guard let pointer = unsafe fenci_sqlite_context(context) else { return nil }
    return unsafe Unmanaged<SQLFunctions>.fromOpaque(pointer).takeUnretainedValue()
  }

  private func text(of value: OpaquePointer) -> String {
    guard let start = unsafe sqlite.value_text(value) else { return "" }
    let count = unsafe Int(sqlite.value_bytes(value))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  private func answer(_ text: String, _ context: OpaquePointer?) {
    var text = text
    text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe sqlite.result_text(
          context, characters.baseAddress, Int32(characters.count), fenci_sqlite_transient())
      }
    }
  }
}
